package dsim.network;

import java.time.Duration;

/**
 * How messages travel from one node to another. A value: two directions, or a million pairs, may share one.
 *
 * @param latency how long they are under way
 * @param loss which are lost
 * @param duplicate the chance that one that is not lost arrives twice, 0 to 1
 * @param order whether they may overtake each other
 * @param bandwidth how fast they go out, each pair of nodes for itself
 */
public record Link(Latency latency, Loss loss, double duplicate, Order order, Bandwidth bandwidth) {

    /** Checks the range. */
    public Link {
        Probability.check("duplicate", duplicate);
    }

    /** A link with that latency and nothing else: no loss, no doubling, fifo, no limit. */
    public static Link of(Latency latency) {
        return new Link(latency, Loss.none(), 0, Order.FIFO, Bandwidth.unlimited());
    }

    /**
     * A local network: half of the messages take up to 250 us, 99 of 100 up to 1 ms, nothing is lost, fifo.
     *
     * <p>Source: a round trip in a data centre takes 500 us (J. Dean, <i>Designs, Lessons and Advice from Building Large
     * Distributed Systems</i>, LADIS 2009, "Numbers Everyone Should Know"); the tail is our choice.
     */
    public static Link lan() {
        return of(Latency.lognormal(Duration.ofNanos(250_000), Duration.ofMillis(1)));
    }

    /**
     * From continent to continent on a managed network: half of the messages take up to 75 ms, 99 of 100 up to 125 ms, one
     * of 1000 is lost, any order.
     *
     * <p>Source: a packet from California to the Netherlands and back takes 150 ms (J. Dean, as in {@link #lan()}); a spread
     * of 50 ms and a loss of 0.001 are the bounds of ITU-T Y.1541, <i>Network performance objectives for IP-based
     * services</i>, classes 0 and 1.
     */
    public static Link wan() {
        return of(Latency.lognormal(Duration.ofMillis(75), Duration.ofMillis(125)))
                .withLoss(Loss.independent(0.001))
                .withOrder(Order.ANY);
    }

    /**
     * A bad day on the Internet: as {@link #wan()}, with a longer tail, about 5 % lost in bursts, one of 1000 doubled.
     *
     * <p>Source: 5.2 % of packets were lost at the end of 1995, and about half of those that followed a lost one (V. Paxson,
     * <i>End-to-End Internet Packet Dynamics</i>, IEEE/ACM Trans. Networking 7(3), 1999). Tail and doubling are our choice:
     * Paxson hardly ever saw a packet twice, a test wants to.
     */
    public static Link lossy() {
        return of(Latency.lognormal(Duration.ofMillis(75), Duration.ofMillis(300)))
                .withLoss(Loss.bursts(0.026, 2, 1))
                .withDuplicate(0.001)
                .withOrder(Order.ANY);
    }

    /** The same with another latency. */
    public Link withLatency(Latency other) {
        return new Link(other, loss, duplicate, order, bandwidth);
    }

    /** The same with another loss. */
    public Link withLoss(Loss other) {
        return new Link(latency, other, duplicate, order, bandwidth);
    }

    /**
     * The same with another chance of doubling.
     *
     * @throws IllegalArgumentException if it is not 0 to 1
     */
    public Link withDuplicate(double probability) {
        return new Link(latency, loss, probability, order, bandwidth);
    }

    /** The same with another order. */
    public Link withOrder(Order other) {
        return new Link(latency, loss, duplicate, other, bandwidth);
    }

    /** The same with another bandwidth. */
    public Link withBandwidth(Bandwidth other) {
        return new Link(latency, loss, duplicate, order, other);
    }

    /** As scenarios write it: {@code latency 5ms..20ms, loss 0%, duplicate 0%, order fifo, bandwidth unlimited}. */
    @Override
    public String toString() {
        return "latency " + latency + ", loss " + loss + ", duplicate " + Units.ratio(duplicate) + ", order " + order
                + ", bandwidth " + bandwidth;
    }
}
