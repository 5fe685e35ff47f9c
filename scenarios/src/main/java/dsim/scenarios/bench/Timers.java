package dsim.scenarios.bench;

import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.sim.Simulation;
import dsim.wire.RecordWire;
import java.time.Duration;

/**
 * What failure detectors do: every second a sign of life, at which the timeout of three seconds is cancelled and set anew.
 * One in a hundred is left to run out.
 */
final class Timers implements Workload.Course {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final double LEFT_ALONE = 0.01;
    private static final long STEPS = 200_000;

    /** From then on as many timers wait as ever will, taken back or not. */
    private static final Duration STEADY = TIMEOUT.plus(PERIOD);

    /** Nothing is said. */
    sealed interface Message {
        record Nothing() implements Message {}
    }

    private enum Wait {
        PERIOD,
        TIMEOUT
    }

    /** Advances virtual time to an instant. */
    private interface Span {
        void until(long nanos);
    }

    private final long chunkNanos;
    private final Phold.Counter periods = new Phold.Counter();
    private final Span run;
    private long until;

    Timers(Engine engine, int size) {
        this.chunkNanos = Math.max(1, STEPS * PERIOD.toNanos() / size);
        this.run = engine == Engine.BASELINE ? baseline(size) : ours(size);
        this.until = STEADY.toNanos();
        run.until(until);
    }

    @Override
    public long advance() {
        long before = periods.count;
        until += chunkNanos;
        run.until(until);
        return periods.count - before;
    }

    private Span ours(int size) {
        Worlds.World world = Worlds.ofSize(size, 1, 1, 0);
        RecordWire<Message> wire = Worlds.wire(Message.class);
        for (Address address : world.addresses()) {
            world.plan().node(address, (Context<Message, Wait> context) -> new Watch(context, periods), wire);
        }
        Simulation simulation = world.plan().build();
        return nanos -> simulation.runUntil(Duration.ofNanos(nanos));
    }

    private static final class Watch implements Actor<Message, Wait> {
        private final Context<Message, Wait> context;
        private final Phold.Counter periods;
        private final Rng chance;

        private Watch(Context<Message, Wait> context, Phold.Counter periods) {
            this.context = context;
            this.periods = periods;
            this.chance = context.random("left alone");
        }

        @Override
        public void onStart() {
            context.setTimer(Wait.PERIOD, Duration.ofNanos(chance.between(1, PERIOD.toNanos())));
        }

        @Override
        public void onMessage(Address from, Message message) {}

        @Override
        public void onTimer(Wait timer) {
            if (timer == Wait.PERIOD) {
                periods.count++;
                context.setTimer(Wait.PERIOD, PERIOD);
                if (!chance.chance(LEFT_ALONE)) {
                    context.cancelTimer(Wait.TIMEOUT);
                    context.setTimer(Wait.TIMEOUT, TIMEOUT);
                }
            }
        }
    }

    private Span baseline(int size) {
        Baseline world = new Baseline(1, 1, 0);
        Key key = Key.of(Seed.of(1), "node");
        for (int i = 0; i < size; i++) {
            new Peer(world, new Rng(key.with(i)), periods).start();
        }
        return world::runUntil;
    }

    private static final class Peer implements Baseline.Node {
        private final Baseline world;
        private final Rng chance;
        private final Phold.Counter periods;
        private Baseline.Timer timeout;

        private Peer(Baseline world, Rng chance, Phold.Counter periods) {
            this.world = world;
            this.chance = chance;
            this.periods = periods;
            this.timeout = world.setTimer(this, Wait.TIMEOUT, TIMEOUT.toNanos());
        }

        private void start() {
            world.setTimer(this, Wait.PERIOD, chance.between(1, PERIOD.toNanos()));
        }

        @Override
        public void onMessage(Baseline.Node from, Object message) {}

        @Override
        public void onTimer(Baseline.Timer timer) {
            if (timer.value == Wait.PERIOD) {
                periods.count++;
                world.setTimer(this, Wait.PERIOD, PERIOD.toNanos());
                if (!chance.chance(LEFT_ALONE)) {
                    timeout.cancel();
                    timeout = world.setTimer(this, Wait.TIMEOUT, TIMEOUT.toNanos());
                }
            }
        }
    }
}
