package dsim.scenarios.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.primitives.Doubles;
import dsim.random.Seed;
import dsim.reports.chart.Axis;
import dsim.reports.chart.Chart;
import dsim.reports.chart.Series;
import dsim.reports.html.Page;
import dsim.reports.html.Tone;
import dsim.reports.stats.Interval;
import dsim.reports.stats.Paired;
import dsim.reports.stats.Summary;
import dsim.reports.table.Cell;
import dsim.reports.table.Column;
import dsim.reports.table.Numbers;
import dsim.reports.table.Table;
import dsim.scenarios.Measure;
import dsim.scenarios.Scenario;
import dsim.scenarios.run.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a sweep, in tables, charts and files. The same result gives the same bytes. */
public final class SweepReport {

    /** Of intervals. */
    private static final double LEVEL = 0.95;

    private static final int BOOTSTRAP_SAMPLES = 1000;
    private static final Seed BOOTSTRAP_SEED = Seed.of(1);

    /** So many failures are told one by one. */
    private static final int FAILURES_TOLD = 20;

    /** So many lines are told apart in a chart. */
    private static final int LINES_MAX = 6;

    private static final Pattern QUANTITY = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z%/]*)");

    private final SweepResult result;
    private final Scenario scenario;
    private final Function<String, String> command;
    private final ImmutableMap<String, String> units;
    private final ImmutableList<String> shown;

    /**
     * A report.
     *
     * @param command makes the whole command line from the arguments of {@code run} that tell one run from others: seed and
     *     values
     */
    public SweepReport(SweepResult result, Function<String, String> command) {
        this.result = result;
        this.scenario = result.plan().points().get(0).scenario();
        this.command = command;
        this.units = Stream.concat(
                        scenario.algorithms().stream().flatMap(algorithm -> algorithm.measures().stream()),
                        scenario.measures().stream())
                .collect(ImmutableMap.toImmutableMap(
                        Measure::name, measure -> measure.unit().symbol(), (a, b) -> a));
        this.shown = shown();
    }

    /** What the scenario measures, else what its algorithms do, and what the runs were made for; without any of it, messages. */
    private ImmutableList<String> shown() {
        Stream<Measure> named = scenario.measures().isEmpty()
                ? scenario.algorithms().stream().flatMap(algorithm -> algorithm.measures().stream())
                : scenario.measures().stream();
        ImmutableList<String> present = Stream.concat(
                        named.map(Measure::name), result.plan().target().map(SweepPlan.Target::metric).stream())
                .distinct()
                .filter(name -> result.runs().stream()
                        .flatMap(ImmutableList::stream)
                        .anyMatch(run -> run.metrics().containsKey(name)))
                .collect(ImmutableList.toImmutableList());
        return present.isEmpty() ? ImmutableList.of("messages.sent") : present;
    }

    private String heading(String metric) {
        String unit = unit(metric);
        return unit.isEmpty() ? metric : metric + " [" + unit + "]";
    }

    /** A part has the unit of the whole. */
    private String unit(String metric) {
        String whole = metric;
        while (!units.containsKey(whole) && whole.indexOf('.') >= 0) {
            whole = whole.substring(0, whole.lastIndexOf('.'));
        }
        return units.getOrDefault(whole, metric.equals("messages.bytes") ? "bytes" : "");
    }

    private static ImmutableList<String> paths(SweepResult result) {
        return result.plan().points().get(0).values().keySet().asList();
    }

    // ---- tables

    /** A row for each point: how its runs ended, and the means of what is measured. */
    public Table points() {
        List<Column> columns = new ArrayList<>();
        paths(result).forEach(path -> columns.add(Column.numbers(path)));
        columns.add(Column.numbers("runs"));
        List<Outcome> outcomes = new ArrayList<>(List.of(Outcome.PASS, Outcome.FAIL));
        columns.add(Column.numbers("passed"));
        columns.add(Column.numbers("failed"));
        if (result.count(Outcome.VACUOUS) > 0) {
            outcomes.add(Outcome.VACUOUS);
            columns.add(Column.numbers("vacuous"));
        }
        shown.forEach(metric -> columns.add(Column.numbers(heading(metric))));
        Table.Builder table = Table.titled(
                        "Mean ± half of its 95 % interval (Student's t)", columns.toArray(Column[]::new))
                .leading(StrictMath.max(1, paths(result).size()));
        for (int i = 0; i < result.runs().size(); i++) {
            ImmutableList<RunNote> runs = result.runs().get(i);
            List<Cell> row = new ArrayList<>();
            result.plan().points().get(i).values().values().forEach(value -> row.add(Cell.of(value)));
            row.add(Cell.of(runs.size()));
            for (Outcome outcome : outcomes) {
                row.add(Cell.of(
                        runs.stream().filter(run -> run.outcome() == outcome).count()));
            }
            shown.forEach(metric ->
                    row.add(summary(runs, metric).map(SweepReport::estimate).orElseGet(Cell::blank)));
            table.row(row.toArray(Cell[]::new));
        }
        return table.build();
    }

    private static Optional<Summary> summary(ImmutableList<RunNote> runs, String metric) {
        double[] values = runs.stream()
                .map(run -> run.metrics().get(metric))
                .filter(value -> value != null && Double.isFinite(value))
                .mapToDouble(Double::doubleValue)
                .toArray();
        return values.length == 0 ? Optional.empty() : Optional.of(Summary.of(values));
    }

    private static Cell estimate(Summary summary) {
        return Cell.of(
                summary.n() == 1
                        ? Numbers.significant(summary.mean(), 6)
                        : estimate(summary.mean(), summary.tInterval(LEVEL).halfWidth()));
    }

    /** With as many digits as the half width says something of. */
    private static String estimate(double mean, double half) {
        if (half == 0) {
            return Numbers.significant(mean, 6) + " ± 0";
        }
        int decimals = (int) StrictMath.max(0, StrictMath.min(9, 1 - StrictMath.floor(StrictMath.log10(half))));
        return Numbers.fixed(mean, decimals) + " ± " + Numbers.fixed(half, decimals);
    }

    /** How each point differs from the first, seed by seed; empty if there is nothing to compare. */
    public Optional<Table> differences() {
        if (result.runs().size() < 2 || result.runs().get(0).size() < 2) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>();
        paths(result).forEach(path -> columns.add(Column.numbers(path)));
        columns.add(Column.numbers("pairs"));
        shown.forEach(metric -> columns.add(Column.numbers(heading(metric))));
        Table.Builder table = Table.titled(
                        "Difference from " + result.plan().points().get(0).label()
                                + ", the same seeds on both sides (95 % interval of paired t)",
                        columns.toArray(Column[]::new))
                .leading(paths(result).size());
        for (int i = 1; i < result.runs().size(); i++) {
            List<Cell> row = new ArrayList<>();
            int point = i;
            result.plan().points().get(i).values().values().forEach(value -> row.add(Cell.of(value)));
            row.add(Cell.of(StrictMath.min(
                    result.runs().get(0).size(), result.runs().get(i).size())));
            shown.forEach(metric -> row.add(paired(point, metric)
                    .map(paired -> estimate(paired.difference()))
                    .orElseGet(Cell::blank)));
            table.row(row.toArray(Cell[]::new));
        }
        return Optional.of(table.build());
    }

    /** Of the seeds that have a value at both points; two at least. */
    private Optional<Paired> paired(int point, String metric) {
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        ImmutableList<RunNote> base = result.runs().get(0);
        ImmutableList<RunNote> runs = result.runs().get(point);
        for (int i = 0; i < StrictMath.min(base.size(), runs.size()); i++) {
            Double a = base.get(i).metrics().get(metric);
            Double b = runs.get(i).metrics().get(metric);
            if (a != null && b != null && Double.isFinite(a) && Double.isFinite(b)) {
                first.add(a);
                second.add(b);
            }
        }
        return first.size() < 2
                ? Optional.empty()
                : Optional.of(Paired.of(Doubles.toArray(first), Doubles.toArray(second)));
    }

    /** Every run that did not pass: where, what, and the command that makes it again. */
    public ImmutableList<Failed> failures() {
        ImmutableList.Builder<Failed> failures = ImmutableList.builder();
        for (int i = 0; i < result.runs().size(); i++) {
            SweepPoint point = result.plan().points().get(i);
            for (RunNote run : result.runs().get(i)) {
                if (run.outcome() != Outcome.PASS) {
                    failures.add(new Failed(point, run, command.apply(arguments(point, run.seed()))));
                }
            }
        }
        return failures.build();
    }

    /**
     * A run that did not pass.
     *
     * @param point where it was run
     * @param run what came of it
     * @param replay the command that makes it again
     */
    public record Failed(SweepPoint point, RunNote run, String replay) {

        /** What did not come true. */
        public String says() {
            return run.outcome() == Outcome.VACUOUS
                    ? "a fault touched nothing"
                    : run.failed().stream()
                            .map(failure -> failure.check() + ": " + failure.says())
                            .collect(Collectors.joining("; "));
        }

        /** Such as {@code nodes.p.count=4, seed 3}. */
        public String where() {
            return (point.values().isEmpty() ? "" : point.label() + ", ") + "seed " + run.seed();
        }
    }

    private static String arguments(SweepPoint point, Seed seed) {
        return "--seed " + seed
                + point.values().entrySet().stream()
                        .map(value -> " --set " + shellWord(value.getKey() + "=" + value.getValue()))
                        .collect(Collectors.joining());
    }

    /** As a shell takes it for one word. */
    public static String shellWord(String word) {
        return word.matches("[A-Za-z0-9_./%=:+,@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    // ---- files

    /** All that is kept. */
    public Report report(String again) {
        return new Report(html(again), csv(), json());
    }

    private String csv() {
        ImmutableSortedSet<String> metrics = metrics();
        List<Column> columns = new ArrayList<>();
        paths(result).forEach(path -> columns.add(Column.words(path)));
        Stream.of("seed", "verdict", "failed checks", "digest", "events", "virtual time [s]")
                .forEach(name -> columns.add(Column.words(name)));
        metrics.forEach(metric -> columns.add(Column.numbers(metric, unit(metric))));
        Table.Builder table = Table.titled(scenario.name(), columns.toArray(Column[]::new));
        for (int i = 0; i < result.runs().size(); i++) {
            SweepPoint point = result.plan().points().get(i);
            for (RunNote run : result.runs().get(i)) {
                List<Cell> row = new ArrayList<>();
                point.values().values().forEach(value -> row.add(Cell.of(value)));
                row.add(Cell.of(run.seed().toString()));
                row.add(Cell.of(run.outcome().toString()));
                row.add(Cell.of(
                        run.failed().stream().map(RunNote.Failure::check).collect(Collectors.joining("; "))));
                row.add(Cell.of(run.digest()));
                row.add(Cell.of(run.events()));
                row.add(Cell.of(run.virtualNanos() / 1e9, 9));
                for (String metric : metrics) {
                    Double value = run.metrics().get(metric);
                    row.add(value == null ? Cell.blank() : Cell.of(value, 9));
                }
                table.row(row.toArray(Cell[]::new));
            }
        }
        return table.build().toCsv();
    }

    private ImmutableSortedSet<String> metrics() {
        return result.runs().stream()
                .flatMap(ImmutableList::stream)
                .flatMap(run -> run.metrics().keySet().stream())
                .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
    }

    /** Means and intervals of all that was measured at each point, and each run. */
    public ImmutableMap<String, Object> json() {
        ImmutableList.Builder<Object> points = ImmutableList.builder();
        for (int i = 0; i < result.runs().size(); i++) {
            points.add(pointJson(i));
        }
        return ImmutableMap.<String, Object>builder()
                .put("scenario", scenario.name())
                .put("verdict", result.outcome().toString())
                .put("complete", result.isComplete())
                .put(
                        "seeds",
                        ImmutableMap.of(
                                "first", result.plan().firstSeed(),
                                "count", result.plan().seeds()))
                .put("vary", vary())
                .put("runs", result.count())
                .put("passed", result.count(Outcome.PASS))
                .put("failed", result.count(Outcome.FAIL))
                .put("vacuous", result.count(Outcome.VACUOUS))
                .put("points", points.build())
                .put(
                        "failures",
                        failures().stream()
                                .map(failed -> ImmutableMap.<String, Object>of(
                                        "values", failed.point().values(),
                                        "seed", failed.run().seed(),
                                        "verdict", failed.run().outcome().toString(),
                                        "says", failed.says(),
                                        "replay", failed.replay()))
                                .collect(ImmutableList.toImmutableList()))
                .buildOrThrow();
    }

    private ImmutableMap<String, Object> vary() {
        Map<String, List<String>> vary = new LinkedHashMap<>();
        result.plan()
                .points()
                .forEach(point -> point.values().forEach((path, value) -> {
                    List<String> values = vary.computeIfAbsent(path, any -> new ArrayList<>());
                    if (!values.contains(value)) {
                        values.add(value);
                    }
                }));
        return ImmutableMap.copyOf(vary);
    }

    private ImmutableMap<String, Object> pointJson(int index) {
        ImmutableList<RunNote> runs = result.runs().get(index);
        ImmutableMap.Builder<String, Object> metrics = ImmutableMap.builder();
        ImmutableMap.Builder<String, Object> differences = ImmutableMap.builder();
        for (String metric : metrics()) {
            summary(runs, metric).ifPresent(summary -> metrics.put(metric, metricJson(metric, summary)));
            if (index > 0) {
                paired(index, metric).ifPresent(paired -> differences.put(metric, differenceJson(paired)));
            }
        }
        return ImmutableMap.<String, Object>builder()
                .put("values", result.plan().points().get(index).values())
                .put("runs", runs.stream().map(RunNote::json).collect(ImmutableList.toImmutableList()))
                .put("metrics", metrics.buildOrThrow())
                .put("fromFirst", differences.buildOrThrow())
                .buildOrThrow();
    }

    private ImmutableMap<String, Object> metricJson(String metric, Summary summary) {
        ImmutableMap.Builder<String, Object> json = ImmutableMap.builder();
        json.put("n", summary.n())
                .put("mean", summary.mean())
                .put("min", summary.min())
                .put("median", summary.median())
                .put("max", summary.max());
        if (summary.n() > 1) {
            json.put("sd", summary.standardDeviation()).put("t95", intervalJson(summary.tInterval(LEVEL)));
            if (shown.contains(metric)) {
                json.put(
                        "bootstrap95",
                        intervalJson(
                                summary.bootstrapInterval(Summary::mean, LEVEL, BOOTSTRAP_SAMPLES, BOOTSTRAP_SEED)));
            }
        }
        return json.buildOrThrow();
    }

    private static ImmutableMap<String, Object> differenceJson(Paired paired) {
        return ImmutableMap.of(
                "n", paired.difference().n(),
                "mean", paired.difference().mean(),
                "t95", intervalJson(paired.difference().tInterval(LEVEL)));
    }

    private static ImmutableList<Double> intervalJson(Interval interval) {
        return ImmutableList.of(interval.low(), interval.high());
    }

    // ---- page

    /** In a sentence. */
    public String verdict() {
        return String.format(
                        Locale.ROOT,
                        "%,d of %,d runs passed, %,d failed, %,d vacuous",
                        result.count(Outcome.PASS),
                        result.count(),
                        result.count(Outcome.FAIL),
                        result.count(Outcome.VACUOUS))
                + (result.isComplete() ? "" : "; interrupted, not all was run");
    }

    private String html(String again) {
        Page page = Page.titled("Sweep of " + scenario.name())
                .verdict(
                        switch (result.outcome()) {
                            case PASS -> Tone.HOLDS;
                            case FAIL -> Tone.FAILS;
                            case VACUOUS -> Tone.OPEN;
                        },
                        verdict());
        if (!scenario.question().isEmpty()) {
            page.question(scenario.question());
        }
        if (!scenario.expected().isEmpty()) {
            page.expectation(scenario.expected());
        }
        page.fact("Seeds", seeds());
        vary().forEach((path, values) -> page.fact(
                "Varied",
                path + ": " + ((List<?>) values).stream().map(Object::toString).collect(Collectors.joining(", "))));
        page.section("At each point").table(points());
        differences().ifPresent(page::table);
        charts().forEach(chart -> page.figure(chart.chart(), chart.caption()));
        ImmutableList<Failed> failures = failures();
        if (!failures.isEmpty()) {
            page.section("Runs that did not pass").table(failureTable(failures));
        }
        page.note("The same seeds are used at each point (common random numbers): differences between points are seen"
                + " seed by seed, and what is chance in both drops out.");
        return page.note("Intervals are of the mean: where nothing was drawn, so that all runs are equal, they are 0"
                        + " wide.")
                .note(Report.BESIDE)
                .replay(again)
                .toHtml();
    }

    private String seeds() {
        return result.plan()
                .target()
                .map(target ->
                        "from " + result.plan().firstSeed() + " on, until the 95 % interval of " + target.metric()
                                + " is narrow enough, " + result.plan().seeds() + " at most")
                .orElseGet(() -> result.plan().seedText());
    }

    private static Table failureTable(ImmutableList<Failed> failures) {
        Table.Builder table = Table.titled(
                failures.size() > FAILURES_TOLD
                        ? "The first " + FAILURES_TOLD + " of " + failures.size()
                        : "What did not come true, and the command that makes the run again",
                Column.words("run"),
                Column.words("says"),
                Column.words("again"));
        failures.stream()
                .limit(FAILURES_TOLD)
                .forEach(
                        failed -> table.row(Cell.of(failed.where()), Cell.of(failed.says()), Cell.of(failed.replay())));
        return table.build();
    }

    private record Captioned(Chart chart, String caption) {}

    private List<Captioned> charts() {
        Optional<String> along =
                paths(result).stream().filter(path -> isQuantity(path)).findFirst();
        List<Captioned> charts = new ArrayList<>();
        for (String metric : shown) {
            if (along.isPresent()) {
                charts.add(against(along.get(), metric));
            } else if (result.runs().stream().anyMatch(runs -> runs.size() > 2)) {
                charts.add(distribution(metric));
            }
        }
        return charts;
    }

    /** Whether the values of a path are numbers of one unit, two different ones at least. */
    private boolean isQuantity(String path) {
        List<String> unitsSeen = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        for (SweepPoint point : result.plan().points()) {
            Matcher quantity = QUANTITY.matcher(String.valueOf(point.values().get(path)));
            if (!quantity.matches()) {
                return false;
            }
            numbers.add(Double.valueOf(quantity.group(1)));
            unitsSeen.add(quantity.group(2));
        }
        return unitsSeen.stream().distinct().count() == 1
                && numbers.stream().distinct().count() > 1;
    }

    private static double number(String value) {
        Matcher quantity = QUANTITY.matcher(value);
        return quantity.matches() ? Double.parseDouble(quantity.group(1)) : Double.NaN;
    }

    /** Means with their intervals along one path; a line for each combination of the others. */
    private Captioned against(String path, String metric) {
        Map<String, List<Integer>> lines = new LinkedHashMap<>();
        for (int i = 0; i < result.plan().points().size(); i++) {
            String others = result.plan().points().get(i).values().entrySet().stream()
                    .filter(value -> !value.getKey().equals(path))
                    .map(value -> value.getKey() + "=" + value.getValue())
                    .collect(Collectors.joining(", "));
            lines.computeIfAbsent(others, any -> new ArrayList<>()).add(i);
        }
        Matcher unit = QUANTITY.matcher(
                String.valueOf(result.plan().points().get(0).values().get(path)));
        String label = unit.matches() && !unit.group(2).isEmpty() ? path + " [" + unit.group(2) + "]" : path;
        Chart.Builder chart = Chart.titled(heading(metric), Axis.linear(label), Axis.linear(heading(metric)));
        lines.entrySet().stream().limit(LINES_MAX).forEach(line -> {
            List<Integer> indices = line.getValue().stream()
                    .filter(i -> summary(result.runs().get(i), metric).isPresent())
                    .sorted((a, b) -> Double.compare(at(a, path), at(b, path)))
                    .toList();
            double[] x = indices.stream().mapToDouble(i -> at(i, path)).toArray();
            Summary[] y = indices.stream()
                    .map(i -> summary(result.runs().get(i), metric).orElseThrow())
                    .toArray(Summary[]::new);
            double[] mean = Stream.of(y).mapToDouble(Summary::mean).toArray();
            double[] low =
                    Stream.of(y).mapToDouble(each -> each.mean() - half(each)).toArray();
            double[] high =
                    Stream.of(y).mapToDouble(each -> each.mean() + half(each)).toArray();
            chart.with(Series.estimates(
                    line.getKey().isEmpty() ? "mean and 95 % interval" : line.getKey(), x, mean, low, high));
        });
        return new Captioned(
                chart.build(),
                "Means of " + heading(metric) + " with 95 % intervals."
                        + (lines.size() > LINES_MAX
                                ? " Of " + lines.size() + " lines the first " + LINES_MAX + "."
                                : ""));
    }

    private double at(int point, String path) {
        return number(String.valueOf(result.plan().points().get(point).values().get(path)));
    }

    private static double half(Summary summary) {
        return summary.n() > 1 ? summary.tInterval(LEVEL).halfWidth() : 0;
    }

    /** What share of the runs has at most a value. */
    private Captioned distribution(String metric) {
        Chart.Builder chart = Chart.titled(
                heading(metric),
                Axis.linear(heading(metric)),
                Axis.linear("share of runs").holding(0, 1));
        for (int i = 0; i < StrictMath.min(LINES_MAX, result.runs().size()); i++) {
            double[] values = result.runs().get(i).stream()
                    .map(run -> run.metrics().get(metric))
                    .filter(value -> value != null && Double.isFinite(value))
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            double[] shares = new double[values.length];
            for (int j = 0; j < values.length; j++) {
                shares[j] = (j + 1.0) / values.length;
            }
            String label = result.plan().points().get(i).label();
            chart.with(Series.steps(label.isEmpty() ? "all runs" : label, values, shares));
        }
        return new Captioned(chart.build(), "Which share of the runs came to at most that value.");
    }
}
