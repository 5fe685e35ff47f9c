package dsim.network;

import dsim.random.Key;
import dsim.random.Seed;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Closed forms to hold samples against, and how far a sample may be off by chance. */
final class Statistics {

    private Statistics() {}

    /** Draws for a test: the same every time. */
    static Key key(String test) {
        return Key.of(Seed.of(17), test);
    }

    /**
     * The largest distance between the distribution of a sample and a closed form, times the root of the sample's size (A.
     * Kolmogorov, 1933). If the sample is of that distribution, it exceeds 1.95 once in a thousand samples.
     */
    static double distance(double[] sample, DoubleUnaryOperator distribution) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = distribution.applyAsDouble(sorted[i]);
            largest = Math.max(largest, expected - (double) i / sorted.length);
            largest = Math.max(largest, (i + 1.0) / sorted.length - expected);
        }
        return largest * Math.sqrt(sorted.length);
    }

    /** Four standard deviations of the share of events of that probability among so many. */
    static double tolerance(double probability, int trials) {
        return 4 * Math.sqrt(probability * (1 - probability) / trials);
    }

    /** The standard normal distribution, by its series (G. Marsaglia, J. Statistical Software 11(4), 2004). */
    static double normal(double x) {
        if (Math.abs(x) > 8) {
            return x < 0 ? 0 : 1;
        }
        double sum = x;
        double term = x;
        for (int k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }
}
