package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Between;
import dsim.scenarios.ClockPlan;
import dsim.scenarios.Group;
import dsim.scenarios.Identity;
import dsim.scenarios.Scenario;
import dsim.sim.NodeClock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who takes part in a run, and what the seed decides about each node before it starts. What is drawn for a node hangs on
 * the seed and the node's name, never on its number or on who else there is: except that no two identities are alike.
 */
public final class Roster {

    private final Seed seed;
    private final ImmutableMap<String, ImmutableList<Address>> groups;
    private final ImmutableMap<Address, ImmutableMap<String, Long>> identities;

    private Roster(
            Seed seed,
            ImmutableMap<String, ImmutableList<Address>> groups,
            ImmutableMap<Address, ImmutableMap<String, Long>> identities) {
        this.seed = seed;
        this.groups = groups;
        this.identities = identities;
    }

    /** Who takes part in a run of a scenario. */
    public static Roster of(Scenario scenario) {
        ImmutableMap.Builder<String, ImmutableList<Address>> groups = ImmutableMap.builder();
        int size = 0;
        for (Group group : scenario.groups()) {
            ImmutableList.Builder<Address> placed = ImmutableList.builder();
            for (Address address : group.addresses()) {
                placed.add(address.at(size++));
            }
            groups.put(group.name(), placed.build());
        }
        Roster unnumbered = new Roster(scenario.seed(), groups.buildOrThrow(), ImmutableMap.of());
        return new Roster(scenario.seed(), unnumbered.groups, unnumbered.identitiesOf(scenario));
    }

    private ImmutableMap<Address, ImmutableMap<String, Long>> identitiesOf(Scenario scenario) {
        ImmutableMap.Builder<Address, ImmutableMap<String, Long>> all = ImmutableMap.builder();
        for (Algorithm<?, ?> algorithm : scenario.algorithms()) {
            draw(algorithm, scenario.groupsThatRun(algorithm), all);
        }
        return all.buildOrThrow();
    }

    /** Numbers those who run the same; what is drawn keeps clear of what is not. */
    private void draw(
            Algorithm<?, ?> algorithm,
            ImmutableList<Group> kindred,
            ImmutableMap.Builder<Address, ImmutableMap<String, Long>> all) {
        Set<ImmutableList<Long>> taken = new HashSet<>();
        boolean isDrawn = kindred.stream().anyMatch(Roster::isDrawn);
        int place = 0;
        for (Group group : kindred) {
            for (int i = 0; i < group.size(); i++) {
                place++;
                if (group.identity() instanceof Identity.Listed listed) {
                    all.put(of(group).get(i), listed.nodes().get(i));
                    taken.add(Identity.inOrder(algorithm, listed.nodes().get(i)));
                } else if (group.identity() instanceof Identity.ByPosition && isDrawn) {
                    taken.add(Identity.inOrder(algorithm, Identity.ofPlace(algorithm, place)));
                }
            }
        }
        for (Group group : kindred) {
            if (group.identity() instanceof Identity.Drawn drawn && isDrawn(group)) {
                for (Address node : of(group)) {
                    all.put(node, drawn(algorithm, drawn, rng("identity", node), taken));
                }
            }
        }
    }

    private static boolean isDrawn(Group group) {
        return group.identity() instanceof Identity.Drawn drawn
                && !drawn.fields().isEmpty();
    }

    /** Draws again until nobody has the same; the reader has seen to it that there are enough. */
    private static ImmutableMap<String, Long> drawn(
            Algorithm<?, ?> algorithm, Identity.Drawn ranges, Rng rng, Set<ImmutableList<Long>> taken) {
        ImmutableMap<String, Long> identity;
        do {
            ImmutableMap.Builder<String, Long> numbers = ImmutableMap.builder();
            for (Map.Entry<String, Between<Long>> field : ranges.fields().entrySet()) {
                numbers.put(
                        field.getKey(),
                        rng.between(field.getValue().low(), field.getValue().high()));
            }
            identity = numbers.buildOrThrow();
        } while (!taken.add(Identity.inOrder(algorithm, identity)));
        return identity;
    }

    private Rng rng(String purpose, Address node) {
        return new Rng(Key.of(seed, purpose).with(node.key()));
    }

    /** All nodes by the name of their group, in order; each is marked with its place in the run. */
    public ImmutableMap<String, ImmutableList<Address>> groups() {
        return groups;
    }

    /** The nodes of a group, in order. */
    ImmutableList<Address> of(Group group) {
        ImmutableList<Address> nodes = groups.get(group.name());
        if (nodes == null) {
            throw new IllegalArgumentException("no group " + group.name());
        }
        return nodes;
    }

    /** The numbers of all nodes that have some. */
    public ImmutableMap<Address, ImmutableMap<String, Long>> identities() {
        return identities;
    }

    /** How many nodes. */
    int size() {
        return groups.values().stream().mapToInt(ImmutableList::size).sum();
    }

    /** How wrong a node's clock is. */
    NodeClock clock(Address node, ClockPlan plan) {
        Rng rng = rng("clock", node);
        return new NodeClock(
                rng.between(plan.offset().low(), plan.offset().high()).toNanos(),
                rng.between(plan.driftPpb().low(), plan.driftPpb().high()),
                rng.between(plan.noise().low(), plan.noise().high()).toNanos());
    }
}
