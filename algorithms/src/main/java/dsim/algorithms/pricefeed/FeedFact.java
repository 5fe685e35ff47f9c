package dsim.algorithms.pricefeed;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Fact;
import java.time.Duration;

/** What a price feed tells of itself. */
public sealed interface FeedFact extends Fact {

    /**
     * Somebody subscribes, or renews.
     *
     * @param isNew whether it was no subscriber before
     */
    record Subscribed(Address subscriber, boolean isNew) implements FeedFact {}

    /** A request is refused, as there are too many subscribers. */
    record Refused(Address subscriber) implements FeedFact {}

    /** A subscription is over, as it was not renewed. */
    record Forgotten(Address subscriber, Duration lifetime) implements FeedFact {}

    /**
     * Quotes go out.
     *
     * @param quotes how many; 0 to nobody
     * @param subscribers to how many
     * @param isLate whether their timestamps are of some time ago
     */
    record Published(int quotes, int subscribers, boolean isLate) implements FeedFact {}

    /**
     * An opportunity for arbitrage goes out with these quotes: the ground truth.
     *
     * @param loop the currencies in trading order; the last is exchanged for the first
     * @param quotes those that are out of line, with the timestamps and prices that are published
     * @param factor what comes of one unit, traded round at the prices of this publication; above 1
     */
    record Planted(ImmutableList<Currency> loop, ImmutableList<Quote> quotes, double factor) implements FeedFact {}

    /** All quotes of the script are out. */
    record ScriptOver(int quotes) implements FeedFact {}
}
