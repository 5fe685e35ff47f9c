package dsim.algorithms.ring;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.election.ElectionCost;
import dsim.algorithms.election.ElectionCost.Count;

/**
 * What elections by the textbook ring cost by theory. No message is lost and nobody dies meanwhile. Each election takes two
 * laps, in each of which every live process sends one message to the next live one. On the first lap each dead process is
 * tried once by the one before it; on the second lap it is known from the list, and passed over for nothing.
 *
 * <p>Source: counted from the algorithm as A. Tanenbaum and M. van Steen, and A. Silberschatz and P. Galvin give it.
 * Acknowledgements and probes are not counted.
 */
public final class RingTheory {

    private RingTheory() {}

    /**
     * Elections that some processes hold, one each: 2 messages for each live process and election, and one for each dead
     * process and election.
     *
     * @param starters how many hold one, at once or one after the other; 1 to {@code live}
     * @param live how many are up; at least 1
     * @param dead how many are down; not negative
     * @throws IllegalArgumentException if one is out of range
     */
    public static ElectionCost elections(int starters, int live, int dead) {
        if (live < 1 || dead < 0) {
            throw new IllegalArgumentException(
                    "a ring has at least 1 live process and not less than 0 dead ones, not " + live + " and " + dead);
        }
        if (starters < 1 || starters > live) {
            throw new IllegalArgumentException("1 to " + live + " hold an election, not " + starters);
        }
        double laps = starters;
        Count first = new Count(laps * (live + dead), laps * dead);
        Count second = Count.of(laps * live);
        return new ElectionCost(ImmutableMap.of(ElectionCost.ELECTION, first, ElectionCost.COORDINATOR, second));
    }
}
