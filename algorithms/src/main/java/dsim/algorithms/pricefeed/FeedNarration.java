package dsim.algorithms.pricefeed;

import dsim.algorithms.pricefeed.FeedFact.Forgotten;
import dsim.algorithms.pricefeed.FeedFact.Planted;
import dsim.algorithms.pricefeed.FeedFact.Published;
import dsim.algorithms.pricefeed.FeedFact.Refused;
import dsim.algorithms.pricefeed.FeedFact.ScriptOver;
import dsim.algorithms.pricefeed.FeedFact.Subscribed;
import dsim.trace.TraceEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells a price feed in sentences: who subscribes, and what it plants. */
public final class FeedNarration implements Function<TraceEvent, Optional<String>> {

    @Override
    public Optional<String> apply(TraceEvent event) {
        return event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof FeedFact fact
                ? sentence(fact).map(sentence -> event.node().host() + " " + sentence)
                : Optional.empty();
    }

    private static Optional<String> sentence(FeedFact fact) {
        if (fact instanceof Subscribed subscribed) {
            return Optional.of(
                    (subscribed.isNew() ? "has a new subscriber, " : "goes on for ") + subscribed.subscriber());
        } else if (fact instanceof Refused refused) {
            return Optional.of(
                    "refuses " + refused.subscriber() + ": it has " + PriceFeed.SUBSCRIBERS + " subscribers");
        } else if (fact instanceof Forgotten forgotten) {
            return Optional.of("forgets " + forgotten.subscriber() + ", which has not asked for "
                    + forgotten.lifetime().toSeconds() + " s");
        } else if (fact instanceof Planted planted) {
            return Optional.of(
                    "plants " + route(planted) + String.format(Locale.ROOT, ", factor %.12f, by ", planted.factor())
                            + planted.quotes().stream()
                                    .map(quote -> quote.market() + " " + quote.price())
                                    .collect(Collectors.joining(", ")));
        } else if (fact instanceof Published published && published.isLate()) {
            return Optional.of("publishes " + published.quotes() + " quotes of some time ago");
        } else if (fact instanceof ScriptOver over) {
            return Optional.of("has published all " + over.quotes() + " quotes of its script");
        }
        return Optional.empty();
    }

    private static String route(Planted planted) {
        return planted.loop().stream().map(Currency::toString).collect(Collectors.joining(" → ")) + " → "
                + planted.loop().get(0);
    }
}
