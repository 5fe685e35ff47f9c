package dsim.algorithms.pricefeed;

/**
 * A price: what one unit of the base costs in units of the other currency, at a time.
 *
 * @param micros when it was quoted, in microseconds since 1970-01-01 UTC; not negative, at most {@link #LATEST}
 * @param base what is priced
 * @param in the currency of the price; another one
 * @param price positive and finite
 */
public record Quote(long micros, Currency base, Currency in, double price) {

    /** The last time that a quote can have: in the year 2262, when nanoseconds since 1970 no longer fit in 64 bits. */
    public static final long LATEST = Long.MAX_VALUE / 1000;

    /** Checks all of it. */
    public Quote {
        if (!isTime(micros)) {
            throw new IllegalArgumentException("a quote is made between 1970 and 2262, not at " + micros + " us");
        } else if (base.equals(in)) {
            throw new IllegalArgumentException("a quote is of two currencies, not of " + base + " in " + in);
        } else if (!isPrice(price)) {
            throw new IllegalArgumentException("a price is positive and finite, not " + price);
        }
    }

    /** Whether a number of microseconds can be the time of a quote. */
    static boolean isTime(long micros) {
        return micros >= 0 && micros <= LATEST;
    }

    /** Whether a number can be a price. */
    static boolean isPrice(double number) {
        return number > 0 && number < Double.POSITIVE_INFINITY;
    }

    /** The market where it was made, such as {@code EUR/USD}. */
    public String market() {
        return base + "/" + in;
    }

    @Override
    public String toString() {
        return market() + " " + price + " at " + micros + " us";
    }
}
