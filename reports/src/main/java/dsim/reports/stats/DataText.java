package dsim.reports.stats;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;

/**
 * Numbers as people write them down: one or several in a line, with white space or commas between them. What stands behind
 * {@code #} or {@code %} is a comment. A number has a point for its fraction and may have an exponent, such as {@code 1.5e3}.
 */
public final class DataText {

    /** So many mistakes are told; the others are counted. */
    private static final int TOLD = 5;

    private static final int SHOWN = 24;

    /** Whole numbers of so many digits are exact in 64 bits. */
    private static final int EXACT_DIGITS = 18;

    private final String text;
    private final boolean areWhole;
    private final ImmutableList.Builder<String> mistakes = ImmutableList.builder();
    private double[] values = new double[1024];
    private int size;
    private int told;
    private int at;
    private int line = 1;
    private int lineFrom;

    private DataText(String text, boolean areWhole) {
        this.text = text;
        this.areWhole = areWhole;
    }

    /**
     * The text says something else than it should.
     *
     * <p>Its message tells each mistake in a line of its own, as {@code LINE:COLUMN} and what is wrong there.
     */
    public static final class MistakesException extends Exception {

        private static final long serialVersionUID = 1;

        private final int count;

        private MistakesException(String message, int count) {
            super(message);
            this.count = count;
        }

        /** How many mistakes there are, told or not. */
        public int count() {
            return count;
        }
    }

    /**
     * Reads values.
     *
     * @param areWhole whether a fraction is a mistake
     * @throws MistakesException if something else than numbers from 0 up stands there, or nothing
     */
    public static Tally values(String text, boolean areWhole) throws MistakesException {
        DataText data = new DataText(text, areWhole);
        data.readValues();
        data.check();
        return Tally.of(Arrays.copyOf(data.values, data.size));
    }

    /**
     * Reads lines of two numbers each: a value, and how often it was seen. A value may have several lines.
     *
     * @param areWhole whether a fraction of a value is a mistake
     * @throws MistakesException if a line is something else, or there is none
     */
    public static Tally counts(String text, boolean areWhole) throws MistakesException {
        DataText data = new DataText(text, areWhole);
        data.readCounts();
        data.check();
        return tally(Arrays.copyOf(data.values, data.size));
    }

    /** The sum of the counts of each value; every second number is a count. */
    private static Tally tally(double[] pairs) {
        Integer[] order = new Integer[pairs.length / 2];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(pairs[2 * a], pairs[2 * b]));
        double[] distinct = new double[order.length];
        long[] counts = new long[order.length];
        int size = 0;
        for (int i : order) {
            if (size == 0 || distinct[size - 1] != pairs[2 * i]) {
                distinct[size] = pairs[2 * i];
                size++;
            }
            counts[size - 1] += (long) pairs[2 * i + 1];
        }
        return Tally.ofCounts(Arrays.copyOf(distinct, size), Arrays.copyOf(counts, size));
    }

    private void readValues() {
        while (skipToWord()) {
            int from = at;
            skipWord();
            add(number(from, at, areWhole));
        }
    }

    private void readCounts() {
        int lineBefore = 0;
        while (skipToWord()) {
            int from = at;
            skipWord();
            if (line == lineBefore) {
                wrong(from, "a line is a value and how often it was seen, and here is a third number");
                continue;
            }
            lineBefore = line;
            double value = number(from, at, areWhole);
            if (!skipToWord() || line != lineBefore) {
                wrongIn(lineBefore, from, "how often '" + shown(from) + "' was seen does not stand behind it");
                lineBefore = 0;
                continue;
            }
            from = at;
            skipWord();
            double count = number(from, at, true);
            if (count == 0 || count >= 1e15) {
                wrong(from, "a value was seen once at least and 10^15 times at most, not " + shown(from));
            }
            add(value);
            add(count);
        }
    }

    private void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size] = value;
        size++;
    }

    private void check() throws MistakesException {
        if (told == 0 && size == 0) {
            throw new MistakesException("1:1 there is no number in it", 1);
        } else if (told > 0) {
            String more = told > TOLD ? "\n... and " + (told - TOLD) + " more" : "";
            throw new MistakesException(String.join("\n", mistakes.build()) + more, told);
        }
    }

    /** Whether there is one more word; then it begins here. */
    private boolean skipToWord() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' || c == '%') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == '\n') {
                at++;
                line++;
                lineFrom = at;
            } else if (isBetween(c)) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipWord() {
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBetween(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == ',' || c == '\f' || c == '\u00a0' || c == '\ufeff';
    }

    private static boolean isEnd(char c) {
        return isBetween(c) || c == '\n' || c == '#' || c == '%';
    }

    /** The number that a word is; 1 if it is none, after telling so. */
    private double number(int from, int to, boolean isWhole) {
        long digits = 0;
        boolean arePlain = to - from <= EXACT_DIGITS;
        for (int i = from; i < to && arePlain; i++) {
            char c = text.charAt(i);
            arePlain = c >= '0' && c <= '9';
            digits = 10 * digits + (c - '0');
        }
        return arePlain ? digits : unusual(from, text.substring(from, to), isWhole);
    }

    private double unusual(int from, String word, boolean isWhole) {
        double value = isDecimal(word) ? Double.parseDouble(word) : Double.NaN;
        if (Double.isNaN(value)) {
            wrong(from, "'" + shown(from) + "' is no number" + meant(word));
        } else if (value < 0) {
            wrong(from, "a value is a number from 0 up, not " + shown(from));
        } else if (value == Double.POSITIVE_INFINITY) {
            wrong(from, shown(from) + " is more than a binary number of 64 bits can be");
        } else if (isWhole && value != StrictMath.rint(value)) {
            wrong(from, "a whole number is expected here, not " + shown(from));
        } else {
            return value + 0.0; // no zero with a sign
        }
        return 1;
    }

    private static boolean isDecimal(String word) {
        return word.length() <= 400 && word.matches("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?");
    }

    private static String meant(String word) {
        if (word.indexOf(';') >= 0) {
            return "; numbers are separated by white space or commas";
        } else if (word.matches("(?i)[+-]?(nan|inf|infinity|na|null)")) {
            return ": leave out what was not measured";
        }
        return Character.isLetter(word.charAt(0)) ? "; # at its beginning makes a line a comment" : "";
    }

    /** The word that begins somewhere, cut where it gets too long to be told. */
    private String shown(int from) {
        int end = from;
        while (end < text.length() && !isEnd(text.charAt(end)) && end - from < SHOWN) {
            end++;
        }
        StringBuilder shown = new StringBuilder();
        text.substring(from, end).codePoints().forEach(c -> shown.appendCodePoint(isVisible(c) ? c : '\ufffd'));
        return end < text.length() && !isEnd(text.charAt(end)) ? shown + "..." : shown.toString();
    }

    private static boolean isVisible(int c) {
        return Character.isLetterOrDigit(c) || c > ' ' && c < 127 || Character.getType(c) == Character.MATH_SYMBOL;
    }

    private void wrong(int from, String sentence) {
        wrongIn(line, from, sentence);
    }

    private void wrongIn(int lineOfIt, int from, String sentence) {
        told++;
        if (told <= TOLD) {
            int begin = lineOfIt == line ? lineFrom : text.lastIndexOf('\n', from) + 1;
            mistakes.add(lineOfIt + ":" + (text.codePointCount(begin, from) + 1) + " " + sentence);
        }
    }
}
