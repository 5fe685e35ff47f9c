package dsim.network;

import java.time.Duration;

/**
 * What a fault does to links while it lasts. It acts on what is sent meanwhile; what was under way when it began arrives.
 * Those that overlap combine.
 */
public sealed interface Disturbance {

    /** The links that it concerns. */
    Pairs where();

    /** How likely it is that a message on these links is touched, 0 to 1. */
    default double probability() {
        return 1;
    }

    /** Nothing gets through. Over {@link Pairs#across} it is a partition. */
    record Cut(Pairs where) implements Disturbance {}

    /**
     * Loses what the link would not have lost.
     *
     * @param probability 0 to 1, of each message for itself
     */
    record Losing(Pairs where, double probability) implements Disturbance {

        /** Checks the range. */
        public Losing {
            Probability.check("a loss", probability);
        }
    }

    /**
     * Makes latencies longer: factor times the link's, and more on top. Of several, the factors multiply, the additions add.
     *
     * @param factor at least 1
     * @param added not negative, at most an hour
     */
    record Slowing(Pairs where, double factor, Duration added) implements Disturbance {

        /** Checks the ranges. */
        public Slowing {
            if (!(factor >= 1 && factor < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a slowing factor is finite and at least 1, not " + factor);
            }
            if (added.isNegative() || added.compareTo(Duration.ofNanos(Latency.MAX_NANOS)) > 0) {
                throw new IllegalArgumentException("an added latency is 0s to 1h, not " + added);
            }
        }
    }

    /**
     * Doubles what the link would not have doubled.
     *
     * @param probability 0 to 1, of each message for itself
     */
    record Doubling(Pairs where, double probability) implements Disturbance {

        /** Checks the range. */
        public Doubling {
            Probability.check("a doubling", probability);
        }
    }
}
