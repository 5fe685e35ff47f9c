package dsim.algorithms.gossip;

import java.time.Duration;

/**
 * What a peer says of its own.
 *
 * @param messages how many; not negative
 * @param every how long from one to the next; positive
 * @param after how long after it has joined it begins; not negative
 * @param order when the first one is due
 */
public record Chatter(int messages, Duration every, Duration after, Order order) {

    /** Of a loop that sends and sleeps, what comes first. */
    public enum Order {
        /** The first message at once: at 0, 5, ..., 45 s. */
        SEND_THEN_SLEEP,
        /** The first message after the first pause: at 5, 10, ..., 50 s. */
        SLEEP_THEN_SEND
    }

    /** Checks the numbers. */
    public Chatter {
        if (messages < 0) {
            throw new IllegalArgumentException("messages are not negative, not " + messages);
        }
        GossipConfig.requirePositive("gossip-every", every);
        if (after.isNegative()) {
            throw new IllegalArgumentException("gossip-after is not negative, not " + after);
        }
    }

    /** Ten messages, one every five seconds, the first at once. */
    public static Chatter ofTheClassroom() {
        return new Chatter(10, Duration.ofSeconds(5), Duration.ZERO, Order.SEND_THEN_SLEEP);
    }

    /** Nothing, but what clients have it say. */
    public static Chatter none() {
        return new Chatter(0, Duration.ofSeconds(5), Duration.ZERO, Order.SEND_THEN_SLEEP);
    }

    /** How long after it has joined the first message is due. */
    public Duration first() {
        return order == Order.SEND_THEN_SLEEP ? after : after.plus(every);
    }
}
