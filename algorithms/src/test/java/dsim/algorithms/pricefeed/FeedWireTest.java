package dsim.algorithms.pricefeed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.algorithms.pricefeed.FeedMessage.Quotes;
import dsim.algorithms.pricefeed.FeedMessage.Subscribe;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import dsim.testkit.SeededTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedWireTest {

    private static final Address SELF = Address.of("127.0.0.1", 40000);
    private static final FeedWire EITHER = FeedWire.ofSubscriber(Optional.empty());
    private static final FeedWire FEED = FeedWire.ofFeed(Layout.OLD);
    private static final long TIMESTAMP_1 = 1795206476543061L;

    private static FeedMessage decoded(FeedWire wire, byte... bytes) throws MalformedMessageException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        FeedMessage message = wire.codec(SELF).decode(in).orElseThrow().message();
        assertEquals(0, in.remaining());
        return message;
    }

    private static Quotes quotes(FeedWire wire, byte... bytes) throws MalformedMessageException {
        return (Quotes) decoded(wire, bytes);
    }

    private static byte[] encoded(FeedWire wire, FeedMessage message) {
        ByteSink out = new ByteSink();
        wire.codec(SELF).encode(message, out);
        return out.toByteArray();
    }

    private static Quote quote(long micros, String base, String in, double price) {
        return new Quote(micros, Currency.of(base), Currency.of(in), price);
    }

    @Test
    void readsTheDocumentedQuotes() throws MalformedMessageException {
        long january2 = 1136160000_000000L;
        long january1 = 1136073600_000000L;

        assertEquals(
                Quotes.of(ImmutableList.of(
                        quote(january2, "GBP", "USD", 1.22041), quote(january1, "USD", "JPY", 108.2755))),
                quotes(EITHER, Captured.datagram("documented-old").toByteArray()));
        assertEquals(
                Quotes.of(ImmutableList.of(
                        quote(january2, "GBP", "USD", 1.22041f), quote(january1, "USD", "JPY", 108.2755f))),
                quotes(EITHER, Captured.datagram("documented-new").toByteArray()));
    }

    @Test
    void readsCapturedDatagramsOfBothLayouts() throws MalformedMessageException {
        assertEquals(
                Quotes.of(ImmutableList.of(
                        quote(TIMESTAMP_1, "USD", "CHF", 1.00016),
                        quote(TIMESTAMP_1, "AUD", "USD", 0.75004),
                        quote(TIMESTAMP_1, "GBP", "USD", 1.25024),
                        quote(TIMESTAMP_1, "EUR", "USD", 1.10015),
                        quote(TIMESTAMP_1, "USD", "JPY", 100.00498),
                        quote(TIMESTAMP_1, "CHF", "EUR", 0.9162729099922188))),
                quotes(EITHER, Captured.datagram("f19-1").toByteArray()));
        long timestamp = 1795206477378959L;
        assertEquals(
                Quotes.of(ImmutableList.of(
                        quote(timestamp, "EUR", "USD", 1.0998599529266357),
                        quote(timestamp, "USD", "CHF", 0.9999099969863892),
                        quote(timestamp, "AUD", "CAD", 0.3391319513320923),
                        quote(timestamp, "CAD", "EUR", 1.3565278053283691))),
                quotes(EITHER, Captured.datagram("f24-1").toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"documented-old", "documented-new", "f19-1", "f19-2", "v2-1", "f24-1", "f24-2"})
    void writesWhatWasCapturedByteForByte(String name) throws MalformedMessageException {
        ByteString captured = Captured.datagram(name);
        Layout layout = captured.at(0) == 0 ? Layout.OLD : Layout.NEW;

        Quotes quotes = quotes(FeedWire.ofSubscriber(Optional.of(layout)), captured.toByteArray());

        assertEquals(captured, ByteString.of(encoded(FeedWire.ofFeed(layout), quotes)));
    }

    @Test
    void readsNothingInTheOtherLayout() throws MalformedMessageException {
        byte[] old = Captured.datagram("f19-1").toByteArray();
        byte[] young = Captured.datagram("f24-1").toByteArray();

        assertEquals(new Quotes(ImmutableList.of(), 6), quotes(FeedWire.ofSubscriber(Optional.of(Layout.NEW)), old));
        assertEquals(new Quotes(ImmutableList.of(), 4), quotes(FeedWire.ofSubscriber(Optional.of(Layout.OLD)), young));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:55273, 7f000001d7e9", "127.0.0.1:65534, 7f000001fffe", "0.0.0.0:1, 000000000001"})
    void asksInSixBytes(String at, String bytes) throws MalformedMessageException {
        Subscribe request = new Subscribe(Address.parse(at));

        assertEquals(ByteString.ofHex(bytes), ByteString.of(encoded(EITHER, request)));
        assertEquals(request, decoded(FEED, ByteString.ofHex(bytes).toByteArray()));
        assertEquals(
                request, decoded(FEED, ByteString.ofHex(bytes + "0102030405ff").toByteArray()), "only 6 count");
    }

    @Test
    void asksForWhereItComesFromIfItHasNoAddressInDigits() {
        assertEquals(
                ByteString.ofHex("000000000001"), ByteString.of(encoded(EITHER, new Subscribe(Address.of("d1", 1)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7f0000", "7f000001", "7f000001d7", "7f0000010000"})
    void isAskedForNothingByLess(String bytes) {
        assertThrows(
                MalformedMessageException.class,
                () -> decoded(FEED, ByteString.ofHex(bytes).toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 31, 33, 63, 51 * 32, 65_507})
    void takesNoDatagramOfAnotherLength(int length) {
        assertThrows(MalformedMessageException.class, () -> decoded(EITHER, new byte[length]));
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void takesOneToFiftyRecords(Layout layout) throws MalformedMessageException {
        for (int count = 1; count <= 50; count++) {
            ImmutableList.Builder<Quote> quotes = ImmutableList.builder();
            for (int i = 0; i < count; i++) {
                quotes.add(quote(TIMESTAMP_1 + i, "EUR", "USD", layout.rounded(1 + i / 1000.0)));
            }
            Quotes message = Quotes.of(quotes.build());

            assertEquals(message, quotes(EITHER, encoded(FeedWire.ofFeed(layout), message)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a NaN price, 14, 000000000000f87f",
        "a zero price, 14, 0000000000000000",
        "a negative zero, 14, 0000000000000080",
        "a negative price, 14, 000000000000f0bf",
        "an infinite price, 14, 000000000000f07f",
        "a digit in a code, 8, 31",
        "a small letter, 11, 75",
        "an empty code, 8, 000000",
        "a code beyond ASCII, 9, e9",
        "the same currency twice, 8, 555344555344",
        "a time beyond all calendars, 0, ffffffffffffffff"
    })
    void dropsOneRecordThatIsNoQuote(String what, int at, String bytes) throws MalformedMessageException {
        byte[] datagram = Captured.datagram("f19-1").toByteArray();
        ByteString.ofHex(bytes).copyTo(datagram, 32 + at);

        Quotes quotes = quotes(EITHER, datagram);

        assertEquals(1, quotes.malformed(), what);
        assertEquals(
                List.of("USD/CHF", "GBP/USD", "EUR/USD", "USD/JPY", "CHF/EUR"),
                quotes.quotes().stream().map(Quote::market).toList());
    }

    @Test
    void tellsTheLayoutByMostOfTheRecords() throws MalformedMessageException {
        byte[] young = Captured.datagram("f24-1").toByteArray();
        Arrays.fill(young, 0, 32, (byte) 0);
        byte[] old = Captured.datagram("f19-1").toByteArray();
        Arrays.fill(old, 0, 32, (byte) 'A');

        assertEquals(3, quotes(EITHER, young).quotes().size());
        assertEquals(5, quotes(EITHER, old).quotes().size());
    }

    @SeededTest(seeds = 500)
    void takesAnyBytesOrSaysThatTheyAreMalformed(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "bytes"));
        byte[] bytes = new byte[rng.chance(0.7) ? 32 * rng.below(52) : rng.below(2000)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (rng.chance(0.5) ? 'A' + rng.below(26) : rng.below(256));
        }
        for (FeedWire wire : List.of(EITHER, FEED, FeedWire.ofSubscriber(Optional.of(Layout.NEW)))) {
            try {
                FeedMessage message = decoded(wire, bytes);
                if (message instanceof Quotes quotes) {
                    assertEquals(bytes.length / 32, quotes.quotes().size() + quotes.malformed());
                }
            } catch (MalformedMessageException malformed) {
                boolean isOfRecords = bytes.length > 0 && bytes.length % 32 == 0 && bytes.length <= 1600;
                assertTrue(wire.isFeed() || !isOfRecords, malformed.getMessage());
            }
        }
    }
}
