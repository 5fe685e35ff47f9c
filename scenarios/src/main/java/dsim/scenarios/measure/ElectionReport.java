package dsim.scenarios.measure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import dsim.algorithms.bully.BullyTheory;
import dsim.algorithms.changroberts.ChangRobertsTheory;
import dsim.algorithms.election.ElectionCost;
import dsim.reports.chart.Axis;
import dsim.reports.chart.Chart;
import dsim.reports.chart.Series;
import dsim.reports.html.Page;
import dsim.reports.html.Tone;
import dsim.reports.stats.Growth;
import dsim.reports.stats.Interval;
import dsim.reports.stats.Summary;
import dsim.reports.table.Cell;
import dsim.reports.table.Column;
import dsim.reports.table.Numbers;
import dsim.reports.table.Table;
import dsim.scenarios.measure.ElectionTrial.Course;
import dsim.scenarios.sweep.Report;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What elections cost in messages, beside the closed forms.
 *
 * @param rows one for each election that was held, in order
 */
public record ElectionReport(ImmutableList<Row> rows) {

    private static final double LEVEL = 0.95;

    /** Below it the lesser terms bend a curve too much for its exponent to be fitted. */
    private static final int FITTED_FROM = 16;

    /**
     * An election and what it cost.
     *
     * @param trial what was held
     * @param measured what was counted
     */
    public record Row(ElectionTrial trial, ElectionCost measured) {

        boolean isExact() {
            return trial.difference(measured).values().stream().allMatch(difference -> difference == 0);
        }

        double total() {
            return measured.total().all();
        }
    }

    /** Whether each count is what theory says. */
    public boolean isExact() {
        return rows.stream().allMatch(Row::isExact);
    }

    /** In a sentence. */
    public String verdict() {
        long wrong = rows.stream().filter(row -> !row.isExact()).count();
        return wrong == 0
                ? String.format(
                        Locale.ROOT,
                        "measured − closed form = 0 for each kind of message in all %,d elections, n = %d to %d",
                        rows.size(),
                        rows.stream().mapToInt(row -> row.trial().n()).min().orElse(0),
                        rows.stream().mapToInt(row -> row.trial().n()).max().orElse(0))
                : String.format(
                        Locale.ROOT, "%,d of %,d elections cost something else than theory says", wrong, rows.size());
    }

    private ImmutableList<Course> courses() {
        return rows.stream()
                .map(row -> row.trial().course())
                .distinct()
                .sorted()
                .collect(ImmutableList.toImmutableList());
    }

    private ImmutableList<Row> of(Course course) {
        return rows.stream().filter(row -> row.trial().course() == course).collect(ImmutableList.toImmutableList());
    }

    // ---- tables

    /** For each course and each kind of message: the largest difference from theory. */
    public Table differences() {
        Table.Builder table = Table.titled(
                "Measured − closed form: the largest over all elections, by kind",
                Column.words("course"),
                Column.numbers("elections"),
                Column.numbers("ELECTION"),
                Column.numbers("to the dead"),
                Column.numbers("OK"),
                Column.numbers("COORDINATOR"),
                Column.numbers("to the dead"),
                Column.numbers("total"));
        for (Course course : courses()) {
            ImmutableList<Row> own = of(course);
            table.row(
                    Cell.of(course.title()),
                    Cell.of(own.size()),
                    largest(own, ElectionCost.ELECTION),
                    largest(own, ElectionCost.ELECTION + "-to-dead"),
                    largest(own, ElectionCost.OK),
                    largest(own, ElectionCost.COORDINATOR),
                    largest(own, ElectionCost.COORDINATOR + "-to-dead"),
                    largest(own, "total"));
        }
        return table.build();
    }

    /** Blank if there is no such message. */
    private static Cell largest(ImmutableList<Row> rows, String part) {
        Optional<Double> largest = rows.stream()
                .map(row -> Optional.ofNullable(
                        row.trial().difference(row.measured()).get(part)))
                .flatMap(Optional::stream)
                .reduce((a, b) -> StrictMath.abs(b) > StrictMath.abs(a) ? b : a);
        return largest.map(value -> Cell.of(value, 0)).orElseGet(Cell::blank);
    }

    /** At the largest size: what theory says, and what was counted, at the least and at the most. */
    public Table totals() {
        Table.Builder table = Table.titled(
                "Totals at the largest n of each course",
                Column.words("course"),
                Column.words("closed form of the total"),
                Column.numbers("n"),
                Column.numbers("least"),
                Column.numbers("most"),
                Column.numbers("theory of the most"),
                Column.words("by"));
        for (Course course : courses()) {
            int n = of(course).stream().mapToInt(row -> row.trial().n()).max().orElse(0);
            List<Row> there = of(course).stream()
                    .filter(row -> row.trial().n() == n)
                    .sorted((a, b) -> Double.compare(a.total(), b.total()))
                    .toList();
            Row most = there.get(there.size() - 1);
            table.row(
                    Cell.of(course.title()),
                    Cell.of(course.formula()),
                    Cell.of(n),
                    Cell.of(there.get(0).total(), 0),
                    Cell.of(most.total(), 0),
                    Cell.of(most.trial().form().total().all(), 0),
                    Cell.of(
                            there.get(0).total() == most.total() && there.size() > 1
                                    ? "whoever"
                                    : most.trial().who()));
        }
        return table.build();
    }

