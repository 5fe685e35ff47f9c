package dsim.algorithms.pricefeed;

import java.util.stream.IntStream;

/**
 * A currency by its code of three capital letters.
 *
 * @param number its place among all codes in alphabetical order, from 0 to {@link #COUNT} - 1
 */
public record Currency(int number) implements Comparable<Currency> {

    /** How many codes there are. */
    public static final int COUNT = 26 * 26 * 26;

    /** The length of a code in letters. */
    static final int LETTERS = 3;

    private static final Currency[] ALL =
            IntStream.range(0, COUNT).mapToObj(Currency::new).toArray(Currency[]::new);

    /** Checks the number. */
    public Currency {
        if (number < 0 || number >= COUNT) {
            throw new IllegalArgumentException("a currency has a number from 0 to " + (COUNT - 1) + ", not " + number);
        }
    }

    /**
     * The currency of a code.
     *
     * @throws IllegalArgumentException if the code is not three capital letters
     */
    public static Currency of(String code) {
        if (code.length() == LETTERS
                && isLetter(code.charAt(0))
                && isLetter(code.charAt(1))
                && isLetter(code.charAt(2))) {
            return of(code.charAt(0), code.charAt(1), code.charAt(2));
        }
        throw new IllegalArgumentException("a currency is three capital letters such as USD, not '" + code + "'");
    }

    /** The currency of three capital letters. */
    static Currency of(int first, int second, int third) {
        return ALL[((first - 'A') * 26 + second - 'A') * 26 + third - 'A'];
    }

    /** Whether it may stand in a code. */
    static boolean isLetter(int character) {
        return character >= 'A' && character <= 'Z';
    }

    /** A letter of the code, by its index from 0. */
    char letter(int index) {
        int rest = index == 0 ? number / (26 * 26) : index == 1 ? number / 26 : number;
        return (char) ('A' + rest % 26);
    }

    @Override
    public int compareTo(Currency other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "" + letter(0) + letter(1) + letter(2);
    }
}
