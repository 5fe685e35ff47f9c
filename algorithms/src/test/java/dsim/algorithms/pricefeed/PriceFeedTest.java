package dsim.algorithms.pricefeed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.algorithms.pricefeed.FeedFact.Forgotten;
import dsim.algorithms.pricefeed.FeedFact.Planted;
import dsim.algorithms.pricefeed.FeedFact.Published;
import dsim.algorithms.pricefeed.FeedFact.ScriptOver;
import dsim.algorithms.pricefeed.FeedFact.Subscribed;
import dsim.algorithms.pricefeed.FeedMessage.Quotes;
import dsim.algorithms.pricefeed.FeedMessage.Subscribe;
import dsim.algorithms.pricefeed.PriceFeed.Wait;
import dsim.testkit.RecordingContext;
import dsim.testkit.RecordingContext.Effect.Noted;
import dsim.testkit.RecordingContext.Effect.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PriceFeedTest {

    private static final Address FEED = Address.of("127.0.0.1", 50403);
    private static final Address ASKER = Address.of("10.0.0.9", 1234);
    private static final Address THERE = Address.of("10.0.0.7", 4711);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final RecordingContext<FeedMessage, Wait> context = new RecordingContext<>(FEED);

    private static FeedConfig config(Layout layout, FeedConfig.Cycle cycle, Optional<QuoteScript> script) {
        return new FeedConfig(layout, SECOND, Duration.ofSeconds(19), 1, cycle, 0, 0.5, script);
    }

    private PriceFeed feed() {
        return new PriceFeed(config(Layout.OLD, FeedConfig.Cycle.EITHER, Optional.empty()), context);
    }

    @Test
    void publishesAtOnceToWhereItIsAskedTo() {
        feed().onMessage(ASKER, new Subscribe(THERE));

        assertEquals(
                List.of(THERE), context.take(Sent.class).stream().map(Sent::to).toList());
        assertEquals(SECOND, context.timers().get(Wait.TO_PUBLISH));
    }

    @Test
    void answersWhereTheRequestComesFromIfThatIsWhatItSays() {
        feed().onMessage(ASKER, new Subscribe(Address.of("0.0.0.0", 4711)));

        assertEquals(
                List.of(Address.of("10.0.0.9", 4711)),
                context.take(Sent.class).stream().map(Sent::to).toList());
    }

    @Test
    void publishesNothingForARenewal() {
        PriceFeed feed = feed();
        feed.onMessage(ASKER, new Subscribe(THERE));
        context.take();

        feed.onMessage(ASKER, new Subscribe(THERE));

        assertEquals(List.of(new Noted(new Subscribed(THERE, false))), context.take());
    }

    @Test
    void forgetsWhoDoesNotRenew() {
        PriceFeed feed = feed();
        feed.onMessage(ASKER, new Subscribe(THERE));
        int publications = 1;
        while (context.timers().containsKey(Wait.TO_PUBLISH)) {
            context.take();
            feed.onTimer(context.runOut(Wait.TO_PUBLISH));
            publications += context.take(Sent.class).size();
        }

        assertEquals(19, publications, "at 0 s, 1 s, ..., 18 s");
    }

    @Test
    void saysWhomItForgets() {
        PriceFeed feed = feed();
        feed.onMessage(ASKER, new Subscribe(THERE));
        context.passTime(Duration.ofSeconds(19));
        context.take();

        feed.onTimer(Wait.TO_PUBLISH);

        assertEquals(List.of(new Noted(new Forgotten(THERE, Duration.ofSeconds(19)))), context.take());
    }

    @Test
    void refusesMoreSubscribersThanItCanServe() {
        PriceFeed feed = feed();
        for (int port = 1; port <= PriceFeed.SUBSCRIBERS; port++) {
            feed.onMessage(ASKER, new Subscribe(Address.of("10.0.0.7", port)));
        }
        context.take();

        feed.onMessage(ASKER, new Subscribe(Address.of("10.0.0.7", 40000)));

        assertEquals(List.of(new Noted(new FeedFact.Refused(Address.of("10.0.0.7", 40000)))), context.take());
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void tellsTheTruthOfWhatItPlants(Layout layout) {
        PriceFeed feed = new PriceFeed(config(layout, FeedConfig.Cycle.EITHER, Optional.empty()), context);
        feed.onMessage(ASKER, new Subscribe(THERE));
        for (int i = 0; i < 18; i++) {
            List<RecordingContext.Effect> effects = context.take();
            Quotes published = effects.stream()
                    .filter(Sent.class::isInstance)
                    .map(sent -> (Quotes) ((Sent) sent).message())
                    .findFirst()
                    .orElseThrow();
            Planted planted = effects.stream()
                    .filter(effect -> effect instanceof Noted noted && noted.fact() instanceof Planted)
                    .map(noted -> (Planted) ((Noted) noted).fact())
                    .findFirst()
                    .orElseThrow();

            double factor = 1;
            for (int step = 0; step < planted.loop().size(); step++) {
                factor *= rate(
                        published,
                        planted.loop().get(step),
                        planted.loop().get((step + 1) % planted.loop().size()));
            }
            assertEquals(factor, planted.factor(), 1e-14);
            assertTrue(factor > 1, planted.toString());
            assertTrue(published.quotes().containsAll(planted.quotes()));
            feed.onTimer(context.runOut(Wait.TO_PUBLISH));
        }
    }

    /** As a reader of the datagram has it. */
    private static double rate(Quotes published, Currency from, Currency to) {
        for (Quote quote : published.quotes()) {
            if (quote.base().equals(from) && quote.in().equals(to)) {
                return quote.price();
            } else if (quote.base().equals(to) && quote.in().equals(from)) {
                return 1 / quote.price();
            }
        }
        throw new AssertionError("no quote of " + from + " and " + to + " in " + published);
    }

    @Test
    void playsAScriptFromTheFirstRequestOn() {
        QuoteScript script = QuoteScript.parse("5,EUR,USD,1.1\n5.5,GBP,USD,1.25\n5.2,EUR,GBP,0.9\n");
        PriceFeed feed = new PriceFeed(config(Layout.OLD, FeedConfig.Cycle.EITHER, Optional.of(script)), context);
        context.passTime(Duration.ofSeconds(100));
        feed.onMessage(ASKER, new Subscribe(THERE));
        feed.onMessage(ASKER, new Subscribe(ASKER));
        feed.onTimer(context.runOut(Wait.TO_PUBLISH));

        List<Quotes> sent = context.take().stream()
                .filter(Sent.class::isInstance)
                .map(effect -> (Quotes) ((Sent) effect).message())
                .toList();
        Quotes first = Quotes.of(ImmutableList.of(quote(100_000_000, "EUR", "USD", 1.1)));
        Quotes second = Quotes.of(
                ImmutableList.of(quote(100_500_000, "GBP", "USD", 1.25), quote(100_200_000, "EUR", "GBP", 0.9)));
        assertEquals(List.of(first, second, second), sent, "the first to one subscriber, the second to two");
        assertEquals(false, context.timers().containsKey(Wait.TO_PUBLISH));
    }

    @Test
    void saysWhenItsScriptIsOver() {
        QuoteScript script = QuoteScript.parse("EUR,USD,1.1\n");
        PriceFeed feed = new PriceFeed(config(Layout.OLD, FeedConfig.Cycle.EITHER, Optional.of(script)), context);

        feed.onMessage(ASKER, new Subscribe(THERE));

        assertEquals(
                List.of(new Subscribed(THERE, true), new Published(1, 1, false), new ScriptOver(1)),
                context.take(Noted.class).stream().map(Noted::fact).toList());
    }

    @Test
    void refusesPricesThatItsLayoutCannotCarry() {
        QuoteScript script = QuoteScript.parse("EUR,USD,1e300\n");

        assertThrows(
                IllegalArgumentException.class, () -> config(Layout.NEW, FeedConfig.Cycle.EITHER, Optional.of(script)));
    }

    private static Quote quote(long micros, String base, String in, double price) {
        return new Quote(micros, Currency.of(base), Currency.of(in), price);
    }
}
