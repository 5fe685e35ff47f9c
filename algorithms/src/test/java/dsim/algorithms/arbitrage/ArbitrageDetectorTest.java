package dsim.algorithms.arbitrage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.algorithms.arbitrage.ArbitrageConfig.Clock;
import dsim.algorithms.arbitrage.ArbitrageDetector.Wait;
import dsim.algorithms.arbitrage.ArbitrageFact.Asked;
import dsim.algorithms.arbitrage.ArbitrageFact.Back;
import dsim.algorithms.arbitrage.ArbitrageFact.Found;
import dsim.algorithms.arbitrage.ArbitrageFact.Heard;
import dsim.algorithms.arbitrage.ArbitrageFact.Over;
import dsim.algorithms.arbitrage.ArbitrageFact.Silent;
import dsim.algorithms.arbitrage.ArbitrageFact.Why;
import dsim.algorithms.pricefeed.Currency;
import dsim.algorithms.pricefeed.FeedMessage;
import dsim.algorithms.pricefeed.FeedMessage.Quotes;
import dsim.algorithms.pricefeed.FeedMessage.Subscribe;
import dsim.algorithms.pricefeed.Quote;
import dsim.testkit.RecordingContext;
import dsim.testkit.RecordingContext.Effect.Noted;
import dsim.testkit.RecordingContext.Effect.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArbitrageDetectorTest {

    private static final Address SELF = Address.of("127.0.0.1", 4711);
    private static final Address FEED = Address.of("10.0.0.1", 50403);
    private static final Address OTHER_PORT = Address.of("10.0.0.1", 48040);
    private static final Duration RENEW = Duration.ofMinutes(9);
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final RecordingContext<FeedMessage, Wait> context = new RecordingContext<>(SELF);
    private ArbitrageDetector detector = detector(Clock.OWN);

    private ArbitrageDetector detector(Clock clock) {
        return new ArbitrageDetector(
                new ArbitrageConfig(Optional.of(FEED), RENEW, SILENCE, clock, Rules.USUAL), context);
    }

    private static Quotes quotes(long micros) {
        return Quotes.of(ImmutableList.of(
                quote(micros, "EUR", "USD", 1.1), quote(micros, "GBP", "USD", 1.25), quote(micros, "EUR", "GBP", 0.9)));
    }

    private static Quote quote(long micros, String base, String in, double price) {
        return new Quote(micros, Currency.of(base), Currency.of(in), price);
    }

    private List<Object> notes() {
        return context.take(Noted.class).stream()
                .map(noted -> (Object) noted.fact())
                .toList();
    }

    private Loop loop(List<Object> notes) {
        return notes.stream()
                .filter(Found.class::isInstance)
                .map(note -> ((Found) note).loop())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void asksTheFeedForQuotesAtItsOwnAddress() {
        detector.onStart();

        assertEquals(
                List.of(new Sent(FEED, new Subscribe(SELF))),
                context.take().stream().filter(Sent.class::isInstance).toList());
        assertEquals(ImmutableMap.of(Wait.TO_RENEW, RENEW, Wait.FOR_QUOTES, SILENCE), context.timers());
    }

    @Test
    void asksAgainBeforeItIsForgotten() {
        detector.onStart();
        context.take();

        detector.onTimer(context.runOut(Wait.TO_RENEW));

        assertEquals(List.of(new Asked(FEED, Why.RENEWAL)), notes());
        assertEquals(RENEW, context.timers().get(Wait.TO_RENEW));
    }

    @Test
    void takesQuotesFromAnotherPortThanTheOneItAsked() {
        detector.onStart();
        context.take();

        detector.onMessage(OTHER_PORT, quotes(0));

        List<Object> notes = notes();
        assertEquals(List.of(new Heard(3, 0, 0, 0, 0), new Found(loop(notes))), notes);
        assertEquals("USD → EUR → GBP → USD", loop(notes).route());
        assertEquals(Duration.ofNanos(1_500_000_001), context.timers().get(Wait.FOR_EXPIRY));
    }

    @Test
    void tellsTheEndOfALoopAndHowLongItLasted() {
        detector.onStart();
        context.passTime(Duration.ofMillis(500));
        detector.onMessage(OTHER_PORT, quotes(0));
        Loop loop = loop(notes());

        detector.onTimer(context.runOut(Wait.FOR_EXPIRY));

        assertEquals(List.of(new Over(loop, Duration.ofNanos(1_000_000_001), true)), notes());
        assertEquals(false, context.timers().containsKey(Wait.FOR_EXPIRY));
    }

    @Test
    void saysThatNothingComesAndAsksAgain() {
        detector.onStart();
        detector.onMessage(OTHER_PORT, quotes(0));
        context.take();

        detector.onTimer(context.runOut(Wait.FOR_QUOTES));
        context.passTime(Duration.ofSeconds(1));
        detector.onMessage(OTHER_PORT, quotes(4_000_000));

        List<Object> notes = notes();
        assertEquals(
                List.of(new Silent(SILENCE), new Asked(FEED, Why.SILENCE), new Back(Duration.ofSeconds(4))),
                notes.subList(0, 3));
    }

    @Test
    void takesTimestampsOfTheTimeBeforeASilenceFromAFeedThatHasStartedAnew() {
        detector = detector(Clock.FEED);
        detector.onStart();
        detector.onMessage(OTHER_PORT, quotes(9_000_000));
        detector.onTimer(context.runOut(Wait.FOR_QUOTES));
        context.take();

        detector.onMessage(OTHER_PORT, quotes(1_000_000));

        assertEquals(new Heard(3, 0, 0, 0, 0), notes().get(1));
    }

    @Test
    void countsWhatItDrops() {
        detector.onStart();
        context.passTime(Duration.ofSeconds(100));
        detector.onMessage(OTHER_PORT, quotes(100_000_000));
        context.take();

        detector.onMessage(
                OTHER_PORT,
                new Quotes(
                        ImmutableList.of(
                                quote(99_000_000, "EUR", "USD", 2),
                                quote(98_000_000, "USD", "CHF", 1),
                                quote(100_000_000, "USD", "JPY", 100)),
                        7));

        assertEquals(List.of(new Heard(1, 1, 1, 7, 0)), notes());
    }

    @Test
    void findsNothingByAClockThatIsFarAhead() {
        context.setNow(Instant.ofEpochSecond(2));
        detector.onStart();
        context.take();

        detector.onMessage(OTHER_PORT, quotes(0));

        assertEquals(List.of(new Heard(0, 3, 0, 0, 0)), notes());
    }

    @Test
    void canGoByTheClockOfTheFeedInstead() {
        context.setNow(Instant.ofEpochSecond(2));
        detector = detector(Clock.FEED);
        detector.onStart();
        context.take();

        detector.onMessage(OTHER_PORT, quotes(0));
        assertEquals(new Heard(3, 0, 0, 0, 0), notes().get(0));

        context.passTime(Duration.ofMillis(1501));
        detector.onTimer(Wait.FOR_EXPIRY);
        assertEquals(1, notes().stream().filter(Over.class::isInstance).count(), "time goes on without datagrams");
    }

    @Test
    void bearsQuotesOfTheFarFuture() {
        detector.onStart();

        detector.onMessage(OTHER_PORT, quotes(Quote.LATEST));

        assertEquals(Duration.ofHours(1).plusNanos(1), context.timers().get(Wait.FOR_EXPIRY));
    }
}
