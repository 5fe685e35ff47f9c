package dsim.algorithms.arbitrage;

import dsim.actor.Address;
import dsim.actor.Fact;
import java.time.Duration;

/** What a detector of arbitrage tells of itself. */
public sealed interface ArbitrageFact extends Fact {

    /**
     * It asks the feed for quotes.
     *
     * @param why for the first time, to go on, or because nothing comes
     */
    record Asked(Address feed, Why why) implements ArbitrageFact {}

    /** Why the feed is asked. */
    enum Why {
        FIRST,
        RENEWAL,
        SILENCE
    }

    /**
     * A datagram came in, with these many quotes of each kind.
     *
     * @param inForce that count
     * @param stale that were too old
     * @param outOfOrder that were older than one of the same market before
     * @param malformed records that were no quotes
     * @param tooMany of more currencies than can be kept
     */
    record Heard(int inForce, int stale, int outOfOrder, int malformed, int tooMany) implements ArbitrageFact {}

    /** A loop pays that did not before. */
    record Found(Loop loop) implements ArbitrageFact {}

    /** A loop goes on to pay, at other quotes than before. */
    record Repriced(Loop loop) implements ArbitrageFact {}

    /**
     * A loop pays no more.
     *
     * @param loop as it was last
     * @param lasted since it was found
     * @param isStale whether that is because one of its quotes is too old, and not because of a new price
     */
    record Over(Loop loop, Duration lasted, boolean isStale) implements ArbitrageFact {}

    /**
     * More loops pay than are followed: one that is not is told when another is over, if it pays then.
     *
     * @param followed how many are
     */
    record Full(int followed) implements ArbitrageFact {}

    /**
     * Nothing has come for a while.
     *
     * @param since the last quotes, or the beginning
     */
    record Silent(Duration since) implements ArbitrageFact {}

    /** Quotes come again. */
    record Back(Duration after) implements ArbitrageFact {}
}
