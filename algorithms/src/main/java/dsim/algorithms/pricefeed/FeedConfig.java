package dsim.algorithms.pricefeed;

import java.time.Duration;
import java.util.Optional;

/**
 * How a price feed behaves.
 *
 * @param layout of what it publishes
 * @param every how long from one publication to the next; positive
 * @param lifetime how long after its last request a subscriber is published to; positive
 * @param arbitrage how likely a publication brings an opportunity, 0 to 1
 * @param cycle how many steps its loop has
 * @param outOfOrder how likely the timestamps of a publication are of some ten seconds ago, 0 to 1; such a one brings no
 *     opportunity
 * @param gap how likely each reference quote is left out, 0 to 1; those that an opportunity needs are not
 * @param script published instead of all that, once, from the first request on
 */
public record FeedConfig(
        Layout layout,
        Duration every,
        Duration lifetime,
        double arbitrage,
        Cycle cycle,
        double outOfOrder,
        double gap,
        Optional<QuoteScript> script) {

    /** How many steps a planted loop has. */
    public enum Cycle {
        /** Three: a cross between two reference currencies. */
        THREE("3", 0),
        /** Four: a pair of crosses through a currency that is not quoted against the dollar. */
        FOUR("4", 1),
        /** Three or four, each half of the time. */
        EITHER("either", 0.5);

        private final String word;
        private final double shareOfFour;

        Cycle(String word, double shareOfFour) {
            this.word = word;
            this.shareOfFour = shareOfFour;
        }

        /** How many of the loops have four steps, 0 to 1. */
        double shareOfFour() {
            return shareOfFour;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** Checks the ranges. */
    public FeedConfig {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("every is positive, not " + every);
        } else if (lifetime.isNegative() || lifetime.isZero()) {
            throw new IllegalArgumentException("lifetime is positive, not " + lifetime);
        }
        checkShare("arbitrage", arbitrage);
        checkShare("out-of-order", outOfOrder);
        checkShare("gap", gap);
        script.ifPresent(each -> each.rows().forEach(row -> checkPrice(layout, row.quote())));
    }

    private static void checkPrice(Layout layout, Quote quote) {
        if (!Quote.isPrice(layout.rounded(quote.price()))) {
            throw new IllegalArgumentException("the new layout has prices from 1.4e-45 to 3.4e38 only, not "
                    + quote.market() + " " + quote.price());
        }
    }

    private static void checkShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " is 0 to 1, not " + share);
        }
    }
}
