package dsim.reports.chart;

import dsim.reports.stats.PowerLawStudy;
import dsim.reports.stats.Scale;
import dsim.reports.stats.TailLaw;
import dsim.reports.stats.Tally;
import dsim.reports.table.Numbers;
import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** Values and the laws fitted to their tail, on logarithmic axes. */
public final class TailCharts {

    private static final int CURVE_POINTS = 160;
    private static final double BINS_PER_DECADE = 8;

    /** So many points beside or above each other fill an axis. */
    private static final double POINTS_APART = 200;

    private TailCharts() {}

    /**
     * The share of values that are x or larger, beside the fitted power law and its alternatives from x<sub>min</sub> up,
     * each scaled to the share of values in the tail.
     *
     * @param label of x, such as {@code degree k}
     */
    public static Chart survival(String title, String label, Tally tally, PowerLawStudy study) {
        int from = tally.indexOf(Double.MIN_VALUE);
        double[] x = new double[tally.distinct() - from];
        double[] y = new double[x.length];
        long reaching = 0;
        for (int i = x.length - 1; i >= 0; i--) {
            reaching += tally.count(from + i);
            x[i] = tally.value(from + i);
            y[i] = (double) reaching / tally.n();
        }
        int[] shown = apart(x, y);
        Chart.Builder chart = Chart.titled(title, Axis.log(label), Axis.log("share of values ≥ x"))
                .with(Series.points(
                        "observed",
                        Arrays.stream(shown).mapToDouble(i -> x[i]).toArray(),
                        Arrays.stream(shown).mapToDouble(i -> y[i]).toArray()));
        return withLaws(chart, study, x[x.length - 1], 0.3 / tally.n(), (law, at) -> law.survival(at));
    }

    /** Of points that fall from left to right, those that can be told apart on logarithmic axes; first and last are kept. */
    private static int[] apart(double[] x, double[] y) {
        int last = x.length - 1;
        double widthMin = StrictMath.log(x[last] / x[0]) / POINTS_APART;
        double heightMin = StrictMath.log(y[0] / y[last]) / POINTS_APART;
        int[] kept = new int[x.length];
        int size = 1;
        for (int i = 1; i <= last; i++) {
            int before = kept[size - 1];
            if (i == last
                    || StrictMath.log(x[i] / x[before]) >= widthMin
                    || StrictMath.log(y[before] / y[i]) >= heightMin) {
                kept[size] = i;
                size++;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    /**
     * A histogram whose bins grow with x, about eight to a decade but none narrower than a whole number, as shares per unit
     * of x, beside the same laws.
     *
     * @param label of x, such as {@code degree k}
     */
    public static Chart histogram(String title, String label, Tally tally, PowerLawStudy study) {
        double[] edges = edges(tally, study.fit().law().scale());
        double[] from = Arrays.copyOf(edges, edges.length - 1);
        double[] to = Arrays.copyOfRange(edges, 1, edges.length);
        double[] shares = new double[from.length];
        double least = Double.POSITIVE_INFINITY;
        for (int bin = 0; bin < from.length; bin++) {
            long count = 0;
            for (int i = tally.indexOf(from[bin]); i < tally.indexOf(to[bin]); i++) {
                count += tally.count(i);
            }
            shares[bin] = count / (to[bin] - from[bin]) / tally.n();
            if (count > 0) {
                least = StrictMath.min(least, shares[bin]);
            }
        }
        Chart.Builder chart = Chart.titled(title, Axis.log(label), Axis.log("share of values per unit of x"))
                .with(Series.bars("observed", from, to, shares));
        double most = tally.value(tally.distinct() - 1);
        return withLaws(chart, study, most, least / 2, (law, at) -> StrictMath.exp(law.logLikelihood(at)));
    }

    /** Where bins begin and end: from the smallest positive value to the largest, in equal factors as far as possible. */
    private static double[] edges(Tally tally, Scale scale) {
        boolean isDiscrete = scale == Scale.DISCRETE;
        double margin = isDiscrete ? 0.5 : 0;
        double first = tally.value(tally.indexOf(Double.MIN_VALUE)) - margin;
        double last = tally.value(tally.distinct() - 1) + margin;
        int bins = (int) StrictMath.ceil(StrictMath.log10(last / first) * BINS_PER_DECADE);
        return IntStream.rangeClosed(0, bins)
                .mapToDouble(i -> first * StrictMath.pow(last / first, (double) i / bins))
                .map(edge -> isDiscrete ? StrictMath.rint(edge - 0.5) + 0.5 : edge)
                .map(edge -> edge >= last ? StrictMath.nextUp(last) : edge)
                .distinct()
                .toArray();
    }

    /**
     * @param most the largest value observed
     * @param least how far down the laws are drawn: below it they would only stretch the axis
     */
    private static Chart withLaws(
            Chart.Builder chart,
            PowerLawStudy study,
            double most,
            double least,
            ToDoubleBiFunction<TailLaw, Double> height) {
        double xMin = study.fit().xMin();
        double inTail = (double) study.fit().tail() / study.fit().n();
        double[] x = new double[CURVE_POINTS];
        for (int i = 0; i < CURVE_POINTS; i++) {
            x[i] = xMin * StrictMath.pow(most / xMin, i / (CURVE_POINTS - 1.0));
        }
        String exponent = Numbers.fixed(study.fit().alpha(), 2);
        TailLaw[] laws = {
            study.fit().law(),
            study.tail().exponential().alternative(),
            study.tail().logNormal().alternative()
        };
        String[] names = {"fit x^-α, α = " + exponent, laws[1].name(), laws[2].name()};
        for (int i = 0; i < laws.length; i++) {
            double[] y = new double[CURVE_POINTS];
            for (int j = 0; j < CURVE_POINTS; j++) {
                double share = inTail * height.applyAsDouble(laws[i], x[j]);
                y[j] = share > least ? share : Double.NaN;
            }
            chart.with(Series.line(names[i], x, y));
        }
        return chart.at(xMin, "x_min = " + Numbers.exact(xMin))
                .describedAs("Observed values on logarithmic axes, with x^-α for α = " + exponent
                        + ", an exponential and a log-normal, all fitted from x_min = " + Numbers.exact(xMin) + " up. "
                        + "Verdict: " + study.verdict() + ".")
                .build();
    }
}
