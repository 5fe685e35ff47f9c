package dsim.scenarios.measure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Doubles;
import dsim.actor.Address;
import dsim.check.Verdict;
import dsim.fault.FaultLedger;
import dsim.reports.chart.Axis;
import dsim.reports.chart.Chart;
import dsim.reports.chart.Series;
import dsim.reports.chart.Timeline;
import dsim.reports.html.Page;
import dsim.reports.html.Tone;
import dsim.reports.table.Cell;
import dsim.reports.table.Column;
import dsim.reports.table.Numbers;
import dsim.reports.table.Table;
import dsim.scenarios.Group;
import dsim.scenarios.Measure;
import dsim.scenarios.Scenario;
import dsim.scenarios.run.Measured;
import dsim.scenarios.run.Outcome;
import dsim.scenarios.run.RoleChange;
import dsim.scenarios.run.RunJson;
import dsim.scenarios.run.RunResult;
import dsim.scenarios.sweep.Report;
import dsim.trace.TraceEvent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One run as a page: what held, what went wrong, who led when, what it cost.
 *
 * @param result of the run
 * @param story what was seen of it
 */
public record RunReport(RunResult result, RunStory story) {

    private static final double NANOS = 1e9;
    private static final int LANES_MAX = 24;
    private static final int TYPES_MAX = 4;

    /** More bins than these are too narrow to be told apart. */
    private static final int BINS_MAX = 64;

    /** Delays that differ by more than this factor are shown on a logarithmic axis. */
    private static final double LOG_FROM = 50;

    private static final String FAULTS = "faults";

    /** What stands in sentences or charts of its own. */
    private static final ImmutableSet<String> COUNTED = ImmutableSet.of("messages.by-type", "dropped.by-reason");

    /** All that is kept. */
    public Report report(String command) {
        return new Report(html(command), metrics(true).toCsv(), json());
    }

