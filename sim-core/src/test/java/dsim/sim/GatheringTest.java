package dsim.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Role;
import dsim.fault.Fault;
import dsim.fault.FaultSchedule;
import dsim.fault.Target;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Loss;
import dsim.network.Network;
import dsim.network.Order;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.sim.World.Say;
import dsim.sim.World.Wait;
import dsim.wire.RecordWire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Messages of many nodes that nobody watches are gathered before they get under way. Oracle: the same run with a listener,
 * where none is gathered; all that the actors notice must be the same, in the same order.
 */
final class GatheringTest {

    private static final int NODES = 5_000;
    private static final Duration END = Duration.ofMillis(3);

    private record Outcome(long noticed, long events, Duration elapsed, String faults) {}

    @Test
    void whoListensChangesNothing() {
        Link link = Link.of(Latency.exponential(Duration.ofNanos(1_000), micros(100)));
        assertSame(link.withLoss(Loss.independent(0.05)).withDuplicate(0.1).withOrder(Order.ANY));
        assertSame(link.withLoss(Loss.bursts(0.01, 3, 0.9)).withOrder(Order.FIFO));
        assertSame(Link.of(Latency.uniform(Duration.ofNanos(1), micros(50))));
        assertSame(Link.of(Latency.constant(Duration.ofNanos(1_000))));
    }

    private static void assertSame(Link link) {
        assertEquals(run(link, true), run(link, false));
    }

    private static Outcome run(Link link, boolean isWatched) {
        Noticed noticed = new Noticed();
        Simulation simulation = plan(link, isWatched, noticed).build();
        for (int part = 1; part <= 10; part++) {
            simulation.runUntil(END.dividedBy(10).multipliedBy(part));
        }
        return new Outcome(
                noticed.hash,
                simulation.events(),
                simulation.elapsed(),
                simulation.ledger().toString());
    }

    private static Simulation.Builder plan(Link link, boolean isWatched, Noticed noticed) {
        Simulation.Builder plan = Simulation.with(Seed.of(9))
                .network(key -> Network.builder(NODES, link).build(key))
                .faults(faults());
        List<Address> all = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            all.add(World.at("p" + i, i));
        }
        Role<Say, Wait> role = context -> new Chatter(context, all, noticed);
        RecordWire<Say> wire = World.DATAGRAM;
        all.forEach(address -> plan.node(address, role, wire));
        if (isWatched) {
            plan.sink(event -> {});
        }
        return plan;
    }

    /** One that cuts, one that slows, one that crashes: while a message's fate is disturbed, and after. */
    private static FaultSchedule faults() {
        Target p1 = Target.of(World.at("p1"));
        Target all = Target.of(
                IntStream.range(0, NODES).mapToObj(i -> World.at("p" + i)).toArray(Address[]::new));
        return new FaultSchedule(ImmutableList.of(
                entry(micros(300), new Fault.Crash(Target.of(World.at("p7")))),
                entry(micros(500), new Fault.Pause(Target.of(World.at("p8")))),
                entry(micros(1_200), new Fault.Slow(p1, all, true, 2, micros(1))),
                entry(micros(1_900), new Fault.Cut(p1, all, true))));
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(1_000 * micros);
    }

    private static FaultSchedule.Entry entry(Duration at, Fault fault) {
        return new FaultSchedule.Entry(at, Optional.of(micros(700)), fault, false, fault.toString());
    }

    /** What happened to all actors, in order. */
    private static final class Noticed {
        private long hash;

        void add(Context<Say, Wait> context, Address from, int number) {
            hash = (hash * 31 + context.now().getNano()) * 31
                    + context.self().hashCode() * 17L
                    + from.hashCode()
                    + number;
        }
    }

    /** Tells three others what it hears, sometimes itself, sometimes nobody, sometimes one twice; and ticks. */
    private static final class Chatter implements Actor<Say, Wait> {
        private final Context<Say, Wait> context;
        private final List<Address> all;
        private final Noticed noticed;
        private final Rng chance;

        Chatter(Context<Say, Wait> context, List<Address> all, Noticed noticed) {
            this.context = context;
            this.all = all;
            this.noticed = noticed;
            this.chance = context.random("peers");
        }

        @Override
        public void onStart() {
            context.setTimer(new Wait.For("tick"), Duration.ofNanos(chance.between(1, 400_000)));
        }

        @Override
        public void onTimer(Wait timer) {
            noticed.add(context, context.self(), -1);
            tell(3, 2);
            context.setTimer(timer, micros(400));
        }

        @Override
        public void onMessage(Address from, Say message) {
            int ttl = ((Say.Number) message).value();
            noticed.add(context, from, ttl);
            if (ttl > 0) {
                tell(chance.below(3), ttl - 1);
            }
        }

        private void tell(int times, int ttl) {
            Address last = context.self();
            for (int i = 0; i < times; i++) {
                int draw = chance.below(40);
                Address to = draw == 0 ? context.self() : draw == 1 ? World.at("nobody") : draw == 2 ? last : any();
                context.send(to, new Say.Number(ttl));
                last = to;
            }
        }

        /** Some addresses carry the mark of their place, some do not. */
        private Address any() {
            Address drawn = chance.pick(all);
            return chance.chance(0.9) ? drawn : World.at(drawn.host());
        }
    }

    @Test
    void theLimitOfPendingMessagesIsMetAtTheSameMessage() {
        assertEquals(eventsUntilTooManyPend(true), eventsUntilTooManyPend(false));
    }

    private static long eventsUntilTooManyPend(boolean isWatched) {
        Noticed noticed = new Noticed();
        Link link = Link.of(Latency.exponential(Duration.ofNanos(1_000), Duration.ofMillis(1)));
        Simulation simulation = plan(link, isWatched, noticed)
                .limits(new Limits(Long.MAX_VALUE, Long.MAX_VALUE, NODES + 20_000, 1 << 20))
                .build();
        LimitReachedException reached =
                assertThrows(LimitReachedException.class, () -> simulation.runUntil(Duration.ofMillis(50)));
        return simulation.events() * 31 + noticed.hash + reached.getMessage().hashCode();
    }
}
