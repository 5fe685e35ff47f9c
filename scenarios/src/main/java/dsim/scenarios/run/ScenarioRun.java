package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSortedMap;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.check.Bound;
import dsim.check.Eventually;
import dsim.check.Expectation;
import dsim.check.Invariant;
import dsim.check.MessageCounts;
import dsim.check.Metric;
import dsim.check.RoleTracker;
import dsim.check.Sometimes;
import dsim.check.Verdict;
import dsim.fault.FaultLedger;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Claim;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Measure;
import dsim.scenarios.PlannedAction;
import dsim.scenarios.RoleKind;
import dsim.scenarios.Scenario;
import dsim.sim.ActorFailedException;
import dsim.sim.LimitReachedException;
import dsim.sim.Limits;
import dsim.sim.Simulation;
import dsim.trace.Digest;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A run of a scenario in the virtual world: the plan is carried out once, and judged. */
public final class ScenarioRun {

    /** The expectation of every run that no actor throws. */
    public static final String NO_ACTOR_THROWS = "no-actor-throws";

    /** The expectation of every run that it stays within its limits. */
    public static final String WITHIN_LIMITS = "within-limits";

    /** The expectation of every run that nobody stops it. */
    public static final String NOT_STOPPED = "not-stopped";

    private final Scenario scenario;
    private final Simulation simulation;
    private final Digest digest = new Digest();
    private final Map<String, Gauge> gauges = new TreeMap<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private final List<RoleChanges> roles = new ArrayList<>();

    /** What is measured, and what one of it is. */
    private record Gauge(Measure.Unit unit, Metric metric) {}

    private ScenarioRun(Scenario scenario, ImmutableList<TraceSink> listeners) {
        this.scenario = scenario;
        Roster roster = Roster.of(scenario);
        Simulation.Builder plan = Simulation.with(scenario.seed())
                .network(Wiring.of(scenario, roster)::build)
                .faults(scenario.faults())
                .limits(Limits.DEFAULT.withEvents(scenario.stop().maxEvents()))
                .ties(scenario.ties())
                .bytes(scenario.network().bytes());
        scenario.groups().forEach(group -> join(plan, roster, group, group.algorithm()));
        scenario.workload().forEach(action -> ask(plan, action));
        plan.sink(digest);
        measure(plan);
        scenario.claims().forEach(claim -> expect(plan, claim));
        follow(plan);
        listeners.forEach(plan::sink);
        this.simulation = plan.build();
    }

    /**
     * Runs a scenario.
     *
     * @param listeners are told every step; one may end the run by a {@link RunStoppedException}
     */
    public static RunResult of(Scenario scenario, TraceSink... listeners) {
        return new ScenarioRun(scenario, ImmutableList.copyOf(listeners)).carriedOut();
    }

    private static <M, T> void join(Simulation.Builder plan, Roster roster, Group group, Algorithm<M, T> algorithm) {
        Role<M, T> role =
                algorithm.role(new GroupSetup(group.name(), roster.groups(), roster.identities(), group.params()));
        Wire<M> wire = algorithm.wire(group.params());
        ImmutableList<Address> nodes = roster.of(group);
        for (int i = 0; i < nodes.size(); i++) {
            plan.node(
                    nodes.get(i),
                    role,
                    wire,
                    roster.clock(nodes.get(i), group.clock()),
                    group.start().of(i));
        }
    }

    private static void ask(Simulation.Builder plan, PlannedAction planned) {
        for (Address node : planned.nodes()) {
            plan.action(planned.at(), node, messageOf(planned));
        }
    }

    private static Object messageOf(PlannedAction planned) {
        return planned.action().message().apply(planned.arguments());
    }

    /** What every run counts, what its algorithms measure, and what the scenario names. */
    private void measure(Simulation.Builder plan) {
        MessageCounts counts = new MessageCounts();
        plan.sink(counts);
        counts.metrics().forEach((name, metric) -> {
            Measure.Unit unit = name.equals("messages.bytes") ? Measure.Unit.BYTES : Measure.Unit.COUNT;
            gauges.put(name, new Gauge(unit, metric));
        });
        scenario.groups().forEach(group -> group.algorithm().measures().forEach(measure -> add(plan, measure)));
        scenario.measures().forEach(measure -> add(plan, measure));
        for (Claim claim : scenario.claims()) {
            if (claim instanceof Claim.AtEnd atEnd) {
                add(plan, atEnd.measure());
            }
        }
    }

    private void add(Simulation.Builder plan, Measure measure) {
        if (!gauges.containsKey(measure.name())) {
            Gauge gauge = new Gauge(measure.unit(), measure.metric().get());
            gauges.put(measure.name(), gauge);
            plan.sink(gauge.metric());
        }
    }

