package dsim.random;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** How well numbers that were drawn fit what they are drawn from. Seeds are fixed: what passes once passes always. */
public final class Fit {

    private Fit() {}

    /**
     * Pearson's chi-square with the same expectation in each cell. Its mean is the count of degrees of freedom, its variance
     * twice that; within five standard deviations passes, at either side (too good is wrong as well).
     */
    public static void assertEven(long[] counts) {
        double total = Arrays.stream(counts).sum();
        double[] expected = new double[counts.length];
        Arrays.fill(expected, total / counts.length);
        assertAsExpected(counts, expected);
    }

    /** The same with an expectation for each cell, of 5 or more. */
    static void assertAsExpected(long[] counts, double[] expected) {
        double chiSquare = 0;
        for (int i = 0; i < counts.length; i++) {
            assertTrue(expected[i] >= 5, "too few to expect in cell " + i);
            chiSquare += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
        }
        int freedom = counts.length - 1;
        double deviation = (chiSquare - freedom) / StrictMath.sqrt(2.0 * freedom);
        assertTrue(
                deviation > -5 && deviation < 5,
                "chi-square " + chiSquare + " of " + freedom + " degrees of freedom: " + Arrays.toString(counts));
    }

    /**
     * Kolmogorov and Smirnov: the greatest distance between the sample's distribution and the true one, times the square root
     * of the count. Beyond 2 comes up once in 1,500 samples of the true distribution (2 exp(-2 · 2²)).
     */
    static void assertDistributed(double[] sample, DoubleUnaryOperator distribution) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double greatest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double p = distribution.applyAsDouble(sorted[i]);
            greatest =
                    Math.max(greatest, Math.max(p - (double) i / sorted.length, (double) (i + 1) / sorted.length - p));
        }
        double statistic = greatest * StrictMath.sqrt(sorted.length);
        assertTrue(statistic < 2, "Kolmogorov-Smirnov " + statistic);
    }
}
