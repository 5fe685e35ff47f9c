package dsim.reports.stats;

import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;

/** Values in short: mean, spread, quantiles, and how sure one can be of them. Immutable. */
public final class Summary {

    private final double[] sorted;
    private final double mean;
    private final double standardDeviation;

    private Summary(double[] sorted) {
        this.sorted = sorted;
        this.mean = mean(sorted);
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        this.standardDeviation = sorted.length > 1 ? StrictMath.sqrt(squares / (sorted.length - 1)) : Double.NaN;
    }

    /**
     * Of values in any order.
     *
     * @throws IllegalArgumentException if there is none, or one is not finite
     */
    public static Summary of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a summary is of 1 value or more, not of none");
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a summary is of finite values, not of " + value);
            }
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Summary(sorted);
    }

    /** The mean, with a correction for what the first pass rounded away. */
    private static double mean(double[] values) {
        double rough = 0;
        for (double value : values) {
            rough += value / values.length;
        }
        double correction = 0;
        for (double value : values) {
            correction += value - rough;
        }
        return rough + correction / values.length;
    }

    /** How many values there are. */
    public int n() {
        return sorted.length;
    }

    /** The mean. */
    public double mean() {
        return mean;
    }

    /** The standard deviation of the sample, with n - 1; not a number if there is one value. */
    public double standardDeviation() {
        return standardDeviation;
    }

    /** The least value. */
    public double min() {
        return sorted[0];
    }

    /** The largest value. */
    public double max() {
        return sorted[sorted.length - 1];
    }

    /** The value in the middle: the quantile of 0.5. */
    public double median() {
        return quantile(0.5);
    }

    /**
     * The quantile of type 7 (R. J. Hyndman, Y. Fan, <i>Sample Quantiles in Statistical Packages</i>, The American
     * Statistician 50(4), 1996): between the values of rank 1 + (n - 1)p, interpolated. What R and NumPy give.
     *
     * @param p 0 (the least value) to 1 (the largest)
     * @throws IllegalArgumentException if it is out of range
     */
    public double quantile(double p) {
        return quantile(sorted, p);
    }

    private static double quantile(double[] sorted, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a quantile is of 0 to 1, not of " + p);
        }
        double rank = (sorted.length - 1) * p;
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    /**
     * The interval of Student's t for the mean: right for independent values of a normal law, and nearly right for the mean
     * of many of any law.
     *
     * @param level such as 0.95
     * @throws IllegalArgumentException if the level is out of range
     * @throws IllegalStateException if there is one value only
     */
    public Interval tInterval(double level) {
        Interval.checkLevel(level);
        if (sorted.length < 2) {
            throw new IllegalStateException("one value tells nothing of how far others are spread");
        }
        double half = studentT(sorted.length - 1, level) * standardDeviation / StrictMath.sqrt(sorted.length);
        return new Interval(mean - half, mean + half, level);
    }

    /** How many standard errors an interval of that level reaches to each side. */
    static double studentT(double degreesOfFreedom, double level) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + level) / 2);
    }

    /**
     * The percentile interval of the bootstrap (B. Efron, R. J. Tibshirani, <i>An Introduction to the Bootstrap</i>, 1993,
     * chapter 13) for any statistic: its quantiles over samples drawn from these values, with replacement.
     *
     * @param statistic of a sample, such as {@code Summary::median}
     * @param level such as 0.95
     * @param samples how many samples to draw, 1 or more; 1000 or more is wise
     * @param seed what chance follows from; the stream is {@code summary-bootstrap}
     * @throws IllegalArgumentException if a number is out of range
     */
    public Interval bootstrapInterval(ToDoubleFunction<Summary> statistic, double level, int samples, Seed seed) {
        Interval.checkLevel(level);
        if (samples < 1) {
            throw new IllegalArgumentException("a bootstrap takes 1 sample or more, not " + samples);
        }
        Key key = Key.of(seed, "summary-bootstrap");
        double[] statistics = new double[samples];
        for (int i = 0; i < samples; i++) {
            Rng rng = new Rng(key.with(i));
            double[] sample = new double[sorted.length];
            Arrays.setAll(sample, j -> sorted[rng.below(sorted.length)]);
            statistics[i] = statistic.applyAsDouble(Summary.of(sample));
        }
        Arrays.sort(statistics);
        return new Interval(quantile(statistics, (1 - level) / 2), quantile(statistics, (1 + level) / 2), level);
    }

    @Override
    public String toString() {
        return "mean " + mean + " of " + sorted.length + " values from " + min() + " to " + max();
    }
}
