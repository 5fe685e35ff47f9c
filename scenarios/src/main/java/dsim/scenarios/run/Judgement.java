package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import dsim.actor.Address;
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
import dsim.scenarios.Claim;
import dsim.scenarios.Measure;
import dsim.scenarios.RoleKind;
import dsim.scenarios.Scenario;
import dsim.scenarios.Views;
import dsim.trace.Digest;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Listens to one run of a scenario, virtual or live, and says at its end what came of it. It knows nodes by their addresses in
 * the virtual world.
 */
public final class Judgement {

    private final Scenario scenario;
    private final Digest digest = new Digest();
    private final Map<String, Gauge> gauges = new TreeMap<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private final ImmutableMap<String, RoleTracker> roles;
    private final ImmutableList<RoleChanges> changes;
    private final List<TraceSink> sinks = new ArrayList<>();
    private final Views views = new Views();

    /** What is measured, and what one of it is. */
    private record Gauge(Measure.Unit unit, Metric metric) {}

    /** The judgement of a run that has not begun. */
    public Judgement(Scenario scenario) {
        this.scenario = scenario;
        sinks.add(digest);
        measure();
        scenario.claims().forEach(this::expect);
        this.roles = roles(scenario);
        this.changes = roles.entrySet().stream()
                .map(role -> new RoleChanges(role.getKey(), role.getValue()))
                .collect(ImmutableList.toImmutableList());
    }

    /** All that has to be told every step, but for {@link #roles} and {@link #roleChanges}. */
    ImmutableList<TraceSink> sinks() {
        return ImmutableList.copyOf(sinks);
    }

    /** Who has which role; to be told every step. */
    ImmutableMap<String, RoleTracker> roles() {
        return roles;
    }

    /** What has to be told every step after {@link #roles}. */
    ImmutableList<? extends TraceSink> roleChanges() {
        return changes;
    }

    /** All that has to be told every step, in this order. */
    public ImmutableList<TraceSink> listeners() {
        return ImmutableList.<TraceSink>builder()
                .addAll(sinks)
                .addAll(roles.values())
                .addAll(changes)
                .build();
    }

    /** What every run counts, what its algorithms measure, and what the scenario names. */
    private void measure() {
        MessageCounts counts = new MessageCounts();
        sinks.add(counts);
        counts.metrics().forEach((name, metric) -> {
            Measure.Unit unit = name.equals("messages.bytes") ? Measure.Unit.BYTES : Measure.Unit.COUNT;
            gauges.put(name, new Gauge(unit, metric));
        });
        scenario.groups().forEach(group -> group.algorithm().measures().forEach(this::add));
        scenario.measures().forEach(this::add);
        for (Claim claim : scenario.claims()) {
            if (claim instanceof Claim.AtEnd atEnd) {
                add(atEnd.measure());
            }
        }
        sinks.addAll(0, views.all());
    }

    private void add(Measure measure) {
        if (!gauges.containsKey(measure.name())) {
            Gauge gauge = new Gauge(measure.unit(), measure.metric().apply(views));
            gauges.put(measure.name(), gauge);
            sinks.add(gauge.metric());
        }
    }

    private void expect(Claim claim) {
        Expectation expectation = expectation(claim);
        expectations.add(expectation);
        if (!(expectation instanceof Bound)) { // its metric listens already
            sinks.add(expectation);
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
    private static ImmutableMap<String, RoleTracker> roles(Scenario scenario) {
        ImmutableListMultimap<String, RoleTracker> trackers = scenario.algorithms().stream()
                .flatMap(algorithm -> algorithm.roles().stream())
                .collect(ImmutableListMultimap.toImmutableListMultimap(
                        RoleKind::name, role -> role.tracker().get()));
        ImmutableMap.Builder<String, RoleTracker> roles = ImmutableMap.builder();
        trackers.asMap()
                .forEach((role, each) -> roles.put(
                        role, each.size() == 1 ? each.iterator().next() : new Everybody(ImmutableList.copyOf(each))));
        return roles.buildOrThrow();
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

    /**
     * What came of the run, now that it is over.
     *
     * @param broken what is wrong with the run itself, if anything is
     */
    public RunResult result(long endNanos, FaultLedger ledger, Optional<Verdict> broken) {
        ImmutableList.Builder<Verdict> all = ImmutableList.builder();
        expectations.forEach(expectation -> all.add(expectation.verdict(endNanos)));
        broken.ifPresent(all::add);
        ImmutableList<Verdict> verdicts = all.build();
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
                changes.stream().flatMap(each -> each.changes().stream()).collect(ImmutableList.toImmutableList()),
                scenario.groups().stream()
                        .flatMap(group -> group.algorithm().theory(scenario, group).stream())
                        .collect(ImmutableList.toImmutableList()),
                Warnings.of(scenario, verdicts, measured));
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
