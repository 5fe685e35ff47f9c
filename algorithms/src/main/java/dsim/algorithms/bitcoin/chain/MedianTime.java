package dsim.algorithms.bitcoin.chain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMultiset;

/** The time of a chain, which a single miner cannot set: the median of the times of its last blocks. */
public final class MedianTime {

    /** Of so many blocks; of all, where there are fewer. */
    public static final int BLOCKS = 11;

    private MedianTime() {}

    /**
     * The median of some times, in seconds since 1970: of an even number the later of the two in the middle, as nodes have it.
     *
     * @param times at least one, at most {@value #BLOCKS}
     */
    public static long of(ImmutableList<Long> times) {
        if (times.isEmpty() || times.size() > BLOCKS) {
            throw new IllegalArgumentException("a median is of 1 to " + BLOCKS + " times, not of " + times.size());
        }
        return ImmutableSortedMultiset.copyOf(times).asList().get(times.size() / 2);
    }
}
