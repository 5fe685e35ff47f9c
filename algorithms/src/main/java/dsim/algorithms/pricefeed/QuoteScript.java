package dsim.algorithms.pricefeed;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Quotes that a file brings, a row each: {@code time,base,quote,price}, or {@code base,quote,price} for a table that is quoted
 * all at once. The time is in seconds, or a duration with its unit ({@code 250ms}). Rows arrive in the order of the file: one
 * that is of an earlier time than a row before it arrives late, together with that one. {@code #} begins a comment; a first row
 * that names the columns is passed over.
 *
 * @param rows in the order in which they arrive; at least one
 */
public record QuoteScript(ImmutableList<Row> rows) {

    /** The most rows of a script. */
    public static final int MOST = 1_000_000;

    private static final String COLUMNS = "time,base,quote,price";
    private static final Pattern TIME = Pattern.compile("([0-9]{1,30}(?:\\.[0-9]{1,30})?)(|us|ms|s|min|h)");
    private static final Pattern PRICE = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+\\.");

    private static final ImmutableMap<String, Long> MICROS = ImmutableMap.of(
            "", 1_000_000L, "us", 1L, "ms", 1_000L, "s", 1_000_000L, "min", 60_000_000L, "h", 3_600_000_000L);

    /**
     * One row.
     *
     * @param arrivesMicros when it comes in, on the clock of the script
     * @param quote with its own time, on the same clock
     */
    public record Row(long arrivesMicros, Quote quote) {}

    /** Checks that there is something. */
    public QuoteScript {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("there is no quote: a row is " + COLUMNS);
        }
    }

    /**
     * Reads a script.
     *
     * @throws IllegalArgumentException with line, column and what is expected there
     */
    public static QuoteScript parse(String text) {
        ImmutableList.Builder<Row> rows = ImmutableList.builder();
        long latest = 0;
        int count = 0;
        int number = 0;
        for (String line : Splitter.onPattern("\\R").split(text)) {
            number++;
            String row = withoutComment(line);
            if (row.isBlank() || count == 0 && isHeading(row)) {
                continue;
            } else if (++count > MOST) {
                throw new IllegalArgumentException("line " + number + ": at most " + MOST + " quotes are possible");
            }
            Quote quote = quote(new Line(number, row));
            latest = Math.max(latest, quote.micros());
            rows.add(new Row(latest, quote));
        }
        return new QuoteScript(rows.build());
    }

    /** What stands before the {@code #} of a line of a file. */
    public static String withoutComment(String line) {
        int comment = line.indexOf('#');
        return comment < 0 ? line : line.substring(0, comment);
    }

    private static boolean isHeading(String row) {
        String plain = row.replace(" ", "").toLowerCase(Locale.ROOT).strip();
        return plain.equals(COLUMNS) || COLUMNS.endsWith("," + plain);
    }

    private static Quote quote(Line line) {
        if (line.cells() != 3 && line.cells() != 4) {
            throw line.mistake(0, "a row has the columns " + COLUMNS + ", not " + line.cells() + " of them");
        }
        int first = line.cells() - 3;
        long micros = first == 0 ? 0 : time(line);
        Currency base = currency(line, first);
        Currency in = currency(line, first + 1);
        if (base.equals(in)) {
            throw line.mistake(first + 1, "a quote is of two currencies, not of " + base + " in " + in);
        }
        return new Quote(micros, base, in, price(line, first + 2));
    }

    private static long time(Line line) {
        Matcher time = TIME.matcher(line.cell(0));
        if (!time.matches()) {
            throw line.mistake(0, "a time in seconds such as 1.5, or with its unit such as 1500ms, is expected here");
        }
        BigDecimal micros =
                new BigDecimal(time.group(1)).multiply(BigDecimal.valueOf(MICROS.getOrDefault(time.group(2), 1L)));
        if (micros.compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 1000)) > 0) {
            throw line.mistake(
                    0, "this is more than 292 years" + (time.group(2).isEmpty() ? ": microseconds end in us" : ""));
        }
        try {
            return micros.longValueExact();
        } catch (ArithmeticException e) {
            throw line.mistake(0, "a time is a whole number of microseconds");
        }
    }

    private static Currency currency(Line line, int cell) {
        String code = line.cell(cell);
        try {
            return Currency.of(code);
        } catch (IllegalArgumentException e) {
            String upper = code.toUpperCase(Locale.ROOT);
            boolean isNearly = !upper.equals(code) && upper.matches("[A-Z]{3}");
            throw line.mistake(cell, e.getMessage() + (isNearly ? ". Did you mean " + upper + "?" : ""));
        }
    }

    private static double price(Line line, int cell) {
        String text = line.cell(cell);
        Optional<Double> price =
                PRICE.matcher(text).matches() ? Optional.of(Double.parseDouble(text)) : Optional.empty();
        if (price.isEmpty() || !Quote.isPrice(price.get())) {
            throw line.mistake(cell, "a price is a positive number such as 1.25, not '" + text + "'");
        }
        return price.get();
    }

    /** A line in cells. */
    private static final class Line {

        private final int number;
        private final String text;
        private final ImmutableList<String> cells;

        Line(int number, String text) {
            this.number = number;
            this.text = text;
            this.cells = ImmutableList.copyOf(Splitter.on(',').split(text));
        }

        int cells() {
            return cells.size();
        }

        String cell(int index) {
            return cells.get(index).strip();
        }

        IllegalArgumentException mistake(int cell, String sentence) {
            int column = 1;
            for (int i = 0; i < cell; i++) {
                column += cells.get(i).length() + 1;
            }
            while (column <= text.length() && Character.isWhitespace(text.charAt(column - 1))) {
                column++;
            }
            return new IllegalArgumentException("line " + number + ", column " + column + ": " + sentence);
        }
    }
}
