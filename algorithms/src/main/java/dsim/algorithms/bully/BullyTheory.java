package dsim.algorithms.bully;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.election.ElectionCost;
import dsim.algorithms.election.ElectionCost.Count;

/**
 * What an election by the Bully algorithm costs by theory. The processes have the ids 1 to n, all know all, no message is
 * lost, and everyone who gets an ELECTION answers it and holds its own election once. With d = n − i above the one who
 * notices, d(d + 1)/2 ELECTION are sent by i and those above; all but those to a dead process are answered; one announces
 * itself to n − 1.
 *
 * <p>Source: counted from the algorithm of H. Garcia-Molina, IEEE Trans. Computers C-31(1), 1982, as A. Tanenbaum and M. van
 * Steen give it. Probes are not counted.
 */
public final class BullyTheory {

    private BullyTheory() {}

    /**
     * The highest process is dead and process i notices: d² + n − 1 messages, d + 1 of them to the dead one.
     *
     * @param n how many processes, the dead one included; at least 2
     * @param i who notices, 1 to n − 1
     * @throws IllegalArgumentException if one is out of range
     */
    public static ElectionCost coordinatorCrashed(int n, int i) {
        check(n, i, n - 1);
        double d = n - i;
        return cost(new Count(d * (d + 1) / 2, d), d * (d - 1) / 2, new Count(n - 1, 1));
    }

    /**
     * The highest process is dead and all others notice at once: as if the lowest had noticed, since each holds its own
     * election once in either case.
     *
     * @param n how many processes, the dead one included; at least 2
     * @throws IllegalArgumentException if it is out of range
     */
    public static ElectionCost coordinatorCrashedAllNotice(int n) {
        return coordinatorCrashed(n, 1);
    }

    /**
     * All are alive and process i holds an election nevertheless: d(d + 1) + n − 1 messages.
     *
     * @param n how many processes, at least 2
     * @param i who believes that the highest is dead, 1 to n
     * @throws IllegalArgumentException if one is out of range
     */
    public static ElectionCost falseAlarm(int n, int i) {
        check(n, i, n);
        double d = n - i;
        return cost(Count.of(d * (d + 1) / 2), d * (d + 1) / 2, Count.of(n - 1));
    }

    /**
     * The mean of the total over all who may notice that the highest is dead, each as likely as every other:
     * n(2n − 1)/6 + n − 1.
     *
     * @param n how many processes, the dead one included; at least 2
     * @throws IllegalArgumentException if it is out of range
     */
    public static double coordinatorCrashedMean(int n) {
        check(n, 1, 1);
        return n * (2.0 * n - 1) / 6 + n - 1;
    }

    private static ElectionCost cost(Count election, double ok, Count coordinator) {
        return new ElectionCost(ImmutableMap.of(
                ElectionCost.ELECTION, election,
                ElectionCost.OK, Count.of(ok),
                ElectionCost.COORDINATOR, coordinator));
    }

    private static void check(int n, int i, int last) {
        if (n < 2) {
            throw new IllegalArgumentException("an election takes at least 2 processes, not " + n);
        }
        if (i < 1 || i > last) {
            throw new IllegalArgumentException("who notices is 1 to " + last + ", not " + i);
        }
    }
}
