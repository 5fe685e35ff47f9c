package dsim.algorithms.gcd;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.election.ElectionCost;
import dsim.algorithms.election.ElectionCost.Count;

/**
 * What it costs by theory when n members join one after the other, each when the group is at rest again, and each holds an
 * election when it has joined. Nobody fails, no message is lost, and everyone who gets an ELECTION answers it and holds its own
 * election once.
 *
 * <p>Source: counted from the algorithm of H. Garcia-Molina, IEEE Trans. Computers C-31(1), 1982. The k-th to join finds k − 1
 * others. If its identity is the highest so far it asks nobody and announces itself to k − 1. If it is the lowest so far, d = k − 1
 * are above it: d(d + 1)/2 ELECTION, as many OK, and k − 1 COORDINATOR by the highest. What is said to the GCD, and probes, are
 * not counted.
 */
public final class GcdTheory {

    private GcdTheory() {}

    /**
     * Each is higher than those before it: n(n − 1)/2 messages, all of them announcements.
     *
     * @param n how many join, at least 1
     */
    public static ElectionCost ascending(int n) {
        check(n);
        return cost(0, n * (n - 1.0) / 2);
    }

    /**
     * Each is lower than those before it: n(n² − 1)/6 ELECTION and OK each, n(n − 1)/2 COORDINATOR, together n(n − 1)(2n + 5)/6.
     *
     * @param n how many join, at least 1
     */
    public static ElectionCost descending(int n) {
        check(n);
        return cost((n - 1.0) * n * (n + 1.0) / 6, n * (n - 1.0) / 2);
    }

    private static ElectionCost cost(double election, double coordinator) {
        return new ElectionCost(ImmutableMap.of(
                ElectionCost.ELECTION, Count.of(election),
                ElectionCost.OK, Count.of(election),
                ElectionCost.COORDINATOR, Count.of(coordinator)));
    }

    private static void check(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("at least one member joins, not " + n);
        }
    }
}
