package dsim.algorithms.arbitrage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.algorithms.arbitrage.QuoteBoard.Change;
import dsim.algorithms.arbitrage.QuoteBoard.Fate;
import dsim.algorithms.arbitrage.QuoteBoard.News;
import dsim.algorithms.pricefeed.Captured;
import dsim.algorithms.pricefeed.Currency;
import dsim.algorithms.pricefeed.FeedMessage.Quotes;
import dsim.algorithms.pricefeed.FeedWire;
import dsim.algorithms.pricefeed.Quote;
import dsim.shape.MalformedMessageException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Known answers: of textbooks, of captured datagrams, and by hand. */
class QuoteBoardTest {

    /** R. Sedgewick, K. Wayne: rates.txt. A row is what one unit of the first currency is worth. */
    private static final String RATES = "USD EUR .741, USD GBP .657, USD CHF 1.061, USD CAD 1.005,"
            + "EUR USD 1.349, EUR GBP .888, EUR CHF 1.433, EUR CAD 1.366,"
            + "GBP USD 1.521, GBP EUR 1.126, GBP CHF 1.614, GBP CAD 1.538,"
            + "CHF USD .942, CHF EUR .698, CHF GBP .619, CHF CAD .953,"
            + "CAD USD .995, CAD EUR .732, CAD GBP .650, CAD CHF 1.049";

    private static final long SECOND = 1_000_000;

    private static Quote quote(long micros, String text) {
        List<String> words = Splitter.on(' ').splitToList(text.strip());
        return new Quote(
                micros, Currency.of(words.get(0)), Currency.of(words.get(1)), Double.parseDouble(words.get(2)));
    }

    private static List<Quote> table(String text) {
        return Splitter.on(',').splitToStream(text).map(row -> quote(0, row)).toList();
    }

    private static List<Loop> found(Rules rules, List<Quote> table) {
        QuoteBoard board = new QuoteBoard(rules);
        long now = table.get(0).micros();
        table.forEach(quote -> assertEquals(Fate.IN_FORCE, board.put(quote, now)));
        return board.look(now).stream().map(News::loop).toList();
    }

    private static List<Loop> found(String table) {
        return found(Rules.USUAL, table(table));
    }

    private static Rules tolerating(double tolerance) {
        return new Rules(Rules.USUAL.maxAge(), tolerance, Inverse.UNLESS_QUOTED);
    }

    private static List<String> routes(List<Loop> loops) {
        return loops.stream().map(Loop::route).toList();
    }

    @Test
    void findsTheLoopOfTheTextbook() {
        Loop loop = found(RATES).stream()
                .filter(each -> each.steps().size() == 3)
                .findFirst()
                .orElseThrow();

        assertEquals("USD → EUR → CAD → USD", loop.route());
        assertEquals(0, new BigDecimal("1.00714497").compareTo(loop.factor()));
    }

    @Test
    void findsTheTwoPricesOfTheTextbookThatAreCrossed() {
        assertEquals("CHF → EUR → CHF × 1.000234", found(RATES).get(0).toString());
    }