    /** As of a run, but for how long the machine took, which is never the same. */
    private ImmutableMap<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>(RunJson.of(result, 0));
        json.remove("wallMillis");
        return ImmutableMap.copyOf(json);
    }

    private String html(String command) {
        Scenario scenario = result.scenario();
        Page page = Page.titled(scenario.name()).verdict(tone(), verdict());
        result.verdicts().stream()
                .filter(verdict -> !verdict.holds())
                .forEach(verdict -> page.verdict(
                        Tone.FAILS,
                        verdict.name() + ": " + RunJson.says(verdict) + ", at " + seconds(verdict.atNanos()) + " s"));
        if (!scenario.question().isEmpty()) {
            page.question(scenario.question());
        }
        if (!scenario.expected().isEmpty()) {
            page.expectation(scenario.expected());
        }
        page.fact("Run", run());
        page.fact("Digest", result.digest());
        result.theory().forEach(sentence -> page.fact("Theory", sentence));
        result.warnings().forEach(warning -> page.fact("Warning", warning));
        if (!told().isEmpty() || !result.ledger().lines().isEmpty()) {
            page.section("What happened")
                    .figure(timeline(), "Who had which role, who was down, and what went wrong when.");
        }
        if (!result.ledger().lines().isEmpty()) {
            page.table(faults());
        }
        if (!result.verdicts().isEmpty()) {
            page.section("What had to be true").table(checks());
        }
        page.section("What it cost").table(messages());
        if (!story.sent().isEmpty()) {
            page.figure(flow(), "Messages as they are sent, by type" + moreTypes() + ".");
        }
        if (story.delays().length > 1) {
            page.figure(delays(), "How long messages were on their way, of those that arrived; the first copy counts.");
        }
        if (!metrics(false).rows().isEmpty()) {
            page.section("What was measured").table(metrics(false));
        }
        curves().forEach((name, measured) -> page.figure(
                curve(name, measured),
                measured.unit() == Measure.Unit.RATIO
                        ? "Which share was reached by then."
                        : "Which share of all has that value or a larger one."));
        return page.note(Report.BESIDE).replay(command).toHtml();
    }

    private Tone tone() {
        return switch (result.outcome()) {
            case PASS -> result.verdicts().isEmpty() ? Tone.OPEN : Tone.HOLDS;
            case FAIL -> Tone.FAILS;
            case VACUOUS -> Tone.OPEN;
        };
    }

    private String verdict() {
        long failed =
                result.verdicts().stream().filter(verdict -> !verdict.holds()).count();
        int all = result.verdicts().size();
        if (result.outcome() == Outcome.VACUOUS) {
            return "a fault touched nothing, so the run says nothing about it";
        } else if (failed > 0) {
            return failed + " of " + all + " checks failed";
        }
        return all == 0
                ? "nothing was expected, so nothing was put to the test"
                : "all that was expected came true: " + all + " checks";
    }

    private String run() {
        Scenario scenario = result.scenario();
        return String.format(
                Locale.ROOT,
                "seed %s; %s; %s s of virtual time, %,d events",
                scenario.seed(),
                scenario.groups().stream()
                        .map(group -> group.size() + " × " + group.name() + " ("
                                + group.algorithm().name() + ")")
                        .collect(Collectors.joining(", ")),
                seconds(result.virtualNanos()),
                result.events());
    }

    private static String seconds(long nanos) {
        return Numbers.fixed(nanos / NANOS, 3);
    }

    // ---- tables

    private Table checks() {
        Table.Builder table = Table.titled(
                "Checks",
                Column.words("result"),
                Column.words("check"),
                Column.numbers("decided at", "s"),
                Column.words("node"),
                Column.words("says"));
        for (Verdict verdict : result.verdicts()) {
            table.row(
                    Cell.of(verdict.holds() ? "✓ held" : "✗ failed"),
                    Cell.of(verdict.name()),
                    Cell.of(verdict.atNanos() / NANOS, 3),
                    verdict.node().equals(TraceEvent.nobody())
                            ? Cell.blank()
                            : Cell.of(verdict.node().host()),
                    Cell.of(RunJson.says(verdict)));
        }
        return table.build();
    }

    private Table faults() {
        Table.Builder table = Table.titled(
                "Faults, and what they did",
                Column.words("fault"),
                Column.numbers("at", "s"),
                Column.numbers("for", "s"),
                Column.numbers("touched"),
                Column.words("did"));
        for (FaultLedger.Line line : result.ledger().lines()) {
            table.row(
                    Cell.of(line.entry().text()),
                    Cell.of(atNanos(line) / NANOS, 3),
                    line.entry()
                            .lasting()
                            .map(lasting -> Cell.of(lasting.toNanos() / NANOS, 3))
                            .orElseGet(Cell::blank),
                    Cell.of(line.touched()),
                    Cell.of(line.did() + (line.isIdle() ? " (idle)" : "")));
        }
        return table.build();
    }

    private static long atNanos(FaultLedger.Line line) {
        return line.armedAtNanos().orElse(line.entry().at().toNanos());
    }

    private Table messages() {
        Table.Builder table = Table.titled("Messages", Column.words("what"), Column.numbers("number"));
        for (String name : List.of("messages.by-type", "dropped.by-reason")) {
            Measured measured = result.metrics().get(name);
            String before = name.startsWith("dropped") ? "dropped: " : "sent: ";
            if (measured != null) {
                measured.parts().forEach((part, count) -> table.row(Cell.of(before + part), Cell.of(count, 0)));
            }
        }
        return table.build();
    }

    /** Curves are left out: they are drawn. */
    private Table metrics(boolean areWhole) {
        Table.Builder table = Table.titled(
                "Measures", Column.words("name"), Column.words("part"), Column.numbers("value"), Column.words("unit"));
        result.metrics().forEach((name, measured) -> {
            if (areWhole || !COUNTED.contains(name) && !measured.isCurve()) {
                String unit = measured.unit().symbol();
                if (measured.value().isPresent() && measured.samples() > 0) {
                    table.row(
                            Cell.of(name), Cell.of(""), number(measured.value().getAsDouble()), Cell.of(unit));
                }
                measured.parts()
                        .forEach(
                                (part, value) -> table.row(Cell.of(name), Cell.of(part), number(value), Cell.of(unit)));
            }
        });
        return table.build();
    }

    private static Cell number(double value) {
        return Cell.of(value, value == StrictMath.rint(value) ? 0 : 4);
    }

    // ---- charts

    private Timeline timeline() {
        Timeline.Builder line = Timeline.titled("Time line", "virtual time [s]")
                .describedAs("Roles, times down and faults over virtual time")
                .over(0, StrictMath.max(result.virtualNanos(), 1) / NANOS);
        Set<Address> told = told();
        told.forEach(node -> line.lane(node.host()));
        double end = result.virtualNanos() / NANOS;
        for (RunStory.Span span : story.spans()) {
            if (told.contains(span.node())) {
                line.span(
                        span.node().host(),
                        span.fromNanos() / NANOS,
                        StrictMath.min(end, span.toNanos() / NANOS),
                        span.state());
            }
        }
        roles(line, told, end);
        for (FaultLedger.Line fault : result.ledger().lines()) {
            String text = fault.entry().text();
            String kind = text.contains(" ") ? text.substring(0, text.indexOf(' ')) : text;
            double at = atNanos(fault) / NANOS;
            fault.entry()
                    .lasting()
                    .ifPresentOrElse(
                            lasting -> line.span(FAULTS, at, StrictMath.min(end, at + lasting.toNanos() / NANOS), kind),
                            () -> line.mark(FAULTS, at, kind));
        }
        return line.build();
    }

    /** All nodes if they are few; else those that have a role or were down. */
    private Set<Address> told() {
        List<Address> all = result.scenario().groups().stream()
                .map(Group::addresses)
                .flatMap(ImmutableList::stream)
                .toList();
        if (all.size() <= LANES_MAX) {
            return new LinkedHashSet<>(all);
        }
        Set<Address> some = new LinkedHashSet<>();
        result.roles().forEach(change -> some.addAll(change.holders()));
        story.spans().forEach(span -> some.add(span.node()));
        return all.stream()
                .filter(some::contains)
                .limit(LANES_MAX)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void roles(Timeline.Builder line, Set<Address> told, double end) {
        Map<String, Map<Address, Long>> holding = new LinkedHashMap<>();
        for (RoleChange change : result.roles()) {
            Map<Address, Long> holders = holding.computeIfAbsent(change.role(), any -> new LinkedHashMap<>());
            for (Map.Entry<Address, Long> holder : List.copyOf(holders.entrySet())) {
                if (!change.holders().contains(holder.getKey())) {
                    span(line, told, holder, change.atNanos() / NANOS, change.role());
                    holders.remove(holder.getKey());
                }
            }
            change.holders().forEach(holder -> holders.putIfAbsent(holder, change.atNanos()));
        }
        holding.forEach((role, holders) -> holders.entrySet().forEach(holder -> span(line, told, holder, end, role)));
    }

    private static void span(
            Timeline.Builder line, Set<Address> told, Map.Entry<Address, Long> holder, double end, String role) {
        if (told.contains(holder.getKey())) {
            line.span(holder.getKey().host(), holder.getValue() / NANOS, end, role);
        }
    }

    private ImmutableList<String> types() {
        return story.sent().entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, long[]> type) ->
                        -Arrays.stream(type.getValue()).sum()))
                .map(Map.Entry::getKey)
                .collect(ImmutableList.toImmutableList());
    }

    private String moreTypes() {
        int more = types().size() - TYPES_MAX;
        return more > 0 ? ", the " + TYPES_MAX + " commonest of " + types().size() : "";
    }

    /** Rates, a step for each bin of time up to the end. */
    private Chart flow() {
        double seen = result.virtualNanos() / (double) story.binNanos();
        int together = (int) StrictMath.max(1, StrictMath.ceil(seen / BINS_MAX));
        double bin = together * story.binNanos() / NANOS;
        int bins = (int) StrictMath.max(1, StrictMath.ceil(seen / together));
        double[] x = new double[bins];
        Arrays.setAll(x, i -> i * bin);
        Chart.Builder chart = Chart.titled(
                "Messages over time",
                Axis.linear("virtual time [s]"),
                Axis.linear("messages a second").holding(0, 0));
        types().stream().limit(TYPES_MAX).forEach(type -> {
            long[] counts = story.sent().getOrDefault(type, new long[0]);
            double[] y = new double[bins];
            for (int i = 0; i < StrictMath.min(counts.length, bins * together); i++) {
                y[i / together] += counts[i] / bin;
            }
            chart.with(Series.steps(type, x, y));
        });
        return chart.build();
    }

    private Chart delays() {
        double[] millis =
                Arrays.stream(story.delays()).map(nanos -> nanos / 1e6).toArray();
        boolean isWide = millis[0] > 0 && millis[millis.length - 1] > LOG_FROM * millis[0];
        return Chart.titled(
                        "Delay of messages",
                        isWide ? Axis.log("delay [ms]") : Axis.linear("delay [ms]"),
                        Axis.linear("share of messages").holding(0, 1))
                .with(Series.steps("arrived within", millis, story.shares()))
                .build();
    }

    /** Measures whose parts are named by a number are curves over it. */
    private Map<String, Measured> curves() {
        Map<String, Measured> curves = new LinkedHashMap<>();
        result.metrics().forEach((name, measured) -> {
            if (measured.isCurve()) {
                curves.put(name, measured);
            }
        });
        return curves;
    }

    /** Shares are a curve; numbers are a distribution, shown as the share that reaches a value. */
    private static Chart curve(String name, Measured measured) {
        double[] x = measured.parts().keySet().stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        double[] y = Doubles.toArray(measured.parts().values());
        if (measured.unit() == Measure.Unit.RATIO) {
            return Chart.titled(
                            name, Axis.linear("time [s]"), Axis.linear("share").holding(0, 1))
                    .with(Series.line(name, x, y))
                    .build();
        }
        double all = Arrays.stream(y).sum();
        double[] reaching = new double[y.length];
        double sum = 0;
        for (int i = y.length - 1; i >= 0; i--) {
            sum += y[i];
            reaching[i] = sum / all;
        }
        return Chart.titled(name, Axis.log("value"), Axis.log("share that has it or more"))
                .with(Series.points(name, x, reaching))
                .build();
    }
}
