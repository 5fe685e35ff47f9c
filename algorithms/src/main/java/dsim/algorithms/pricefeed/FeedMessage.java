package dsim.algorithms.pricefeed;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;

/** What a price feed and its subscribers say to each other. */
public sealed interface FeedMessage {

    /**
     * To the feed: publish there. Said again, it renews the subscription.
     *
     * @param at an IPv4 address in digits; {@value #WHERE_IT_COMES_FROM} stands for the one that the request comes from
     */
    record Subscribe(Address at) implements FeedMessage {

        /** The host that means: send to where this came from. Nodes of the virtual world have no other. */
        public static final String WHERE_IT_COMES_FROM = "0.0.0.0";
    }

    /**
     * To a subscriber: prices.
     *
     * @param quotes in the order of their records
     * @param malformed how many records of the datagram were no quotes
     */
    record Quotes(ImmutableList<Quote> quotes, int malformed) implements FeedMessage {

        /** The most records of a datagram. */
        public static final int MOST = 50;

        /** Quotes of a datagram without fault. */
        public static Quotes of(ImmutableList<Quote> quotes) {
            return new Quotes(quotes, 0);
        }
    }
}