    private void expect(Simulation.Builder plan, Claim claim) {
        Expectation expectation = expectation(claim);
        expectations.add(expectation);
        if (!(expectation instanceof Bound)) { // its metric listens already
            plan.sink(expectation);
        }
    }

    private Expectation expectation(Claim claim) {
        String name = ClaimText.of(claim);
        if (claim instanceof Claim.Always always) {
            return new Invariant(name, always.check().condition().apply(scenario));
        } else if (claim instanceof Claim.Eventually eventually) {
            return new Eventually(
                    name, eventually.check().condition().apply(scenario), eventually.within(), eventually.after());
        } else if (claim instanceof Claim.Sometimes sometimes) {
            return new Sometimes(name, sometimes.check().condition().apply(scenario));
        } else if (claim instanceof Claim.AtEnd atEnd) {
            Gauge gauge = Objects.requireNonNull(gauges.get(atEnd.measure().name()));
            return new Bound(name, gauge.metric(), atEnd.min(), atEnd.max());
        }
        throw new AssertionError("unhandled: " + claim);
    }

    /** Roles of one name are one role, whichever algorithm tells of it. */
    private void follow(Simulation.Builder plan) {
        ImmutableListMultimap<String, RoleTracker> trackers = scenario.algorithms().stream()
                .flatMap(algorithm -> algorithm.roles().stream())
                .collect(ImmutableListMultimap.toImmutableListMultimap(
                        RoleKind::name, role -> role.tracker().get()));
        trackers.asMap().forEach((role, each) -> {
            RoleTracker tracker = each.size() == 1 ? each.iterator().next() : new Everybody(ImmutableList.copyOf(each));
            plan.role(role, tracker);
            RoleChanges changes = new RoleChanges(role, tracker);
            plan.sink(changes);
            roles.add(changes);
        });
    }

    /** All who have a role by one tracker or another. */
    private record Everybody(ImmutableList<RoleTracker> trackers) implements RoleTracker {

        @Override
        public void on(TraceEvent event) {
            trackers.forEach(tracker -> tracker.on(event));
        }

        @Override
        public ImmutableList<Address> holders() {
            return trackers.stream()
                    .flatMap(tracker -> tracker.holders().stream())
                    .distinct()
                    .collect(ImmutableList.toImmutableList());
        }
    }

    private RunResult carriedOut() {
        Optional<Verdict> broken = brokenOff();
        long endNanos = simulation.elapsed().toNanos();
        ImmutableList.Builder<Verdict> all = ImmutableList.builder();
        expectations.forEach(expectation -> all.add(expectation.verdict(endNanos)));
        broken.ifPresent(all::add);
        ImmutableList<Verdict> verdicts = all.build();
        FaultLedger ledger = simulation.ledger();
        ImmutableSortedMap<String, Measured> measured = measured();
        return new RunResult(
                scenario,
                outcome(verdicts, ledger),
                digest.hex(),
                digest.marks(),
                endNanos,
                verdicts,
                ledger,
                measured,
                roles.stream().flatMap(each -> each.changes().stream()).collect(ImmutableList.toImmutableList()),
                scenario.groups().stream()
                        .flatMap(group -> group.algorithm().theory(scenario, group).stream())
                        .collect(ImmutableList.toImmutableList()),
                Warnings.of(scenario, verdicts, measured));
    }

    /** Carries the plan out; what is wrong with the run itself, if anything is. */
    private Optional<Verdict> brokenOff() {
        try {
            if (scenario.stop().at().isPresent()) {
                simulation.runUntil(scenario.stop().at().get());
            } else {
                simulation.runUntilQuiescent();
            }
            return Optional.empty();
        } catch (ActorFailedException e) {
            return Optional.of(broken(NO_ACTOR_THROWS, e.at(), e.node(), e));
        } catch (LimitReachedException e) {
            return Optional.of(broken(WITHIN_LIMITS, e.at(), TraceEvent.nobody(), e));
        } catch (RunStoppedException e) {
            return Optional.of(broken(NOT_STOPPED, simulation.elapsed(), TraceEvent.nobody(), e));
        }
    }

    private static Verdict broken(String name, Duration at, Address node, RuntimeException e) {
        return new Verdict(name, false, 1, at.toNanos(), node, String.valueOf(e.getMessage()), Optional.empty());
    }

    private static Outcome outcome(ImmutableList<Verdict> verdicts, FaultLedger ledger) {
        if (!verdicts.stream().allMatch(Verdict::holds)) {
            return Outcome.FAIL;
        }
        return ledger.isVacuous() ? Outcome.VACUOUS : Outcome.PASS;
    }

    private ImmutableSortedMap<String, Measured> measured() {
        ImmutableSortedMap.Builder<String, Measured> measured = ImmutableSortedMap.naturalOrder();
        gauges.forEach((name, gauge) -> measured.put(name, Measured.of(gauge.unit(), gauge.metric())));
        return measured.build();
    }
}
