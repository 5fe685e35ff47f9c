package dsim.scenarios.bench;

import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.sim.Simulation;
import dsim.wire.RecordWire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How much memory a run takes: bytes per idle node, and per pending message on top of it. */
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

    private record Idle(boolean sends, Address to, Context<Message, Wait> context) implements Actor<Message, Wait> {

        @Override
        public void onStart() {
            for (int i = 0; sends && i < MESSAGES; i++) {
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
     * Measures both.
     *
     * @param args how many nodes
     */
    public static void main(String[] args) {
        int size = Integer.parseInt(args[0]);
        long before = used();
        List<Object> held = new ArrayList<>();
        held.add(simulation(size, false));
        double perNode = (double) (used() - before) / size;
        held.clear();
        held.add(simulation(size, true));
        double perMessage = ((double) (used() - before) / size - perNode) / MESSAGES;
        System.out.println(perNode + " " + perMessage + " " + held.size());
    }

    private static Simulation simulation(int size, boolean sends) {
        Worlds.World world = Worlds.ofSize(size, 1_000_000, 1_000_000, 0);
        RecordWire<Message> wire = Worlds.wire(Message.class);
        Address[] all = world.addresses();
        for (int i = 0; i < size; i++) {
            Address to = all[(i + 1) % size];
            world.plan().node(all[i], (Context<Message, Wait> context) -> new Idle(sends, to, context), wire);
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
