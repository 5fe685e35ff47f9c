package dsim.algorithms.arbitrage;

import dsim.actor.Address;
import java.time.Duration;
import java.util.Optional;

/**
 * How a detector of arbitrage behaves.
 *
 * @param feed whom to ask for quotes; empty: nobody, quotes come by themselves
 * @param renewEvery how long after the last request the next one goes out; positive
 * @param silenceAfter how long without a datagram is a silence, after which the feed is asked again; positive
 * @param clock by which the age of quotes is reckoned
 * @param rules what counts
 */
public record ArbitrageConfig(
        Optional<Address> feed, Duration renewEvery, Duration silenceAfter, Clock clock, Rules rules) {

    /** By which clock quotes age. */
    public enum Clock {
        /** The node's own, which may be wrong. */
        OWN,
        /** The feed's: the newest timestamp, going on with the node's monotonic clock until there is a newer one. */
        FEED
    }

    /** Checks the waits. */
    public ArbitrageConfig {
        if (renewEvery.isNegative() || renewEvery.isZero()) {
            throw new IllegalArgumentException("renew is positive, not " + renewEvery);
        } else if (silenceAfter.isNegative() || silenceAfter.isZero()) {
            throw new IllegalArgumentException("silence-after is positive, not " + silenceAfter);
        }
    }
}
