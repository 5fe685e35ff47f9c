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
 * A gossip flood: each node is linked with four that it draws, so degrees are 8 on the mean. Ten nodes start a rumour each; whoever
 * hears one for the first time tells all neighbours. Latency 1 ms + exponential of mean 9 ms, nothing is lost.
 */
final class Flood implements Workload.Course {

    private static final int LINKS_DRAWN = 4;
    private static final int RUMOURS = 10;
    private static final int NONE = -1;
    private static final long MIN_NANOS = 1_000_000;
    private static final long MEAN_NANOS = 9_000_000;
    private static final long LONG_ENOUGH = 10_000_000_000L;

    /** What nodes tell each other. */
    sealed interface Message {
        record Rumour(int number) implements Message {}
    }

    private enum Wait {
        NOTHING
    }

    private final Engine engine;
    private final int size;
    private final int[][] neighbours;
    private final Phold.Counter delivered = new Phold.Counter();
    private Runnable flood = () -> {};

    Flood(Engine engine, int size) {
        this.engine = engine;
        this.size = size;
        this.neighbours = graph(size);
    }

    private static int[][] graph(int size) {
        Rng chance = new Rng(Key.of(Seed.of(1), "graph"));
        int[] degree = new int[size];
        int[] ends = new int[2 * LINKS_DRAWN * size];
        for (int i = 0; i < ends.length; i += 2) {
            ends[i] = i / 2 % size;
            ends[i + 1] = chance.below(size);
            degree[ends[i]]++;
            degree[ends[i + 1]]++;
        }
        int[][] neighbours = new int[size][];
        for (int node = 0; node < size; node++) {
            neighbours[node] = new int[degree[node]];
        }
        for (int i = 0; i < ends.length; i += 2) {
            neighbours[ends[i]][--degree[ends[i]]] = ends[i + 1];
            neighbours[ends[i + 1]][--degree[ends[i + 1]]] = ends[i];
        }
        return neighbours;
    }

    @Override
    public void prepare() {
        flood = engine == Engine.BASELINE ? baseline() : ours();
    }

    @Override
    public long advance() {
        long before = delivered.count;
        flood.run();
        return delivered.count - before;
    }

    private Runnable ours() {
        Worlds.World world = Worlds.ofSize(size, MIN_NANOS, MEAN_NANOS, 0);
        Simulation.Builder plan = world.plan();
        RecordWire<Message> wire = Worlds.wire(Message.class);
        for (int node = 0; node < size; node++) {
            Address[] peers = new Address[neighbours[node].length];
            for (int i = 0; i < peers.length; i++) {
                peers[i] = world.addresses()[neighbours[node][i]];
            }
            int own = node < RUMOURS ? node : NONE;
            plan.node(
                    world.addresses()[node],
                    (Context<Message, Wait> context) -> new Gossip(context, peers, own, delivered),
                    wire);
        }
        Simulation simulation = plan.build();
        simulation.runUntil(Duration.ZERO);
        return () -> simulation.runUntil(Duration.ofNanos(LONG_ENOUGH));
    }

    private static final class Gossip implements Actor<Message, Wait> {
        private final Context<Message, Wait> context;
        private final Address[] peers;
        private final int own;
        private final Phold.Counter delivered;
        private int heard;

        private Gossip(Context<Message, Wait> context, Address[] peers, int own, Phold.Counter delivered) {
            this.context = context;
            this.peers = peers;
            this.own = own;
            this.delivered = delivered;
        }

        @Override
        public void onStart() {
            if (own != NONE) {
                hear(new Message.Rumour(own));
            }
        }

        @Override
        public void onMessage(Address from, Message message) {
            delivered.count++;
            hear((Message.Rumour) message);
        }

        private void hear(Message.Rumour rumour) {
            int bit = 1 << rumour.number();
            if ((heard & bit) == 0) {
                heard |= bit;
                for (Address peer : peers) {
                    context.send(peer, rumour);
                }
            }
        }

        @Override
        public void onTimer(Wait timer) {}
    }

    private Runnable baseline() {
        Baseline world = new Baseline(MIN_NANOS, MEAN_NANOS, 0);
        Peer[] all = new Peer[size];
        for (int i = 0; i < size; i++) {
            all[i] = new Peer(world, all, neighbours[i], delivered);
        }
        for (int i = 0; i < RUMOURS; i++) {
            all[i].hear(new Message.Rumour(i));
        }
        return () -> world.runUntil(LONG_ENOUGH);
    }

    private static final class Peer implements Baseline.Node {
        private final Baseline world;
        private final Peer[] all;
        private final int[] peers;
        private final Phold.Counter delivered;
        private int heard;

        private Peer(Baseline world, Peer[] all, int[] peers, Phold.Counter delivered) {
            this.world = world;
            this.all = all;
            this.peers = peers;
            this.delivered = delivered;
        }

        @Override
        public void onMessage(Baseline.Node from, Object message) {
            delivered.count++;
            hear((Message.Rumour) message);
        }

        private void hear(Message.Rumour rumour) {
            int bit = 1 << rumour.number();
            if ((heard & bit) == 0) {
                heard |= bit;
                for (int peer : peers) {
                    world.send(this, all[peer], rumour);
                }
            }
        }

        @Override
        public void onTimer(Baseline.Timer timer) {}
    }
}
