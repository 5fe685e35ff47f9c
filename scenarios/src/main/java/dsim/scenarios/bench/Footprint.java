package dsim.scenarios.bench;

import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Role;
import dsim.sim.Simulation;
import dsim.wire.RecordWire;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much memory a run takes, in bytes: what the engine has of an idle node, what the algorithm has of it (the address with
 * its name, the role, the actor), and what the engine has of a message that is under way.
 */
public final class Footprint {

    private static final int MESSAGES = 4;

    /** One message for all, so that what is measured is the engine's part. */
    private static final Message.Nothing NOTHING = new Message.Nothing();

    sealed interface Message {
        record Nothing() implements Message {}
    }

    private enum Wait {
        NOTHING
    }

    /** An actor that is its own role, and so is there before the engine. */
    private static final class Idle implements Role<Message, Wait>, Actor<Message, Wait> {
        private final Address to;
        private final boolean sends;
        private @Nullable Context<Message, Wait> context;

        private Idle(Address to, boolean sends) {
            this.to = to;
            this.sends = sends;
        }

        @Override
        public Actor<Message, Wait> play(Context<Message, Wait> given) {
            context = given;
            return this;
        }

        @Override
        public void onStart() {
            for (int i = 0; sends && context != null && i < MESSAGES; i++) {
                context.send(to, NOTHING);
            }
        }

        @Override
        public void onMessage(Address from, Message message) {}

        @Override
        public void onTimer(Wait timer) {}
    }

    private Footprint() {}

    /**
     * Measures all three.
     *
     * @param args how many nodes
     */
    public static void main(String[] args) {
        int size = Integer.parseInt(args[0]);
        double idle = engine(size, false);
        double algorithm = algorithm(size);
        double sending = engine(size, true);
        System.out.println((idle - algorithm) + " " + algorithm + " " + (sending - idle) / MESSAGES);
    }

    /** Bytes per node without an engine. */
    private static double algorithm(int size) {
        long before = used();
        Object held = cast(Worlds.ofSize(size, 1_000_000, 1_000_000, 0).addresses(), false);
        return perNode(before, size, held);
    }

    /** Bytes per node with one. */
    private static double engine(int size, boolean sends) {
        long before = used();
        Object held = simulation(size, sends);
        return perNode(before, size, held);
    }

    private static double perNode(long before, int size, Object held) {
        try {
            return (double) (used() - before) / size;
        } finally {
            Reference.reachabilityFence(held);
        }
    }

    private static List<Idle> cast(Address[] all, boolean sends) {
        List<Idle> cast = new ArrayList<>(all.length);
        for (int i = 0; i < all.length; i++) {
            cast.add(new Idle(all[(i + 1) % all.length], sends));
        }
        return cast;
    }

    private static Simulation simulation(int size, boolean sends) {
        Worlds.World world = Worlds.ofSize(size, 1_000_000, 1_000_000, 0);
        RecordWire<Message> wire = Worlds.wire(Message.class);
        List<Idle> cast = cast(world.addresses(), sends);
        for (int i = 0; i < size; i++) {
            world.plan().node(world.addresses()[i], cast.get(i), wire);
        }
        Simulation simulation = world.plan().build();
        simulation.runUntil(Duration.ZERO);
        return simulation;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