    /** How the dearest election of each size grows with it. */
    public Table growth() {
        Table.Builder table = Table.titled(
                "Growth of the most, as a power of n, from n = " + FITTED_FROM + " on",
                Column.words("course"),
                Column.numbers("sizes"),
                Column.numbers("exponent"),
                Column.words("theory"));
        for (Course course : courses()) {
            fitted(course).ifPresent(growth -> {
                Interval interval = growth.slopeInterval(LEVEL);
                table.row(
                        Cell.of(course.title()),
                        Cell.of(sizesFitted(course).length),
                        Cell.of(Numbers.fixed(growth.slope(), 3) + " ± " + Numbers.fixed(interval.halfWidth(), 3)),
                        Cell.of(
                                course == Course.CHANG_ROBERTS_RANDOM
                                        ? "n H(n) + n on average, between 1 and 2"
                                        : course.degree() + " in the limit"));
            });
        }
        return table.build();
    }

    private double[] sizesFitted(Course course) {
        return most(course).keySet().stream()
                .filter(n -> n >= FITTED_FROM)
                .mapToDouble(Integer::doubleValue)
                .toArray();
    }

    private Optional<Growth> fitted(Course course) {
        double[] x = sizesFitted(course);
        Map<Integer, Double> most = most(course);
        return x.length < 3
                ? Optional.empty()
                : Optional.of(Growth.power(
                        x,
                        Arrays.stream(x)
                                .map(n -> most.getOrDefault((int) n, Double.NaN))
                                .toArray()));
    }

    /** The total of the dearest election by size. */
    private Map<Integer, Double> most(Course course) {
        Map<Integer, Double> most = new TreeMap<>();
        of(course).forEach(row -> most.merge(row.trial().n(), row.total(), StrictMath::max));
        return most;
    }

    /** Random placements beside the mean over all of them. */
    public Optional<Table> placements() {
        Table.Builder table = Table.titled(
                "Chang–Roberts, ELECTION: random placements beside theory",
                Column.numbers("n"),
                Column.numbers("placements"),
                Column.numbers("mean"),
                Column.numbers("95 % interval"),
                Column.numbers("n H(n)"),
                Column.words("holds it"),
                Column.numbers("best 2n − 1"),
                Column.numbers("worst n(n + 1)/2"));
        boolean isEmpty = true;
        for (Map.Entry<Integer, Summary> size : byPlacement().entrySet()) {
            int n = size.getKey();
            double theory = elections(ChangRobertsTheory.mean(n));
            Interval interval = size.getValue().tInterval(LEVEL);
            table.row(
                    Cell.of(n),
                    Cell.of(size.getValue().n()),
                    Cell.of(size.getValue().mean(), 1),
                    Cell.of(Numbers.fixed(interval.low(), 1) + " to " + Numbers.fixed(interval.high(), 1)),
                    Cell.of(theory, 1),
                    Cell.of(interval.holds(theory) ? "yes" : "no"),
                    Cell.of(elections(ChangRobertsTheory.best(n)), 0),
                    Cell.of(elections(ChangRobertsTheory.worst(n)), 0));
            isEmpty = false;
        }
        return isEmpty ? Optional.empty() : Optional.of(table.build());
    }

    private ImmutableSortedMap<Integer, Summary> byPlacement() {
        Map<Integer, List<Double>> byN = new TreeMap<>();
        of(Course.CHANG_ROBERTS_RANDOM)
                .forEach(row -> byN.computeIfAbsent(row.trial().n(), any -> new ArrayList<>())
                        .add(elections(row.measured())));
        ImmutableSortedMap.Builder<Integer, Summary> summaries = ImmutableSortedMap.naturalOrder();
        byN.forEach((n, counts) -> {
            if (counts.size() > 1) {
                summaries.put(
                        n,
                        Summary.of(
                                counts.stream().mapToDouble(Double::doubleValue).toArray()));
            }
        });
        return summaries.buildOrThrow();
    }

    private static double elections(ElectionCost cost) {
        return cost.kinds()
                .getOrDefault(ElectionCost.ELECTION, ElectionCost.Count.ZERO)
                .all();
    }

