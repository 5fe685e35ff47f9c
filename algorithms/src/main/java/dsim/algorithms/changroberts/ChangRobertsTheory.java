package dsim.algorithms.changroberts;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.algorithms.election.ElectionCost;
import dsim.algorithms.election.ElectionCost.Count;

/**
 * What an election by Chang and Roberts costs by theory, when all n processes start together. The announcement is n
 * COORDINATOR in every case, and not part of the figures of the paper.
 *
 * <p>Source: E. Chang, R. Roberts, Comm. ACM 22(5), 1979.
 */
public final class ChangRobertsTheory {

    private ChangRobertsTheory() {}

    /**
     * The best placement: each is followed by the next higher. 2n − 1 ELECTION, since all but the highest get no further than
     * the next.
     *
     * @param n how many processes, at least 1
     * @throws IllegalArgumentException if it is out of range
     */
    public static ElectionCost best(int n) {
        return cost(n, 2.0 * n - 1);
    }

    /**
     * The worst placement: each is followed by the next lower. n(n + 1)/2 ELECTION, since each gets as far as the highest.
     *
     * @param n how many processes, at least 1
     * @throws IllegalArgumentException if it is out of range
     */
    public static ElectionCost worst(int n) {
        return cost(n, n * (n + 1.0) / 2);
    }

    /**
     * The mean over all placements, each as likely as every other: n(1 + 1/2 + ... + 1/n) ELECTION.
     *
     * @param n how many processes, at least 1
     * @throws IllegalArgumentException if it is out of range
     */
    public static ElectionCost mean(int n) {
        double harmonic = 0;
        for (int k = n; k > 0; k--) {
            harmonic += 1.0 / k;
        }
        return cost(n, n * harmonic);
    }

    /**
     * A placement. Each candidate gets as far as the next higher one, and the highest all the way round: the ELECTION are the
     * sum of these distances.
     *
     * @param ranks who stands where on the ring, by rank, larger wins; each sends to the one behind it in the list, the last
     *     to the first. No two are the same, at least one
     * @throws IllegalArgumentException if there is none
     */
    public static ElectionCost placed(ImmutableList<Integer> ranks) {
        int n = ranks.size();
        double elections = 0;
        for (int from = 0; from < n; from++) {
            int distance = 1;
            while (distance < n && ranks.get((from + distance) % n) < ranks.get(from)) {
                distance++;
            }
            elections += distance;
        }
        return cost(n, elections);
    }

    private static ElectionCost cost(int n, double elections) {
        if (n < 1) {
            throw new IllegalArgumentException("a ring has at least 1 process, not " + n);
        }
        return new ElectionCost(
                ImmutableMap.of(ElectionCost.ELECTION, Count.of(elections), ElectionCost.COORDINATOR, Count.of(n)));
    }
}