    @Test
    void findsTheLoopOfACapturedDatagram() throws MalformedMessageException {
        List<Loop> loops = found(Rules.USUAL, captured("f19-1"));

        assertEquals(List.of("USD → CHF → EUR → USD"), routes(loops));
        assertEquals(1.008198927950648, loops.get(0).factor().doubleValue(), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({
        "v2-1, USD → JPY → CAD → GBP → USD, 31.245850127199997",
        "f24-2, USD → JPY → CAD → GBP → USD, 31.25014699429903"
    })
    void findsLoopsOfFourSteps(String datagram, String route, double factor) throws MalformedMessageException {
        List<Loop> loops = found(Rules.USUAL, captured(datagram));

        assertEquals(List.of(route), routes(loops));
        assertEquals(factor, loops.get(0).factor().doubleValue(), 1e-13);
    }

    @ParameterizedTest
    @CsvSource({"f19-2, 0", "f19-2, 1e-12", "f24-1, 0", "f24-1, 1e-12"})
    void inventsNothingByRounding(String datagram, double tolerance) throws MalformedMessageException {
        assertEquals(List.of(), found(tolerating(tolerance), captured(datagram)));
    }

    @Test
    void findsATriangleInTheOneDirectionInWhichItPays() {
        assertEquals(List.of("USD → EUR → GBP → USD"), routes(found("EUR USD 1.1, GBP USD 1.25, EUR GBP 0.9")));
        assertEquals(List.of("USD → GBP → EUR → USD"), routes(found("EUR USD 1.1, GBP USD 1.25, EUR GBP 0.8")));
        assertEquals(List.of(), found("EUR USD 1.1, GBP USD 1.25, EUR GBP 0.88"));
    }

    @Test
    void findsPricesOfAPairThatAreCrossed() {
        assertEquals(List.of("USD → EUR → USD"), routes(found("EUR USD 1.25, USD EUR 0.81")));
    }

    @Test
    void takesASpreadForASpread() {
        String bothQuoted = "EUR USD 1.25, USD EUR 0.79";

        assertEquals(List.of(), found(bothQuoted));
        assertEquals(
                List.of("USD → EUR → USD"),
                routes(found(new Rules(Rules.USUAL.maxAge(), 1e-12, Inverse.ALWAYS), table(bothQuoted))));
    }

    @Test
    void readsNoBidBackwardsWhereTheOtherSideIsLost() {
        QuoteBoard board = new QuoteBoard(Rules.USUAL);
        table("EUR USD 1.10, USD EUR 0.90, GBP USD 1.25, USD GBP 0.79, EUR GBP 0.885, GBP EUR 1.12")
                .forEach(quote -> board.put(quote, 0));
        assertEquals(List.of(), board.look(0));

        table("EUR USD 1.10, GBP USD 1.25, USD GBP 0.79, EUR GBP 0.885, GBP EUR 1.12")
                .forEach(
                        quote -> board.put(new Quote(2 * SECOND, quote.base(), quote.in(), quote.price()), 2 * SECOND));
        assertEquals(List.of(), board.look(2 * SECOND), "0.885 × 1.25 / 1.10 would pay");
    }

    @Test
    void findsALoopThatCannotBeReachedFromTheDollar() {
        assertEquals(
                List.of("AUD → JPY → NZD → AUD"),
                routes(found("EUR USD 1.1, AUD JPY 90, JPY NZD 0.0125, NZD AUD 0.9")));
    }

    @Test
    void findsTwoSeparateLoops() {
        assertEquals(
                List.of("CHF → GBP → EUR → CHF", "AUD → JPY → NZD → AUD"),
                routes(found("EUR CHF 1.0, GBP CHF 1.1, EUR GBP 0.89, AUD JPY 90, JPY NZD 0.0125, NZD AUD 0.9")));
    }

    @Test
    void findsTwoLoopsThatShareAQuote() {
        assertEquals(
                List.of("USD → EUR → GBP → USD", "USD → EUR → JPY → USD"),
                routes(found("EUR USD 1.1, GBP USD 1.25, USD JPY 100, EUR GBP 0.9, EUR JPY 111")));
    }

    @Test
    void tellsOneLoopForOneQuoteThatIsOutOfLine() {
        List<String> codes = List.of("AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH");
        List<Quote> table = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            for (int j = i + 1; j < codes.size(); j++) {
                double price = Math.scalb(1.0, i - j) * (i == 2 && j == 5 ? 1.01 : 1);
                table.add(quote(0, codes.get(i) + " " + codes.get(j) + " " + price));
            }
        }

        List<Loop> loops = found(Rules.USUAL, table);

        assertEquals(1, loops.size(), loops.toString());
        assertEquals("CCC → FFF", loops.get(0).route().replaceAll(".*(CCC → FFF).*", "$1"));
        assertEquals(3, loops.get(0).steps().size());
    }

    /** CAD is quoted against three others, of which ZZZ says more than the other two; no two steps confirm any of them. */
    @Test
    void blamesTheQuoteThatWaysInThreeStepsContradict() {
        String others = "AAA USD 1, BBB USD 2, ZZZ USD 4, AAA CAD 0.5, BBB CAD 1, ZZZ CAD ";

        assertEquals(List.of(), found(others + "2"));
        assertEquals(1, found(others + "2.02").size());
        assertEquals(1, found(others + "1.98").size());
    }

    @Test
    void followsAHundredLoopsAndSaysThatThereAreMore() {
        QuoteBoard board = new QuoteBoard(Rules.USUAL);
        for (int i = 0; i <= QuoteBoard.LOOPS; i++) {
            assertFalse(board.isFull());
            board.put(new Quote(i, new Currency(2 * i), new Currency(2 * i + 1), 2), i);
            board.put(new Quote(i, new Currency(2 * i + 1), new Currency(2 * i), 2), i);
            assertEquals(i < QuoteBoard.LOOPS ? 1 : 0, board.look(i).size());
        }
        assertTrue(board.isFull());

        long end = Rules.USUAL.maxAgeMicros() + 1;
        assertEquals(
                List.of(Change.STALE, Change.FOUND),
                changes(board.look(end)),
                "the last one in the place of the first");
        assertFalse(board.isFull());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-6, 1e-9, 1e-11, 2e-12})
    void findsAProfitAboveTheTolerance(double profit) {
        List<Loop> loops = found("USD EUR 0.5, EUR GBP 0.5, GBP USD " + 4 * (1 + profit));

        assertEquals(List.of("USD → EUR → GBP → USD"), routes(loops));
        assertEquals(profit, loops.get(0).profit(), 1e-15);
    }

