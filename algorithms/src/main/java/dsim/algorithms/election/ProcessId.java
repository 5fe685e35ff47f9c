package dsim.algorithms.election;

/**
 * By what a process is known in an election: a number, or a pair such as (days to birthday, SU id) in which the second
 * decides where the first are equal. Frozen when the process joins: an id never changes.
 *
 * @param rank decides; not negative
 * @param tieBreak decides between equal ranks; not negative, 0 where the rank alone is the id
 */
public record ProcessId(long rank, long tieBreak) implements Comparable<ProcessId> {

    /** Checks that both are not negative. */
    public ProcessId {
        if (rank < 0 || tieBreak < 0) {
            throw new IllegalArgumentException("a process id is not negative, not " + rank + "/" + tieBreak);
        }
    }

    /**
     * The id that is a number.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public static ProcessId of(long number) {
        return new ProcessId(number, 0);
    }

    /** Lexicographic: by rank, equal ranks by tie break. Which end wins is said by {@link IdOrder}. */
    @Override
    public int compareTo(ProcessId other) {
        int byRank = Long.compare(rank, other.rank);
        return byRank != 0 ? byRank : Long.compare(tieBreak, other.tieBreak);
    }

    /** {@code 5}, or {@code 49/1000001} for a pair. */
    @Override
    public String toString() {
        return tieBreak == 0 ? Long.toString(rank) : rank + "/" + tieBreak;
    }
}
