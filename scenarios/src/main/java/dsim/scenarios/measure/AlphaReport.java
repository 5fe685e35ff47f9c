package dsim.scenarios.measure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.reports.chart.Axis;
import dsim.reports.chart.Chart;
import dsim.reports.chart.Series;
import dsim.reports.chart.TailCharts;
import dsim.reports.html.Page;
import dsim.reports.html.Tone;
import dsim.reports.stats.DegreeLaw;
import dsim.reports.stats.Degrees;
import dsim.reports.stats.Interval;
import dsim.reports.stats.PowerLawStudy;
import dsim.reports.stats.PowerLawStudy.Finding;
import dsim.reports.stats.Summary;
import dsim.reports.stats.Tally;
import dsim.reports.table.Cell;
import dsim.reports.table.Column;
import dsim.reports.table.Numbers;
import dsim.reports.table.Table;
import dsim.scenarios.measure.AlphaTrial.Row;
import dsim.scenarios.measure.AlphaTrial.Rule;
import dsim.scenarios.measure.AlphaTrial.Word;
import dsim.scenarios.sweep.Report;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The exponent of an overlay's degrees, over rules and sizes: claim, theory and measurement side by side.
 *
 * @param rows one for each overlay, in the order of rules, sizes and seeds
 */
public record AlphaReport(ImmutableList<Row> rows) {

    private static final double LEVEL = 0.95;

    /** Of the distance of Kolmogorov and Smirnov times √n: a larger one is chance once in a hundred times. */
    private static final double CRITICAL = 1.63;

    /** Above it exponents are told, but not drawn: nothing is left of a tail there. */
    private static final double SHOWN_MAX = 6;

    /** One rule at one size, over the seeds. */
    private record Group(Rule rule, int n, ImmutableList<Row> rows) {

        ImmutableList<PowerLawStudy> studies() {
            return rows.stream().flatMap(row -> row.study().stream()).collect(ImmutableList.toImmutableList());
        }

        Optional<Summary> of(ToDoubleFunction<PowerLawStudy> number) {
            double[] values = studies().stream().mapToDouble(number).toArray();
            return values.length == 0 ? Optional.empty() : Optional.of(Summary.of(values));
        }

        /** What is found in most of the overlays; where two are as frequent, the stronger objection. */
        Optional<Finding> finding() {
            Map<Finding, Long> counts = new LinkedHashMap<>();
            for (Finding finding : Finding.values()) {
                long count = studies().stream()
                        .filter(study -> study.finding() == finding)
                        .count();
                if (count > 0) {
                    counts.put(finding, count);
                }
            }
            return counts.entrySet().stream()
                    .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                    .map(Map.Entry::getKey);
        }

        /** Such as {@code rejected 4/5}. */
        String found() {
            return finding()
                    .map(finding -> {
                        long count = studies().stream()
                                .filter(study -> study.finding() == finding)
                                .count();
                        return words(finding) + (rows.size() > 1 ? " " + count + "/" + rows.size() : "");
                    })
                    .orElse("all degrees are equal");
        }

