package dsim.reports.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text: a point for the fraction, no grouping, the exact binary value rounded half to even. Free of locale and
 * of the JDK's own choice of digits, which is another in JDK 17 than from JDK 19 on.
 */
public final class Numbers {

    /** Any 15 digits survive as a binary number, and 17 tell any two binary numbers apart. */
    private static final int DIGITS_MIN = 15;

    private static final int DIGITS_MAX = 17;

    private static final int PLAIN_EXPONENT_MIN = -5;
    private static final int PLAIN_EXPONENT_MAX = 14;

    private Numbers() {}

    /**
     * With that many digits after the point, such as {@code 2.50}. Zero has no sign; what is no number is {@code –}, what
     * has no bound {@code ∞}.
     *
     * @param decimals 0 or more
     */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return endless(value);
        }
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.toPlainString();
    }

    /**
     * With that many significant digits and without closing zeros, such as {@code 0.0125}, {@code 1500}, {@code 3e-7}: with
     * an exponent of ten below 0.00001 and from 10<sup>15</sup> on.
     *
     * @param digits 1 or more
     */
    public static String significant(double value, int digits) {
        return significant(value, new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    /** With as few digits as give the same binary number when they are read back: for programs. */
    public static String exact(double value) {
        int digits = DIGITS_MIN;
        String text = significant(value, digits);
        while (digits < DIGITS_MAX && Double.isFinite(value) && Double.parseDouble(text) != value) {
            digits++;
            text = significant(value, digits);
        }
        return text;
    }

    private static String significant(double value, MathContext digits) {
        if (!Double.isFinite(value)) {
            return endless(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (rounded.signum() == 0 || (exponent >= PLAIN_EXPONENT_MIN && exponent <= PLAIN_EXPONENT_MAX)) {
            return rounded.toPlainString();
        }
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    private static String endless(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return value > 0 ? "∞" : "-∞";
    }
}
