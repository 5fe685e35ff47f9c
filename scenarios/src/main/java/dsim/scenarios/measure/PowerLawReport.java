package dsim.scenarios.measure;

import com.google.common.collect.ImmutableMap;
import dsim.reports.chart.TailCharts;
import dsim.reports.html.Page;
import dsim.reports.html.Tone;
import dsim.reports.stats.LikelihoodRatio;
import dsim.reports.stats.PowerLawFit;
import dsim.reports.stats.PowerLawStudy;
import dsim.reports.stats.PowerLawStudy.Finding;
import dsim.reports.stats.Scale;
import dsim.reports.stats.TailLaw;
import dsim.reports.stats.Tally;
import dsim.reports.table.Cell;
import dsim.reports.table.Column;
import dsim.reports.table.Numbers;
import dsim.reports.table.Table;
import dsim.scenarios.sweep.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether values follow a power law: the report of one study.
 *
 * @param name what the values are called, such as the name of their file
 * @param tally the values
 * @param plan how they were studied
 * @param study what came of it
 */
public record PowerLawReport(String name, Tally tally, PowerLawStudy.Plan plan, PowerLawStudy study) {

    /** In words: of whole numbers, or of reals. */
    public String scale() {
        return plan.scale() == Scale.DISCRETE ? "discrete" : "continuous";
    }

    /**
     * The object: {@code lr} has Vuong's normalised ratios, positive where the power law is likelier; {@code p} is null if
     * there was no bootstrap.
     */
    public ImmutableMap<String, Object> json() {
        PowerLawFit fit = study.fit();
        return ImmutableMap.<String, Object>builder()
                .put("alpha", fit.alpha())
                .put("stderr", fit.standardError())
                .put("xmin", fit.xMin())
                .put("ntail", fit.tail())
                .put("n", fit.n())
                .put("D", fit.distance())
                .put("p", study.bootstrap().map(test -> (Object) test.p()))
                .put(
                        "lr",
                        ImmutableMap.of(
                                "exponential", study.tail().exponential().z(),
                                "lognormal", study.tail().logNormal().z()))
                .put("verdict", study.verdict())
                .buildOrThrow();
    }

    /** What was fitted and found, name and value. */
    public Table table() {
        PowerLawFit fit = study.fit();
        Table.Builder table = Table.titled("The fit", Column.words("quantity"), Column.words("value"));
        table.row(
                Cell.of("alpha"),
                Cell.of(Numbers.fixed(fit.alpha(), 4) + " ± " + Numbers.fixed(fit.standardError(), 4)
                        + ", exact maximum likelihood of " + scale() + " values"));
        table.row(
                Cell.of("x_min"),
                Cell.of(Numbers.exact(fit.xMin()) + (plan.xMin().isPresent() ? ", given" : ", where D is smallest")));
        table.row(Cell.of("n_tail"), Cell.of(count(fit.tail()) + " of " + count(fit.n()) + " values from x_min up"));
        table.row(
                Cell.of("D"),
                Cell.of(Numbers.fixed(fit.distance(), 5) + ", the distance of Kolmogorov and Smirnov from the fit"));
        table.row(Cell.of("p"), Cell.of(bootstrap()));
        table.row(Cell.of("LR exponential"), Cell.of(ratio(study.tail().exponential())));
        table.row(Cell.of("LR log-normal"), Cell.of(ratio(study.tail().logNormal())));
        table.row(
                Cell.of("all values"),
                Cell.of("against an exponential from the smallest value up: "
                        + ratio(study.whole().exponential())));
        if (plan.scale() == Scale.DISCRETE) {
            table.row(
                    Cell.of("beside"),
                    Cell.of("the continuous estimate from the same x_min is "
                            + Numbers.fixed(study.continuousAlpha(), 4) + "; of whole numbers it is biased"));
        }
        return table.build();
    }

