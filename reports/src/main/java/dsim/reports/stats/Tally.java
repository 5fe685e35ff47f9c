package dsim.reports.stats;

import dsim.reports.table.Numbers;
import java.util.Arrays;

/** Values, and how often each was seen: the distinct ones, from small to large. None is negative. Immutable. */
public final class Tally {

    private final double[] values;
    private final long[] counts;
    private final long n;
    private final boolean whole;

    private Tally(double[] values, long[] counts) {
        this.values = values;
        this.counts = counts;
        this.n = Arrays.stream(counts).sum();
        this.whole = Arrays.stream(values).allMatch(value -> value == StrictMath.rint(value));
    }

    /**
     * The values, in any order.
     *
     * @throws IllegalArgumentException if one is negative, infinite or no number
     */
    public static Tally of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] distinct = new double[sorted.length];
        long[] counts = new long[sorted.length];
        int size = 0;
        for (double value : sorted) {
            if (size > 0 && distinct[size - 1] == value) {
                counts[size - 1]++;
            } else {
                distinct[size] = value;
                counts[size] = 1;
                size++;
            }
        }
        return ofCounts(Arrays.copyOf(distinct, size), Arrays.copyOf(counts, size));
    }

    /**
     * Whole values, such as degrees, in any order.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public static Tally of(int... values) {
        return of(Arrays.stream(values).asDoubleStream().toArray());
    }

    /**
     * Distinct values from small to large, and how often each was seen.
     *
     * @param counts one for each value, 1 or more
     * @throws IllegalArgumentException if the values do not rise, one is negative, infinite or no number, or a count is
     *     missing or less than 1
     */
    public static Tally ofCounts(double[] values, long[] counts) {
        if (values.length != counts.length) {
            throw new IllegalArgumentException(
                    "each value has one count, not " + values.length + " values and " + counts.length + " counts");
        }
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a value is a number from 0 up, not " + Numbers.exact(values[i]));
            }
            if (i > 0 && values[i] <= values[i - 1]) {
                throw new IllegalArgumentException("values rise, but " + Numbers.exact(values[i]) + " comes after "
                        + Numbers.exact(values[i - 1]));
            }
            if (counts[i] < 1) {
                throw new IllegalArgumentException("a count is at least 1, not " + counts[i]);
            }
        }
        return new Tally(values.clone(), counts.clone());
    }

    /** How many values there are, repeated ones counted each time. */
    public long n() {
        return n;
    }

    /** How many distinct values there are. */
    public int distinct() {
        return values.length;
    }

    /** The index-th smallest distinct value, from 0. */
    public double value(int index) {
        return values[index];
    }

    /** How often the index-th smallest distinct value was seen. */
    public long count(int index) {
        return counts[index];
    }

    /** How many distinct values are less than the bound: the index of the first one that is not. */
    public int indexOf(double bound) {
        int found = Arrays.binarySearch(values, bound);
        return found >= 0 ? found : -found - 1;
    }

    /** Whether all values are whole numbers. */
    public boolean isWhole() {
        return whole;
    }
}
