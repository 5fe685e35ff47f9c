package dsim.sim;

import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Gone;
import dsim.actor.Role;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Network;
import dsim.random.Seed;
import dsim.trace.TraceEvent;
import dsim.wire.RecordWire;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A few scripted nodes, and what happened among them as lines of text. */
final class World {

    /** What the scripted nodes say. */
    sealed interface Say {
        record Number(int value) implements Say {}

        record Text(String value) implements Say {}
    }

    /** What they wait for. */
    sealed interface Wait {
        record For(String what) implements Wait {}
    }

    /** What one node does; the default does nothing. */
    abstract static class Script implements Actor<Say, Wait> {

        @Override
        public void onStart() {}

        @Override
        public void onMessage(Address from, Say message) {}

        @Override
        public void onTimer(Wait timer) {}

        @Override
        public void onGone(Address peer, Gone why) {}
    }

    static final RecordWire<Say> DATAGRAM = RecordWire.datagram(Say.class);
    static final RecordWire<Say> STREAM = RecordWire.stream(Say.class);
    static final Duration MS = Duration.ofMillis(1);

    private final List<Address> addresses = new ArrayList<>();
    private final List<Role<Say, Wait>> roles = new ArrayList<>();
    private final List<NodeClock> clocks = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private Wire<Say> wire = DATAGRAM;
    private Link link = Link.of(Latency.constant(MS));
    private UnaryOperator<Simulation.Builder> more = plan -> plan;

    World wire(Wire<Say> wire) {
        this.wire = wire;
        return this;
    }

    World link(Link link) {
        this.link = link;
        return this;
    }

    World with(UnaryOperator<Simulation.Builder> more) {
        UnaryOperator<Simulation.Builder> before = this.more;
        this.more = plan -> more.apply(before.apply(plan));
        return this;
    }

    World node(String name, Role<Say, Wait> role) {
        return node(name, NodeClock.PERFECT, role);
    }

    World node(String name, NodeClock clock, Role<Say, Wait> role) {
        addresses.add(at(name, addresses.size()));
        roles.add(role);
        clocks.add(clock);
        return this;
    }

    static Address at(String name, int place) {
        return Address.of(name, 1).at(place);
    }

    static Address at(String name) {
        return Address.of(name, 1);
    }

    Simulation build(long seed) {
        Simulation.Builder plan = Simulation.with(Seed.of(seed))
                .network(key -> Network.builder(addresses.size(), link).build(key))
                .sink(this::write);
        for (int i = 0; i < addresses.size(); i++) {
            plan.node(addresses.get(i), roles.get(i), wire, clocks.get(i), Duration.ZERO);
        }
        return more.apply(plan).build();
    }

    /** Runs for so many milliseconds. */
    World run(long millis) {
        build(42).runUntil(Duration.ofMillis(millis));
        return this;
    }

    private void write(TraceEvent event) {
        switch (event.kind()) {
            case DELIVER, GONE, TIMER, CRASH, START, ACTION -> line(event, event.peer(), "");
            case DROP -> line(event, event.peer(), " " + event.reason());
            default -> {}
        }
    }

    private void line(TraceEvent event, Address peer, String more) {
        String other = peer.equals(TraceEvent.nobody()) ? "" : " " + peer.host() + (peer.port() == 1 ? "" : "*");
        lines.add(millis(event.timeNanos()) + " " + event.kind() + " "
                + event.node().host() + other + " " + text(event.subject()) + more);
    }

    private static String millis(long nanos) {
        return nanos % 1_000_000 == 0 ? Long.toString(nanos / 1_000_000) : Double.toString(nanos / 1e6);
    }

    private static String text(Object subject) {
        if (subject instanceof Say.Number number) {
            return Integer.toString(number.value());
        } else if (subject instanceof Say.Text text) {
            return text.value();
        } else if (subject instanceof Wait.For wait) {
            return wait.what();
        }
        return subject.toString();
    }

    /** What happened so far, but for the first starts. */
    List<String> story() {
        return lines.stream().filter(line -> !line.matches("0 START .* 1")).toList();
    }

    /** A role that only starts. */
    interface Starting {
        void start(Context<Say, Wait> context);
    }

    static Role<Say, Wait> starting(Starting what) {
        return context -> new Script() {
            @Override
            public void onStart() {
                what.start(context);
            }
        };
    }

    static Role<Say, Wait> silent() {
        return starting(context -> {});
    }

    /** Answers every number with the next one. */
    static Role<Say, Wait> counting() {
        return context -> new Script() {
            @Override
            public void onMessage(Address from, Say message) {
                if (message instanceof Say.Number number) {
                    context.send(from, new Say.Number(number.value() + 1));
                }
            }
        };
    }
}
