package dsim.scenarios.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.algorithms.pricefeed.FeedMessage.Quotes;
import dsim.algorithms.pricefeed.Quote;
import dsim.algorithms.pricefeed.QuoteScript;
import dsim.scenarios.Group;
import dsim.shape.MalformedMessageException;
import dsim.wire.Wire;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Quotes that stand in a file: either a script ({@link QuoteScript}), or datagrams as they were captured, in hexadecimal digits, a
 * line each. Datagrams come in at the newest of the timestamps up to then.
 *
 * @param arrivals what comes in, in order; at least one
 * @param malformed how many datagrams were none
 * @param isTimed whether the times are those that the author wrote, rather than timestamps
 */
record QuoteFile(ImmutableList<Arrival> arrivals, int malformed, boolean isTimed) {

    private static final Pattern HEXADECIMAL = Pattern.compile("(?:[0-9a-fA-F]{2}|\\s)+");
    private static final Address NOBODY = Address.of("0.0.0.0", 1);

    /** What comes in at a time. */
    record Arrival(long micros, Quotes quotes) {}

    /**
     * Reads a file.
     *
     * @param group whose wire reads datagrams
     * @throws Refusal if it makes no sense, with line and column
     */
    static QuoteFile read(Console console, Path file, Group group) {
        String text = text(console, file);
        try {
            return isCaptured(text) ? captured(text, group.algorithm().wire(group.params())) : scripted(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(file + ": " + e.getMessage());
        }
    }

    /** The text of a file. */
    static String text(Console console, Path file) {
        return new GivenFile(
                        file.toString(),
                        256,
                        "quotes stand in one as rows time,base,quote,price, or as captured datagrams in hexadecimal"
                                + " digits, a line each")
                .text(console);
    }

    private static boolean isCaptured(String text) {
        return text.lines()
                .map(QuoteScript::withoutComment)
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> HEXADECIMAL.matcher(line).matches())
                .isPresent();
    }

    private static QuoteFile scripted(String text) {
        ImmutableList.Builder<Arrival> arrivals = ImmutableList.builder();
        ImmutableList.Builder<Quote> together = ImmutableList.builder();
        ImmutableList<QuoteScript.Row> rows = QuoteScript.parse(text).rows();
        for (int i = 0; i < rows.size(); i++) {
            together.add(rows.get(i).quote());
            long arrives = rows.get(i).arrivesMicros();
            if (i + 1 == rows.size() || rows.get(i + 1).arrivesMicros() > arrives) {
                arrivals.add(new Arrival(arrives, Quotes.of(together.build())));
                together = ImmutableList.builder();
            }
        }
        return new QuoteFile(arrivals.build(), 0, true);
    }

    private static QuoteFile captured(String text, Wire<?> wire) {
        ImmutableList.Builder<Arrival> arrivals = ImmutableList.builder();
        Optional<Long> latest = Optional.empty();
        int malformed = 0;
        int number = 0;
        for (String line : Splitter.onPattern("\\R").split(text)) {
            number++;
            String digits = QuoteScript.withoutComment(line).replaceAll("\\s", "");
            if (digits.isEmpty()) {
                continue;
            } else if (!HEXADECIMAL.matcher(digits).matches()) {
                throw new IllegalArgumentException(
                        "line " + number + ", column 1: a datagram in hexadecimal digits is expected here");
            }
            Optional<Quotes> quotes = decoded(ByteString.ofHex(digits), wire);
            Optional<Long> newest = quotes.flatMap(
                    each -> each.quotes().stream().map(Quote::micros).max(Long::compare));
            if (newest.isPresent() && (latest.isEmpty() || newest.get() > latest.get())) {
                latest = newest;
            }
            if (quotes.isPresent()) {
                arrivals.add(new Arrival(latest.orElse(0L), quotes.get()));
            } else {
                malformed++;
            }
        }
        ImmutableList<Arrival> all = arrivals.build();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("none of its " + malformed + " datagrams is one of quotes");
        }
        return new QuoteFile(all, malformed, false);
    }

    private static Optional<Quotes> decoded(ByteString datagram, Wire<?> wire) {
        try {
            return wire.codec(NOBODY)
                    .decode(ByteBuffer.wrap(datagram.toByteArray()))
                    .map(received -> (Quotes) received.message());
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }
}