    @Test
    void findsNoProfitBelowTheTolerance() {
        String table = "USD EUR 0.5, EUR GBP 0.5, GBP USD " + 4 * (1 + 1e-13);

        assertEquals(List.of(), found(table));
        assertEquals(1, found(tolerating(0), table(table)).size(), "at tolerance 0 it is one, and a real one");
    }

    @Test
    void prefersTheShortestLoopThenTheBest() {
        List<Loop> loops = found("EUR USD 1.1, GBP USD 1.25, EUR GBP 0.9, EUR CHF 1, CHF GBP 0.95");

        assertEquals("CHF → GBP → EUR → CHF", loops.get(0).route(), "1.056; by the dollar 1.080, but in four steps");
    }

    @Test
    void countsAQuoteUntilItIsExactlyAsOldAsItMayBe() {
        QuoteBoard board = new QuoteBoard(Rules.USUAL);
        board.put(quote(0, "EUR USD 1.1"), 0);
        board.put(quote(SECOND, "GBP USD 1.25"), SECOND);
        board.put(quote(SECOND, "EUR GBP 0.9"), SECOND);

        assertEquals(List.of(Change.FOUND), changes(board.look(1_500_000)));
        assertEquals(1_500_000, board.nextExpiry().orElseThrow());
        assertEquals(List.of(Change.STALE), changes(board.look(1_500_001)));
    }

    @Test
    void takesNoQuoteThatIsTooOldOnArrival() {
        QuoteBoard board = new QuoteBoard(Rules.USUAL);

        assertEquals(Fate.IN_FORCE, board.put(quote(0, "EUR USD 1.1"), 1_500_000));
        assertEquals(Fate.STALE, board.put(quote(0, "GBP USD 1.25"), 1_500_001));
    }

    @Test
    void takesNoQuoteThatIsOlderThanOneOfItsMarket() {
        QuoteBoard board = new QuoteBoard(Rules.USUAL);

        assertEquals(Fate.IN_FORCE, board.put(quote(2000, "EUR USD 1.1"), 2000));
        assertEquals(Fate.OUT_OF_ORDER, board.put(quote(1999, "EUR USD 1.2"), 2000));
        assertEquals(Fate.IN_FORCE, board.put(quote(2000, "EUR USD 1.3"), 2000), "as old is not older");
        assertEquals(Fate.IN_FORCE, board.put(quote(1999, "USD EUR 0.7"), 2000), "another market");
        board.look(5 * SECOND);
        assertEquals(Fate.OUT_OF_ORDER, board.put(quote(1998, "EUR USD 1.2"), 2000), "remembered when it is stale");
    }

    @Test
    void seesASupersededPriceEndALoop() {
        QuoteBoard board = new QuoteBoard(Rules.USUAL);
        table("EUR USD 1.1, GBP USD 1.25, EUR GBP 0.9").forEach(quote -> board.put(quote, 0));
        board.look(0);

        board.put(quote(10, "EUR GBP 0.89"), 10);
        assertEquals(List.of(Change.REPRICED), changes(board.look(10)));
        assertEquals(List.of(), board.look(20), "told once");
        board.put(quote(30, "EUR GBP 0.8"), 30);
        assertEquals(List.of(Change.PAST, Change.FOUND), changes(board.look(30)), "the other way round now");
    }

    @Test
    void keepsToSoManyCurrencies() {
        QuoteBoard board = new QuoteBoard(Rules.USUAL);
        for (int i = 0; i < 300; i++) {
            Quote quote = new Quote(0, new Currency(2 * i), new Currency(2 * i + 1), 1);
            assertEquals(i < 128 ? Fate.IN_FORCE : Fate.ONE_TOO_MANY, board.put(quote, 0));
        }
        assertTrue(board.look(0).isEmpty());
    }

    private static List<Change> changes(List<News> news) {
        return news.stream().map(News::change).toList();
    }

    private static ImmutableList<Quote> captured(String name) throws MalformedMessageException {
        ByteBuffer bytes = ByteBuffer.wrap(Captured.datagram(name).toByteArray());
        return ((Quotes) FeedWire.ofSubscriber(Optional.empty())
                        .codec(Address.of("127.0.0.1", 1))
                        .decode(bytes)
                        .orElseThrow()
                        .message())
                .quotes();
    }
}