    private String bootstrap() {
        Optional<String> said = study.bootstrap().map(test -> {
            String samples = count(test.samples()) + " samples, seed " + plan.seed()
                    + (plan.xMin().isPresent() ? "" : ", x_min fitted in each");
            return (test.p() == 0
                            ? "less than " + Numbers.significant(1.0 / test.samples(), 1)
                            : "" + Numbers.exact(test.p()))
                    + ", the share of samples drawn from the fit that lie as far from their own fits or farther ("
                    + samples + ")";
        });
        return said.orElse("not computed: no bootstrap was asked for");
    }

    private static String ratio(LikelihoodRatio ratio) {
        String who = ratio.favoursPowerLaw()
                ? "the fit is likelier"
                : ratio.favoursAlternative() ? "the alternative is likelier" : "neither can be told to be likelier";
        return "z = " + Numbers.fixed(ratio.z(), 2) + ", "
                + (ratio.p() < 0.001 ? "p < 0.001" : "p = " + Numbers.fixed(ratio.p(), 3)) + ": " + who;
    }

    /** All that is kept. */
    public Report report(String command) {
        return new Report(html(command), csv(), json());
    }

    private String html(String command) {
        Finding finding = study.finding();
        Page page = Page.titled("The tail of " + name)
                .verdict(
                        finding == Finding.POWER_LAW
                                ? Tone.HOLDS
                                : finding == Finding.REJECTED ? Tone.FAILS : Tone.OPEN,
                        study.verdict())
                .question("Do the values follow a power law, from some x_min up?")
                .fact(
                        "Values",
                        count(tally.n()) + ", " + count(tally.distinct()) + " of them different, from "
                                + Numbers.exact(tally.value(0)) + " to "
                                + Numbers.exact(tally.value(tally.distinct() - 1)) + "; read as " + scale())
                .table(table())
                .figure(
                        TailCharts.survival("Share of values that are x or larger", "value x", tally, study),
                        "On logarithmic axes a power law is a straight line, and so is many another law over a decade"
                                + " or two: the eye decides nothing here. Laws are drawn from x_min up.")
                .figure(
                        TailCharts.histogram("Histogram", "value x", tally, study),
                        "Bins grow with x; shares are per unit of x.");
        return page.note("An exponent between 2 and 3 is no evidence: values of other laws give one too. What counts is"
                        + " p ≥ 0.1, a large tail and an exponential that is rejected.")
                .note("Method: A. Clauset, C. R. Shalizi, M. E. J. Newman, Power-Law Distributions in Empirical"
                        + " Data, SIAM Review 51(4), 2009. LR: Vuong's normalised likelihood ratio z at the same"
                        + " x_min, positive where the fit is likelier.")
                .note(Report.BESIDE)
                .replay(command)
                .toHtml();
    }

    /** Each distinct value: how often, the share that reaches it, and what the laws give from x_min up. */
    private String csv() {
        PowerLawFit fit = study.fit();
        Map<String, TailLaw> laws = ImmutableMap.of(
                "fit", fit.law(),
                "exponential", study.tail().exponential().alternative(),
                "lognormal", study.tail().logNormal().alternative());
        double inTail = (double) fit.tail() / fit.n();
        Table.Builder table = Table.titled(
                name,
                Column.numbers("value"),
                Column.numbers("count"),
                Column.numbers("share reaching it"),
                Column.numbers("fit"),
                Column.numbers("exponential"),
                Column.numbers("lognormal"));
        long reaching = tally.n();
        for (int i = 0; i < tally.distinct(); i++) {
            double value = tally.value(i);
            List<Cell> row = new ArrayList<>();
            row.add(Cell.of(value, 0));
            row.add(Cell.of(tally.count(i)));
            row.add(Cell.of((double) reaching / tally.n(), 6));
            laws.values()
                    .forEach(law ->
                            row.add(value < fit.xMin() ? Cell.blank() : Cell.of(inTail * law.survival(value), 6)));
            table.row(row.toArray(Cell[]::new));
            reaching -= tally.count(i);
        }
        return table.build().toCsv();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
