package dsim.random;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a whole run follows from: an unsigned number of 64 bits, printed in decimal.
 *
 * @param value the 64 bits
 */
public record Seed(long value) {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x([0-9a-fA-F]+)");
    private static final Pattern STUDENT = Pattern.compile("su:[0-9]+");

    /** The seed of these 64 bits. */
    public static Seed of(long value) {
        return new Seed(value);
    }

    /**
     * Reads {@code 42}, {@code 0x2a} or {@code su:1234567}. The last one is a student's number: its text is hashed, so that
     * neighbours get seeds that are far apart.
     *
     * @throws IllegalArgumentException if the text is none of these, or the number needs more than 64 bits
     */
    public static Seed parse(String text) {
        Matcher hexadecimal = HEXADECIMAL.matcher(text);
        try {
            if (DECIMAL.matcher(text).matches()) {
                return of(Long.parseUnsignedLong(text));
            } else if (hexadecimal.matches()) {
                return of(Long.parseUnsignedLong(hexadecimal.group(1), 16));
            } else if (STUDENT.matcher(text).matches()) {
                return of(Key.of(of(0), text).at(0));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a seed has 64 bits, 0 to 18446744073709551615, not " + text, e);
        }
        throw new IllegalArgumentException(
                "a seed is a number from 0 up such as 42, 0x2a, or su:1234567 to hash a student's number, not '" + text
                        + "'");
    }

    /** In decimal, without a sign: {@link #parse} reads it back. */
    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
