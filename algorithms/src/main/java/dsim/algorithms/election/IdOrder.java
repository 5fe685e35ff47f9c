package dsim.algorithms.election;

import java.util.Comparator;

/**
 * Which id wins. As a comparator it puts the lowest first, the winner last. "Above" always means nearer to winning, in
 * either order.
 */
public enum IdOrder implements Comparator<ProcessId> {

    /** The largest id wins. */
    LARGEST,

    /** The smallest id wins: the mirror image. */
    SMALLEST;

    @Override
    public int compare(ProcessId one, ProcessId other) {
        return this == LARGEST ? one.compareTo(other) : other.compareTo(one);
    }

    /** Whether one id wins over another. */
    public boolean isAbove(ProcessId one, ProcessId other) {
        return compare(one, other) > 0;
    }
}