    /** Elections that cost something else than theory says. */
    public Optional<Table> wrong() {
        Table.Builder table = Table.titled(
                "Elections that cost something else",
                Column.words("course"),
                Column.numbers("n"),
                Column.words("by"),
                Column.words("measured − closed form"));
        boolean isExact = true;
        for (Row row : rows) {
            if (!row.isExact()) {
                isExact = false;
                table.row(
                        Cell.of(row.trial().course().title()),
                        Cell.of(row.trial().n()),
                        Cell.of(row.trial().who()),
                        Cell.of(row.trial().difference(row.measured()).toString()));
            }
        }
        return isExact ? Optional.empty() : Optional.of(table.build());
    }

    // ---- files

    /** All that is kept. */
    public Report report(String command) {
        return new Report(html(command), csv(), json());
    }

    private String csv() {
        List<String> parts = List.of(
                "ELECTION",
                "ELECTION-to-dead",
                "OK",
                "OK-to-dead",
                "COORDINATOR",
                "COORDINATOR-to-dead",
                "total",
                "total-to-dead");
        List<Column> columns =
                new ArrayList<>(List.of(Column.words("course"), Column.numbers("n"), Column.words("by")));
        parts.forEach(part -> columns.add(Column.numbers(part)));
        parts.forEach(part -> columns.add(Column.numbers("theory " + part)));
        parts.forEach(part -> columns.add(Column.numbers("difference " + part)));
        Table.Builder table = Table.titled("elections", columns.toArray(Column[]::new));
        for (Row row : rows) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(row.trial().course().title()));
            cells.add(Cell.of(row.trial().n()));
            cells.add(Cell.of(row.trial().who()));
            for (ImmutableMap<String, Double> counts : List.of(
                    row.measured().parts(),
                    row.trial().form().parts(),
                    row.trial().difference(row.measured()))) {
                for (String part : parts) {
                    Double count = counts.get(part);
                    cells.add(count == null ? Cell.blank() : Cell.of(count, 0));
                }
            }
            table.row(cells.toArray(Cell[]::new));
        }
        return table.build().toCsv();
    }

    /** The object: each election with its counts, and how they grow. */
    public ImmutableMap<String, Object> json() {
        ImmutableList.Builder<Object> growth = ImmutableList.builder();
        courses()
                .forEach(course -> fitted(course)
                        .ifPresent(fit -> growth.add(ImmutableMap.of(
                                "course", course.title(),
                                "exponent", fit.slope(),
                                "interval95",
                                        ImmutableList.of(
                                                fit.slopeInterval(LEVEL).low(),
                                                fit.slopeInterval(LEVEL).high())))));
        return ImmutableMap.of(
                "exact",
                isExact(),
                "verdict",
                verdict(),
                "elections",
                rows.stream()
                        .map(row -> ImmutableMap.of(
                                "course", row.trial().course().title(),
                                "n", row.trial().n(),
                                "by", row.trial().who(),
                                "measured", row.measured().parts(),
                                "theory", row.trial().form().parts(),
                                "difference", row.trial().difference(row.measured())))
                        .collect(ImmutableList.toImmutableList()),
                "growth",
                growth.build());
    }

    private String html(String command) {
        Page page = Page.titled("What elections cost")
                .verdict(isExact() ? Tone.HOLDS : Tone.FAILS, verdict())
                .question("How many messages does an election cost, by kind, and how does that grow with the number of"
                        + " processes?")
                .expectation("Exactly what the closed forms say: no message is lost, all take equally long, and nobody"
                        + " probes. Bully grows as n² at worst; the ring as 2n for each who starts an election;"
                        + " Chang–Roberts as n ln n on average.")
                .section("Measured beside theory");
        wrong().ifPresent(page::table);
        page.table(differences()).table(totals());
        page.figure(
                bullyChart(),
                "Marks are counted, lines are the closed forms. If the lowest notices, all above it hold elections of"
                        + " their own: as dear as if everybody noticed. A false alarm by the lowest costs n² − 1, and is"
                        + " not told apart here.");
        page.figure(
                chart(
                        "Rings: messages of the dearest election",
                        Course.RING_CRASH,
                        Course.CHANG_ROBERTS_BEST,
                        Course.CHANG_ROBERTS_WORST),
                "One election on the textbook ring goes round twice. Where all start together, each on its own costs"
                        + " two laps; Chang–Roberts stops those that cannot win.");
        placements()
                .ifPresent(table -> page.table(table)
                        .figure(
                                placementChart(),
                                "ELECTION only: means over random placements with 95 % intervals, between the best and"
                                        + " the worst placement, on the line of n H(n)."));
        page.section("How it grows").table(growth());
        page.note("Counted are messages as they are sent: ELECTION, OK (the answers), COORDINATOR (the announcements),"
                + " those to a process that is down apart. Probes and acknowledgements are not counted.");
        page.note(
                "Bully, process i notices, d = n − i above it. Crashed: each of i and the d − 1 living ones above asks"
                        + " all above itself, d(d + 1)/2 ELECTION, one of each to the dead; the others are answered, d(d −"
                        + " 1)/2 OK; one announces itself to n − 1. False alarm: all d(d + 1)/2 are answered.");
        page.note(
                "Everybody notices: each of the n − 1 living holds its election once, whether it noticed or was asked;"
                        + " process i asks n − i. So ELECTION is the sum of n − i over i = 1 to n − 1, n(n − 1)/2, of"
                        + " which n − 1 to the dead; OK is (n − 1)(n − 2)/2; COORDINATOR n − 1; together n(n − 1), as if"
                        + " the lowest alone had noticed.");
        page.note("Chang–Roberts: a candidate gets as far as the next higher one, the highest all the way round;"
                + " ELECTION is the sum of these distances, and n COORDINATOR follow.");
        if (largest() > 256) {
            page.note("On the textbook ring everybody notices only up to n = 256: n elections of lists of n.");
        }
        return page.note(Report.BESIDE).replay(command).toHtml();
    }

    private int largest() {
        return rows.stream().mapToInt(row -> row.trial().n()).max().orElse(0);
    }

    private Chart bullyChart() {
        Map<Integer, Double> most = most(Course.BULLY_CRASH);
        Map<Integer, Double> least = new TreeMap<>();
        of(Course.BULLY_CRASH).forEach(row -> least.merge(row.trial().n(), row.total(), StrictMath::min));
        double[] x = most.keySet().stream().mapToDouble(Integer::doubleValue).toArray();
        return Chart.titled("Bully, the coordinator crashed", Axis.log("processes n"), Axis.log("messages"))
                .with(Series.points("counted, the lowest notices", x, values(most)))
                .with(Series.line(
                        "n² − n",
                        x,
                        Arrays.stream(x)
                                .map(n -> theory(Course.BULLY_CRASH, (int) n))
                                .toArray()))
                .with(Series.points("counted, the highest living notices", x, values(least)))
                .with(Series.line("n", x, x))
                .build();
    }

    private static double[] values(Map<Integer, Double> map) {
        return map.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Chart chart(String title, Course... courses) {
        Chart.Builder chart = Chart.titled(title, Axis.log("processes n"), Axis.log("messages"));
        for (Course course : courses) {
            Map<Integer, Double> most = most(course);
            double[] x =
                    most.keySet().stream().mapToDouble(Integer::doubleValue).toArray();
            chart.with(Series.points(course.title() + ", counted", x, values(most)));
            chart.with(Series.line(
                    course.formula(),
                    x,
                    Arrays.stream(x).map(n -> theory(course, (int) n)).toArray()));
        }
        return chart.build();
    }

    private static double theory(Course course, int n) {
        return switch (course) {
            case BULLY_CRASH, BULLY_EVERYBODY ->
                BullyTheory.coordinatorCrashed(n, 1).total().all();
            case BULLY_FALSE_ALARM -> BullyTheory.falseAlarm(n, 1).total().all();
            case RING_CRASH -> 2.0 * (n - 1) + 1;
            case RING_EVERYBODY -> (n - 1) * (2.0 * (n - 1) + 1);
            case CHANG_ROBERTS_BEST -> ChangRobertsTheory.best(n).total().all();
            case CHANG_ROBERTS_WORST -> ChangRobertsTheory.worst(n).total().all();
            case CHANG_ROBERTS_RANDOM -> ChangRobertsTheory.mean(n).total().all();
        };
    }

    private Chart placementChart() {
        ImmutableSortedMap<Integer, Summary> sizes = byPlacement();
        double[] x = sizes.keySet().stream().mapToDouble(Integer::doubleValue).toArray();
        Summary[] y = sizes.values().toArray(Summary[]::new);
        return Chart.titled("Chang–Roberts: ELECTION by placement", Axis.log("processes n"), Axis.log("ELECTION"))
                .with(Series.band(
                        "best to worst placement",
                        x,
                        Arrays.stream(x)
                                .map(n -> elections(ChangRobertsTheory.best((int) n)))
                                .toArray(),
                        Arrays.stream(x)
                                .map(n -> elections(ChangRobertsTheory.worst((int) n)))
                                .toArray()))
                .with(Series.line(
                        "n H(n)",
                        x,
                        Arrays.stream(x)
                                .map(n -> elections(ChangRobertsTheory.mean((int) n)))
                                .toArray()))
                .with(Series.estimates(
                        "random placements",
                        x,
                        Arrays.stream(y).mapToDouble(Summary::mean).toArray(),
                        Arrays.stream(y)
                                .mapToDouble(each -> each.tInterval(LEVEL).low())
                                .toArray(),
                        Arrays.stream(y)
                                .mapToDouble(each -> each.tInterval(LEVEL).high())
                                .toArray()))
                .build();
    }
}
