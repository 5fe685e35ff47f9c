package dsim.algorithms.election;

import com.google.common.collect.ImmutableMap;

/**
 * What an election costs in messages, measured or by theory: by kind, those to nodes that are down named apart. What was
 * measured and what theory says are compared as values.
 *
 * @param kinds how many of each kind, in a fixed order
 */
public record ElectionCost(ImmutableMap<String, Count> kinds) {

    /** The word for a message that asks for votes or passes them on. */
    public static final String ELECTION = "ELECTION";

    /** The word for the answer of one who is above. */
    public static final String OK = "OK";

    /** The word for an announcement of the leader. */
    public static final String COORDINATOR = "COORDINATOR";

    /**
     * How many messages of a kind were sent.
     *
     * @param all to anybody
     * @param toDead of these, to nodes that are down
     */
    public record Count(double all, double toDead) {

        /** None. */
        public static final Count ZERO = new Count(0, 0);

        /** So many, nobody being down. */
        public static Count of(double all) {
            return new Count(all, 0);
        }

        /** Both together. */
        public Count plus(Count other) {
            return new Count(all + other.all, toDead + other.toDead);
        }
    }

    /** All kinds together. */
    public Count total() {
        return kinds.values().stream().reduce(Count.ZERO, Count::plus);
    }

    /**
     * The counts as named numbers: for each kind and for the {@code total}, {@code KIND} and {@code KIND-to-dead}.
     */
    public ImmutableMap<String, Double> parts() {
        ImmutableMap.Builder<String, Double> parts = ImmutableMap.builder();
        kinds.forEach((kind, count) -> put(parts, kind, count));
        put(parts, "total", total());
        return parts.buildOrThrow();
    }

    private static void put(ImmutableMap.Builder<String, Double> parts, String name, Count count) {
        parts.put(name, count.all()).put(name + "-to-dead", count.toDead());
    }
}
