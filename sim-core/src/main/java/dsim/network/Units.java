package dsim.network;

import java.math.BigDecimal;

/** How scenarios write durations, ratios and rates. Exact: reading it back gives the same number. */
final class Units {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private Units() {}

    /** Such as {@code 250ms}, {@code 1.5s} or {@code 2min}; not negative. */
    static String duration(long nanos) {
        if (nanos > 0 && nanos % HOUR == 0) {
            return nanos / HOUR + "h";
        } else if (nanos > 0 && nanos % MINUTE == 0) {
            return nanos / MINUTE + "min";
        } else if (nanos >= SECOND) {
            return scaled(nanos, 9) + "s";
        } else if (nanos >= 1_000_000) {
            return scaled(nanos, 6) + "ms";
        } else if (nanos >= 1_000) {
            return scaled(nanos, 3) + "us";
        }
        return nanos == 0 ? "0s" : nanos + "ns";
    }

    /** Such as {@code 0.1%}. */
    static String ratio(double ratio) {
        return plain(BigDecimal.valueOf(ratio).movePointRight(2)) + "%";
    }

    /** Such as {@code 10Mbit/s}. */
    static String rate(long bitsPerSecond) {
        if (bitsPerSecond >= 1_000_000_000) {
            return scaled(bitsPerSecond, 9) + "Gbit/s";
        } else if (bitsPerSecond >= 1_000_000) {
            return scaled(bitsPerSecond, 6) + "Mbit/s";
        } else if (bitsPerSecond >= 1_000) {
            return scaled(bitsPerSecond, 3) + "kbit/s";
        }
        return bitsPerSecond + "bit/s";
    }

    /** Such as {@code 1.5}, without an exponent or a needless zero. */
    static String number(double number) {
        return plain(BigDecimal.valueOf(number));
    }

    private static String scaled(long number, int digits) {
        return plain(BigDecimal.valueOf(number, digits));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
