package dsim.scenarios;

/**
 * One value, or anything between two, equally likely. Written {@code 5ms..20ms}.
 *
 * @param low the least, itself included
 * @param high the greatest, itself included; not less than {@code low}
 */
public record Between<T extends Comparable<T>>(T low, T high) {

    /**
     * A range.
     *
     * @throws IllegalArgumentException if it is reversed
     */
    public Between {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("the range " + low + ".." + high + " is reversed");
        }
    }

    /** Just this value. */
    public static <T extends Comparable<T>> Between<T> just(T value) {
        return new Between<>(value, value);
    }

    /** Whether there is only one value to choose from. */
    public boolean isOne() {
        return low.equals(high);
    }
}
