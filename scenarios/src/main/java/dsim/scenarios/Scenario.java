package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import dsim.fault.FaultSchedule;
import dsim.random.Seed;
import dsim.sim.Ties;
import java.time.Duration;
import java.util.Optional;

/**
 * One experiment: who takes part, on what network, what goes wrong, what is asked and what must be true. A value: two
 * scenarios are equal if they say the same, wherever they came from.
 *
 * <p>Everything in it is known to be right: it is made by {@link ScenarioReader} and {@link ScenarioBuilder}, which refuse
 * what is not.
 *
 * @param name the name of its file without {@code .yaml}
 * @param question what it is run for; may be empty
 * @param expected what its author expected before running it; may be empty
 * @param seed decides everything that is drawn
 * @param stop when a run ends
 * @param ties how events of one instant are ordered
 * @param network what lies between the nodes
 * @param groups who takes part, in the order of the file
 * @param faults what goes wrong
 * @param workload what clients do, in the order of the file
 * @param claims what must be true
 * @param measures what is measured
 * @param sweep what a sweep varies; a single run does not look at it
 */
public record Scenario(
        String name,
        String question,
        String expected,
        Seed seed,
        Stop stop,
        Ties ties,
        NetworkPlan network,
        ImmutableList<Group> groups,
        FaultSchedule faults,
        ImmutableList<PlannedAction> workload,
        ImmutableList<Claim> claims,
        ImmutableList<Measure> measures,
        Optional<Sweep> sweep) {

    /** The version of the format that is read. */
    public static final int FORMAT = 1;

    /** A scenario in Java, to be filled in with algorithms, checks and measures as objects. */
    public static ScenarioBuilder named(String name) {
        return new ScenarioBuilder(name, Catalogue.of(ImmutableList.of(), ImmutableList.of(), ImmutableList.of()));
    }

    /** What its nodes run: each algorithm once, in the order of the groups. */
    public ImmutableList<Algorithm<?, ?>> algorithms() {
        return groups.stream()
                .<Algorithm<?, ?>>map(Group::algorithm)
                .distinct()
                .collect(ImmutableList.toImmutableList());
    }

    /** The groups whose nodes run an algorithm, in the order of the file. */
    public ImmutableList<Group> groupsThatRun(Algorithm<?, ?> algorithm) {
        return groups.stream()
                .filter(group -> group.algorithm().equals(algorithm))
                .collect(ImmutableList.toImmutableList());
    }

    /** The same with another seed. */
    public Scenario withSeed(Seed other) {
        return new Scenario(
                name, question, expected, other, stop, ties, network, groups, faults, workload, claims, measures,
                sweep);
    }

    /** The same, stopped at a time: faults and actions that are planned for later are left out. */
    public Scenario until(Duration end) {
        return new Scenario(
                name,
                question,
                expected,
                seed,
                new Stop(Optional.of(end), stop.maxEvents()),
                ties,
                network,
                groups,
                new FaultSchedule(faults.entries().stream()
                        .filter(fault -> fault.at().compareTo(end) <= 0)
                        .collect(ImmutableList.toImmutableList())),
                workload.stream()
                        .filter(action -> action.at().compareTo(end) <= 0)
                        .collect(ImmutableList.toImmutableList()),
                claims,
                measures,
                sweep);
    }
}
