package dsim.scenarios.bench;

import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.sim.Simulation;
import dsim.trace.Digest;
import java.time.Duration;

/**
 * The classic of parallel simulation (R. Fujimoto, 1990) with a network in between: latency 1 ms + exponential of mean 9 ms,
 * 1 % loss. Each node sends a new message every 250 ms, which makes up for what is lost.
 */
final class Phold implements Workload.Course {

    private static final int IN_FLIGHT = 4;
    private static final long MIN_NANOS = 1_000_000;
    private static final long MEAN_NANOS = 9_000_000;
    private static final double LOSS = 0.01;
    private static final long RESEND_NANOS = 250_000_000;
    private static final long STEPS = 200_000;

    /** What nodes say to each other. */
    sealed interface Message {
        record Job(int hops, int origin) implements Message {}
    }

    private enum Wait {
        TO_RESEND
    }

    private final long chunkNanos;
    private final Counter delivered = new Counter();
    private final Span run;
    private long until;

    /** Advances virtual time to an instant. */
    private interface Span {
        void until(long nanos);
    }

    static final class Counter {
        long count;
    }

    Phold(Engine engine, int size) {
        this.chunkNanos = Math.max(1, STEPS * (MIN_NANOS + MEAN_NANOS) / (IN_FLIGHT * (long) size));
        this.run = engine == Engine.BASELINE ? baseline(size) : ours(size, engine == Engine.DSIM_DIGEST);
    }

    @Override
    public long advance() {
        long before = delivered.count;
        until += chunkNanos;
        run.until(until);
        return delivered.count - before;
    }

    private Span ours(int size, boolean digest) {
        Worlds.World world = Worlds.ofSize(size, MIN_NANOS, MEAN_NANOS, LOSS);
        Simulation.Builder plan = world.plan();
        Address[] all = world.addresses();
        for (Address address : all) {
            plan.node(
                    address,
                    (Context<Message, Wait> context) -> new Job(context, all, delivered),
                    Worlds.wire(Message.class));
        }
        if (digest) {
            plan.sink(new Digest());
        }
        Simulation simulation = plan.build();
        return nanos -> simulation.runUntil(Duration.ofNanos(nanos));
    }

    private static final class Job implements Actor<Message, Wait> {
        private final Context<Message, Wait> context;
        private final Address[] all;
        private final int index;
        private final Counter delivered;
        private final Rng chance;

        private Job(Context<Message, Wait> context, Address[] all, Counter delivered) {
            this.context = context;
            this.all = all;
            this.index = context.self().place();
            this.delivered = delivered;
            this.chance = context.random("to");
        }

        @Override
        public void onStart() {
            for (int i = 0; i < IN_FLIGHT; i++) {
                send(0);
            }
            context.setTimer(Wait.TO_RESEND, Duration.ofNanos(chance.between(1, RESEND_NANOS)));
        }

        private void send(int hops) {
            context.send(all[chance.below(all.length)], new Message.Job(hops, index));
        }

        @Override
        public void onMessage(Address from, Message message) {
            delivered.count++;
            send(((Message.Job) message).hops() + 1);
        }

        @Override
        public void onTimer(Wait timer) {
            send(0);
            context.setTimer(timer, Duration.ofNanos(RESEND_NANOS));
        }
    }

    private Span baseline(int size) {
        Baseline world = new Baseline(MIN_NANOS, MEAN_NANOS, LOSS);
        Peer[] all = new Peer[size];
        Key key = Key.of(Seed.of(1), "node");
        for (int i = 0; i < size; i++) {
            all[i] = new Peer(world, all, i, new Rng(key.with(i)), delivered);
        }
        for (Peer peer : all) {
            peer.start();
        }
        return world::runUntil;
    }

    private static final class Peer implements Baseline.Node {
        private final Baseline world;
        private final Peer[] all;
        private final int index;
        private final Rng chance;
        private final Counter delivered;

        private Peer(Baseline world, Peer[] all, int index, Rng chance, Counter delivered) {
            this.world = world;
            this.all = all;
            this.index = index;
            this.chance = chance;
            this.delivered = delivered;
        }

        private void start() {
            for (int i = 0; i < IN_FLIGHT; i++) {
                send(0);
            }
            world.setTimer(this, Wait.TO_RESEND, chance.between(1, RESEND_NANOS));
        }

        private void send(int hops) {
            world.send(this, all[chance.below(all.length)], new Message.Job(hops, index));
        }

        @Override
        public void onMessage(Baseline.Node from, Object message) {
            delivered.count++;
            send(((Message.Job) message).hops() + 1);
        }

        @Override
        public void onTimer(Baseline.Timer timer) {
            send(0);
            world.setTimer(this, timer.value, RESEND_NANOS);
        }
    }
}
