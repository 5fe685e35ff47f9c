package dsim.algorithms.election;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.algorithms.election.ElectionFact.Joined;
import dsim.fault.Fault;
import dsim.fault.FaultSchedule;
import dsim.fault.Target;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Network;
import dsim.network.Order;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.sim.Bytes;
import dsim.sim.Simulation;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Half a minute of everything that may go wrong, drawn from a seed, then calm: loss, doubling, slow links, partitions and cuts,
 * crashes and returns with and without what was persisted, pauses. Messages travel as bytes and may overtake each other.
 */
public final class Storm {

    private static final Duration STORM = Duration.ofSeconds(30);

    /** How much later a message may arrive by one fault; several add up. */
    private static final Duration SLOWEST = Duration.ofSeconds(2);

    private static final Duration DOWN_AT_MOST = Duration.ofSeconds(6);

    private static final int ROUNDS = 12;

    /** The last message of the storm has arrived, or its stream was given up. */
    private static final Duration LULL = SLOWEST.multipliedBy(ROUNDS).plusSeconds(20);

    private static final Duration CALM = STORM.plus(LULL);
    private static final Duration AFTERWARDS = Duration.ofSeconds(60);

    private final Rng rng;
    private final ImmutableList<Address> nodes;
    private final ImmutableList.Builder<FaultSchedule.Entry> faults = ImmutableList.builder();

    private Storm(Rng rng, ImmutableList<Address> nodes) {
        this.rng = rng;
        this.nodes = nodes;
    }

    /**
     * Lets a group through a storm, and asserts: no process ever follows one below itself; after the calm and a settling time
     * the highest that is up leads and all know it; and after that nothing changes any more.
     *
     * @param settling how long after the last fault the group may take
     */
    public static <M, T> void assertWeathered(
            Seed seed, Electorate electorate, Role<M, T> role, Wire<M> wire, Duration settling) {
        ImmutableList<Address> nodes = Processes.upTo(electorate.members().size());
        Leadership leadership = new Leadership();
        LeaderAgreed agreed = new LeaderAgreed();
        LowerNeverLeads lowerNeverLeads = new LowerNeverLeads();
        Survivors survivors = new Survivors(electorate);
        Simulation.Builder plan = Simulation.with(seed)
                .network(key -> Network.builder(nodes.size(), link()).build(key))
                .faults(new Storm(new Rng(Key.of(seed, "storm")), nodes).draw())
                .role("leader", leadership)
                .bytes(Bytes.ALWAYS)
                .sink(agreed)
                .sink(lowerNeverLeads)
                .sink(survivors);
        nodes.forEach(node -> plan.node(node, role, wire));
        Simulation simulation = plan.build();

        simulation.runUntil(CALM.plus(settling));
        ImmutableList<Address> leaders = leadership.holders();
        long factsThen = survivors.facts;
        simulation.runUntil(CALM.plus(settling).plus(AFTERWARDS));

        assertAll(
                () -> assertTrue(lowerNeverLeads.holds(), lowerNeverLeads::says),
                () -> assertEquals(
                        survivors.highest().stream().toList(), leaders, "leaders when all should be settled"),
                () -> assertTrue(agreed.holds(), agreed::says),
                () -> assertEquals(factsThen, survivors.facts, "nothing changes any more"),
                () -> assertFalse(simulation.ledger().isVacuous(), () -> "the storm blew: " + simulation.ledger()));
    }

    private static Link link() {
        return Link.of(Latency.uniform(Duration.ofMillis(5), Duration.ofMillis(50)))
                .withOrder(Order.ANY);
    }

    private FaultSchedule draw() {
        Target all = new Target.Nodes(nodes);
        add(Duration.ZERO, STORM, new Fault.Lose(all, all, true, share(0.2, 0.4)), false);
        add(Duration.ZERO, STORM, new Fault.Duplicate(all, all, true, share(0.2, 0.4)), false);
        for (int i = 0; i < ROUNDS; i++) {
            Duration at = rng.between(Duration.ZERO, STORM);
            Duration lasting =
                    rng.between(Duration.ofMillis(100), STORM.minus(at).plusMillis(100));
            add(at, lasting, lastingFault(all), true);
            Duration crash = rng.between(Duration.ZERO, STORM);
            add(crash, new Fault.Crash(victim()));
            add(crash.plus(rng.between(Duration.ofMillis(100), DOWN_AT_MOST)), new Fault.Restart(all, rng.chance(0.7)));
        }
        Address survivor = rng.pick(nodes);
        for (Address node : nodes) {
            boolean dies = rng.chance(0.3) && !node.equals(survivor);
            add(CALM, dies ? new Fault.Crash(Target.of(node)) : new Fault.Restart(Target.of(node), rng.chance(0.5)));
        }
        return new FaultSchedule(faults.build());
    }

    private Fault lastingFault(Target all) {
        return switch (rng.below(4)) {
            case 0 -> new Fault.Slow(all, all, true, 1, rng.between(Duration.ZERO, SLOWEST));
            case 1 -> new Fault.Split(all, 2);
            case 2 -> new Fault.Cut(victim(), all, rng.chance(0.5));
            default -> new Fault.Pause(victim());
        };
    }

    private double share(double least, double most) {
        return least + rng.nextDouble() * (most - least);
    }

    private Target victim() {
        return rng.chance(0.5) ? new Target.Holders("leader") : Target.of(rng.pick(nodes));
    }

    private void add(Duration at, Duration lasting, Fault fault, boolean mayBeIdle) {
        faults.add(new FaultSchedule.Entry(at, Optional.of(lasting), fault, mayBeIdle, fault.toString()));
    }

    private void add(Duration at, Fault fault) {
        faults.add(new FaultSchedule.Entry(at, Optional.empty(), fault, true, fault.toString()));
    }

    /** Who is up, and how much anybody has told. */
    private static final class Survivors implements TraceSink {

        private final Electorate electorate;
        private final Set<Address> up = new LinkedHashSet<>();
        private long facts;

        Survivors(Electorate electorate) {
            this.electorate = electorate;
        }

        @Override
        public void on(TraceEvent event) {
            switch (event.kind()) {
                case START -> up.add(event.node());
                case CRASH -> up.remove(event.node());
                case NOTE -> facts += event.subject() instanceof Joined ? 0 : 1;
                default -> {}
            }
        }

        Optional<Address> highest() {
            return electorate.members().stream()
                    .filter(member -> up.contains(member.address()))
                    .max(Comparator.comparing(Member::id, electorate.order()))
                    .map(Member::address);
        }
    }
}