        private static String words(Finding finding) {
            return finding.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private ImmutableList<Group> groups() {
        Map<Rule, Map<Integer, List<Row>>> byRule = new LinkedHashMap<>();
        rows.forEach(row -> byRule.computeIfAbsent(row.trial().rule(), any -> new LinkedHashMap<>())
                .computeIfAbsent(row.trial().n(), any -> new ArrayList<>())
                .add(row));
        ImmutableList.Builder<Group> groups = ImmutableList.builder();
        byRule.forEach((rule, sizes) ->
                sizes.forEach((n, each) -> groups.add(new Group(rule, n, ImmutableList.copyOf(each)))));
        return groups.build();
    }

    private ImmutableList<Rule> rules() {
        return rows.stream().map(row -> row.trial().rule()).distinct().collect(ImmutableList.toImmutableList());
    }

    /** What is published of the documented rule: 4.8 with 4 peers, 3 above 20, between 2 and 3 later on. */
    private static String claim(Rule rule, int n) {
        if (!rule.isTopHalf()) {
            return "–";
        }
        return n <= 4 ? "4.8" : n <= 20 ? "to 3" : "3, then 2–3";
    }

    // ---- verdicts

    /**
     * A verdict.
     *
     * @param tone whether it holds
     * @param says the sentence
     */
    public record Said(Tone tone, String says) {}

    /** What is to be said of the claim, of theory and of the rules that give a power law. */
    public ImmutableList<Said> verdicts() {
        ImmutableList.Builder<Said> said = ImmutableList.builder();
        List<Row> documented =
                rows.stream().filter(row -> row.trial().rule().isTopHalf()).toList();
        if (!documented.isEmpty()) {
            long likePowerLaw = documented.stream()
                    .filter(row ->
                            row.finding().filter(Finding.POWER_LAW::equals).isPresent())
                    .count();
            said.add(new Said(
                    likePowerLaw == 0 ? Tone.FAILS : Tone.OPEN,
                    "the claim that \"top n/2 by degree\" gives α = 4.8 with 4 peers, 3 above 20, then 2 to 3: "
                            + (likePowerLaw == 0
                                    ? "no overlay that the rule built has such a tail; measured were " + measured()
                                    : likePowerLaw + " of " + documented.size() + " overlays could have such a tail")));
            long half = documented.stream().filter(Row::isHalfGraph).count();
            said.add(new Said(
                    half == documented.size() ? Tone.HOLDS : Tone.FAILS,
                    "the rule builds the half graph, its degrees spread evenly: degree by degree in " + half + " of "
                            + documented.size() + " overlays"));
        }
        for (Rule rule : rules()) {
            if (!rule.isTopHalf()) {
                said.add(verdict(rule));
            }
        }
        return said.build();
    }

    private String measured() {
        return groups().stream()
                .filter(group -> group.rule().word() == Word.TOP_HALF || rules().size() == 1)
                .flatMap(group -> group.of(study -> study.fit().alpha()).stream()
                        .map(alpha -> Numbers.fixed(alpha.mean(), 1) + " at N = " + group.n()))
                .collect(Collectors.joining(", "));
    }

    private Said verdict(Rule rule) {
        List<Group> own =
                groups().stream().filter(group -> group.rule().equals(rule)).toList();
        long overlays = own.stream().mapToLong(group -> group.rows().size()).sum();
        long powerLaws = own.stream()
                .flatMap(group -> group.studies().stream())
                .filter(study -> study.finding() == Finding.POWER_LAW)
                .count();
        if (rule.exponent().isEmpty()) {
            long between = own.stream()
                    .flatMap(group -> group.studies().stream())
                    .filter(study -> study.whole().law().alpha() > 2
                            && study.whole().law().alpha() < 3)
                    .count();
            return new Said(
                    own.stream()
                                    .noneMatch(group -> group.finding()
                                            .filter(Finding.POWER_LAW::equals)
                                            .isPresent())
                            ? Tone.HOLDS
                            : Tone.FAILS,
                    rule.title() + " gives no power law (" + powerLaws + " of " + overlays
                            + " overlays pass for one), although α from the least degree up lies between 2 and 3 in "
                            + between);
        }
        Group largest = own.get(own.size() - 1);
        DegreeLaw law = rule.law().orElseThrow();
        double distance = Summary.of(largest.rows().stream()
                        .mapToDouble(row -> row.distanceFrom(law))
                        .toArray())
                .median();
        boolean isClose = distance * StrictMath.sqrt(largest.n()) < CRITICAL;
        return new Said(
                isClose ? Tone.HOLDS : Tone.OPEN,
                rule.title() + " has a tail of exponent "
                        + Numbers.fixed(rule.exponent().getAsDouble(), 2) + " by theory. At N = " + largest.n()
                        + " the degrees are " + (isClose ? "" : "not ") + "those of its exact law (largest difference "
                        + Numbers.significant(distance, 2) + "), the fitted exponent is "
                        + largest.of(study -> study.fit().alpha())
                                .map(AlphaReport::estimate)
                                .orElse("none")
                        + ", found: " + largest.found() + "; a small x_min leads the fit astray");
    }

    private static String estimate(Summary summary) {
        return Numbers.fixed(summary.mean(), 2)
                + (summary.n() > 1
                        ? " ± " + Numbers.fixed(summary.tInterval(LEVEL).halfWidth(), 2)
                        : "");
    }

    // ---- tables

    /** Exponents beside claim and theory. */
    public Table exponents() {
        Table.Builder table = Table.titled(
                        "α: mean over the seeds ± half of its 95 % interval",
                        Column.words("rule"),
                        Column.numbers("N"),
                        Column.numbers("seeds"),
                        Column.numbers("α at x_min"),
                        Column.numbers("α from least"),
                        Column.words("claim"),
                        Column.numbers("theory"),
                        Column.words("built by"))
                .leading(2);
        for (Group group : groups()) {
            table.row(
                    Cell.of(group.rule().title()),
                    Cell.of(group.n()),
                    Cell.of(group.rows().size()),
                    cell(group.of(study -> study.fit().alpha())),
                    cell(group.of(study -> study.whole().law().alpha())),
                    Cell.of(claim(group.rule(), group.n())),
                    exponent(group.rule()),
                    Cell.of(group.rows().get(0).trial().isByProtocol() ? "protocol" : "rule"));
        }
        return table.build();
    }

    private static Cell exponent(Rule rule) {
        return rule.exponent().isPresent() ? Cell.of(rule.exponent().getAsDouble(), 2) : Cell.of("none");
    }

    /** What theory says of each rule. */
    public Table theory() {
        Table.Builder table =
                Table.titled("What theory says", Column.words("rule"), Column.words("exponent of the tail"));
        rules().forEach(rule -> table.row(Cell.of(rule.title()), Cell.of(rule.theory())));
        return table.build();
    }

    private static Cell cell(Optional<Summary> summary) {
        return summary.map(value -> Cell.of(estimate(value))).orElseGet(Cell::blank);
    }

    /** What the fits rest on. */
    public Table evidence() {
        Table.Builder table = Table.titled(
                        "What the fits rest on: medians over the seeds (LR: Vuong's z against exponential and"
                                + " log-normal)",
                        Column.words("rule"),
                        Column.numbers("N"),
                        Column.numbers("edges"),
                        Column.numbers("x_min"),
                        Column.numbers("n_tail"),
                        Column.numbers("D"),
                        Column.numbers("p"),
                        Column.numbers("LR exp"),
                        Column.numbers("LR ln"),
                        Column.words("found"))
                .leading(2);
        for (Group group : groups()) {
            table.row(
                    Cell.of(group.rule().title()),
                    Cell.of(group.n()),
                    Cell.of(
                            Summary.of(group.rows().stream()
                                            .mapToDouble(Row::edges)
                                            .toArray())
                                    .median(),
                            0),
                    median(group, study -> study.fit().xMin(), 0),
                    median(group, study -> study.fit().tail(), 0),
                    median(group, study -> study.fit().distance(), 3),
                    median(
                            group,
                            study -> study.bootstrap().map(test -> test.p()).orElse(Double.NaN),
                            2),
                    median(group, study -> study.tail().exponential().z(), 1),
                    median(group, study -> study.tail().logNormal().z(), 1),
                    Cell.of(group.found()));
        }
        return table.build();
    }

    private static Cell median(Group group, ToDoubleFunction<PowerLawStudy> number, int decimals) {
        double[] values = group.studies().stream()
                .mapToDouble(number)
                .filter(Double::isFinite)
                .toArray();
        return values.length == 0 ? Cell.blank() : Cell.of(Summary.of(values).median(), decimals);
    }

    /** Sizes at which there is too little to say anything. */
    public ImmutableList<String> warnings() {
        ImmutableList.Builder<String> warnings = ImmutableList.builder();
        for (Rule rule : rules()) {
            String small = groups().stream()
                    .filter(group -> group.rule().equals(rule))
                    .filter(group -> group.finding()
                            .filter(Finding.NOT_ENOUGH_DATA::equals)
                            .isPresent())
                    .map(group -> Integer.toString(group.n()))
                    .collect(Collectors.joining(", "));
            if (!small.isEmpty()) {
                warnings.add(rule.title() + ": not enough data at N = " + small + " (fewer than "
                        + PowerLawStudy.TAIL_MIN + " peers in the tail)");
            }
        }
        return warnings.build();
    }

    // ---- files

    /** All that is kept. */
    public Report report(String command) {
        return new Report(html(command), csv(), json());
    }

    private String csv() {
        Table.Builder table = Table.titled(
                "overlays",
                Column.words("rule"),
                Column.numbers("N"),
                Column.words("seed"),
                Column.words("built by"),
                Column.numbers("edges"),
                Column.words("half graph"),
                Column.numbers("alpha"),
                Column.numbers("stderr"),
                Column.numbers("xmin"),
                Column.numbers("ntail"),
                Column.numbers("D"),
                Column.numbers("p"),
                Column.numbers("lr exponential z"),
                Column.numbers("lr lognormal z"),
                Column.numbers("alpha from the least degree"),
                Column.words("verdict"));
        for (Row row : rows) {
            table.row(
                    Cell.of(row.trial().rule().title()),
                    Cell.of(row.trial().n()),
                    Cell.of(row.trial().seed().toString()),
                    Cell.of(row.trial().isByProtocol() ? "protocol" : "rule"),
                    Cell.of(row.edges()),
                    Cell.of(row.trial().rule().isTopHalf() ? Boolean.toString(row.isHalfGraph()) : ""),
                    number(row, study -> study.fit().alpha()),
                    number(row, study -> study.fit().standardError()),
                    number(row, study -> study.fit().xMin()),
                    number(row, study -> study.fit().tail()),
                    number(row, study -> study.fit().distance()),
                    number(row, study -> study.bootstrap().map(test -> test.p()).orElse(Double.NaN)),
                    number(row, study -> study.tail().exponential().z()),
                    number(row, study -> study.tail().logNormal().z()),
                    number(row, study -> study.whole().law().alpha()),
                    Cell.of(row.study().map(PowerLawStudy::verdict).orElse("all degrees are equal")));
        }
        return table.build().toCsv();
    }

    private static Cell number(Row row, ToDoubleFunction<PowerLawStudy> number) {
        return row.study().map(study -> Cell.of(number.applyAsDouble(study), 9)).orElseGet(Cell::blank);
    }

    /** The object: verdicts, and each overlay with its degrees and its fit. */
    public ImmutableMap<String, Object> json() {
        return ImmutableMap.of(
                "verdicts",
                verdicts().stream()
                        .map(said -> ImmutableMap.of(
                                "verdict", said.tone().name().toLowerCase(Locale.ROOT), "says", said.says()))
                        .collect(ImmutableList.toImmutableList()),
                "warnings",
                warnings(),
                "overlays",
                rows.stream().map(AlphaReport::json).collect(ImmutableList.toImmutableList()));
    }

    private static ImmutableMap<String, Object> json(Row row) {
        Tally tally = Tally.of(row.degrees());
        ImmutableMap.Builder<String, Object> degrees = ImmutableMap.builder();
        for (int i = 0; i < tally.distinct(); i++) {
            degrees.put(Numbers.exact(tally.value(i)), tally.count(i));
        }
        ImmutableMap.Builder<String, Object> json = ImmutableMap.<String, Object>builder()
                .put("rule", row.trial().rule().title())
                .put("peers", row.trial().n())
                .put("seed", row.trial().seed())
                .put("builtBy", row.trial().isByProtocol() ? "protocol" : "rule")
                .put("edges", row.edges())
                .put("degrees", degrees.buildOrThrow());
        if (row.trial().rule().isTopHalf()) {
            json.put("halfGraph", row.isHalfGraph());
        }
        return json.put("claim", claim(row.trial().rule(), row.trial().n()))
                .put("theory", row.trial().rule().theory())
                .put(
                        "fit",
                        row.study()
                                .map(study ->
                                        new PowerLawReport("", tally, PowerLawStudy.Plan.discrete(), study).json()))
                .put(
                        "alphaFromLeastDegree",
                        row.study().map(study -> study.whole().law().alpha()))
                .buildOrThrow();
    }

    private String html(String command) {
        Page page = Page.titled("The exponent of the gossip overlay");
        verdicts().forEach(said -> page.verdict(said.tone(), said.says()));
        page.question("Which exponent α do the degrees of the overlay have, by rule of attachment and by size?")
                .fact(
                        "Claimed",
                        "of the documented rule, \"sort the known peers by degree, connect to the top n/2\": α = 4.8"
                                + " with 4 peers, 3 above 20, then between 2 and 3")
                .expectation("The documented rule builds the half graph: no power law whatever the size. Preferential"
                        + " attachment with kernel k + a gives 3 + a/m, here m = 2. Uniform attachment is"
                        + " exponential, and yet returns an α between 2 and 3.");
        warnings().forEach(warning -> page.fact("Warning", warning));
        page.section("Exponents")
                .figure(
                        againstSize(),
                        "α at the fitted x_min, mean over the seeds with 95 % intervals; what is above 6 is not drawn,"
                                + " and stands in the table. An exponent can be computed of any numbers; whether it means"
                                + " something stands below.");
        page.table(theory()).table(exponents()).table(evidence());
        page.section("Degrees");
        for (Rule rule : rules()) {
            degrees(page, rule);
        }
        return page.note("α, x_min, D, p and LR as in A. Clauset, C. R. Shalizi, M. E. J. Newman, SIAM Review 51(4),"
                        + " 2009: exact discrete maximum likelihood, x_min of the smallest D, p by the"
                        + " semi-parametric bootstrap, LR by Vuong, positive where the power law is likelier than"
                        + " the alternative.")
                .note("\"α from least\" is fitted to all peers: what a quick look gives. It is biased at such an"
                        + " x_min: for preferential attachment with m = 2 and a = 0 it tends to 2.53, not to 3.")
                .note("Up to " + AlphaTrial.PROTOCOL_MAX
                        + " peers the overlay is built by the gossip protocol in the virtual"
                        + " world, one peer joining after the other; above, by the same rule without messages.")
                .note(Report.BESIDE)
                .replay(command)
                .toHtml();
    }

    private Chart againstSize() {
        int least = rows.stream().mapToInt(row -> row.trial().n()).min().orElse(1);
        int most = rows.stream().mapToInt(row -> row.trial().n()).max().orElse(1);
        Chart.Builder chart = Chart.titled(
                "α against the number of peers",
                Axis.log("peers N"),
                Axis.linear("α").holding(1, 5));
        chart.with(Series.band(
                "claim for top-half",
                new double[] {4, 20, 30, StrictMath.max(most, 31)},
                new double[] {4.75, 2.95, 2, 2},
                new double[] {4.85, 3.05, 3, 3}));
        for (Rule rule : rules()) {
            List<Group> own = groups().stream()
                    .filter(group -> group.rule().equals(rule))
                    .filter(group -> group.of(study -> study.fit().alpha())
                            .filter(alpha -> alpha.mean() <= SHOWN_MAX)
                            .isPresent())
                    .toList();
            double[] x = own.stream().mapToDouble(Group::n).toArray();
            Summary[] y = own.stream()
                    .map(group -> group.of(study -> study.fit().alpha()).orElseThrow())
                    .toArray(Summary[]::new);
            chart.with(Series.estimates(
                    rule.title(),
                    x,
                    Arrays.stream(y).mapToDouble(Summary::mean).toArray(),
                    Arrays.stream(y)
                            .mapToDouble(
                                    each -> StrictMath.max(1, interval(each).low()))
                            .toArray(),
                    Arrays.stream(y)
                            .mapToDouble(each ->
                                    StrictMath.min(SHOWN_MAX, interval(each).high()))
                            .toArray()));
            rule.exponent().ifPresent(exponent -> chart.level(exponent, "theory, " + rule.title()));
        }
        return chart.describedAs("The exponent at the fitted x_min over N from " + least + " to " + most
                        + ", for each rule, with the claim and with theory")
                .build();
    }

    private static Interval interval(Summary summary) {
        return summary.n() > 1 ? summary.tInterval(LEVEL) : new Interval(summary.mean(), summary.mean(), LEVEL);
    }

    /** The degrees of the first overlay of the largest size: survival and histogram. */
    private void degrees(Page page, Rule rule) {
        Row row = rows.stream()
                .filter(each -> each.trial().rule().equals(rule))
                .reduce((a, b) -> b.trial().n() > a.trial().n() ? b : a)
                .orElseThrow();
        String title = rule.title() + ", N = " + row.trial().n();
        Tally tally = Tally.of(row.degrees());
        row.study().ifPresent(study -> {
            page.figure(TailCharts.survival(title, "degree k", tally, study), study.verdict() + ".");
            page.figure(
                    TailCharts.histogram(title, "degree k", tally, study), "Bins grow with k; shares are per degree.");
        });
        rule.law()
                .ifPresent(law -> page.figure(
                        besideTheory(title, tally, law),
                        "Observed beside the exact law of many peers; nothing is fitted here."));
        if (rule.isTopHalf()) {
            page.figure(half(title, row), "The half graph has each degree once, one of them twice: a straight line.");
        }
    }

    private static Chart besideTheory(String title, Tally tally, DegreeLaw law) {
        double[] k = new double[tally.distinct()];
        double[] observed = new double[k.length];
        double[] theory = new double[k.length];
        long reaching = tally.n();
        for (int i = 0; i < k.length; i++) {
            k[i] = tally.value(i);
            observed[i] = (double) reaching / tally.n();
            theory[i] = law.survival((long) k[i]);
            reaching -= tally.count(i);
        }
        return Chart.titled(title + ": beside theory", Axis.log("degree k"), Axis.log("share of peers ≥ k"))
                .with(Series.points("observed", k, observed))
                .with(Series.line("theory", k, theory))
                .build();
    }

    private static Chart half(String title, Row row) {
        int n = row.degrees().length;
        int[] half = Degrees.halfGraph(n, row.trial().rule().word() == Word.TOP_HALF);
        Arrays.sort(half);
        int step = StrictMath.max(1, n / 100);
        int[] places = IntStream.range(0, n).filter(i -> i % step == 0).toArray();
        double[] x = Arrays.stream(places).mapToDouble(i -> i + 1.0).toArray();
        return Chart.titled(title + ": degree by rank", Axis.linear("peer, by rising degree"), Axis.linear("degree"))
                .with(Series.line(
                        "half graph",
                        x,
                        Arrays.stream(places).mapToDouble(i -> half[i]).toArray()))
                .with(Series.points(
                        "measured",
                        x,
                        Arrays.stream(places).mapToDouble(i -> row.degrees()[i]).toArray()))
                .build();
    }
}
