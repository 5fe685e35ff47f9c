package dsim.sim;

import java.util.Arrays;

/**
 * The next stretch of time, cut into equal buckets: a ring that is reused as time goes round. A bucket is an unordered
 * bag of {@linkplain Entry entries}; putting an event into its bucket and taking it out again cost O(1).
 *
 * <p>A bucket is a chain of chunks, the newest first, in one array that all buckets share. The first word of a chunk
 * links to where the next older chunk ends, which is full. Appending therefore writes to one memory line per bucket, and
 * since the chunk freed last is used first, to one that is in cache.
 */
final class BucketRing {

    /** Takes over the entries of a bucket. */
    interface Taker {
        /** Takes {@code entries[from..to)}, which are of the bucket that begins at {@code startNanos}. */
        void take(long startNanos, long[] entries, int from, int to);
    }

    private final int chunk;
    private final int shift;
    private final int length;
    private final int[] ends;
    private final long[] occupied;
    private long[] chunks;
    private int fresh;
    private int free;

    /**
     * @param shift a bucket is 2<sup>shift</sup> ns wide; at most {@link Entry#OFFSET_BITS}
     * @param length number of buckets, a power of two, at least 64
     * @param capacity number of entries for which room is made at once
     */
    BucketRing(int shift, int length, int capacity) {
        this.shift = shift;
        this.length = length;
        this.ends = new int[length]; // where the next entry of a bucket goes; a multiple of chunk if it has no room
        this.occupied = new long[length / Long.SIZE];
        this.chunk = capacity > 128 * length ? 64 : 16;
        this.fresh = chunk;
        this.chunks = new long[(capacity / chunk + length / 2 + 2) * chunk];
    }

    int shift() {
        return shift;
    }

    int length() {
        return length;
    }

    void add(long timeNanos, int slot) {
        int index = (int) (timeNanos >>> shift) & length - 1;
        long entry = Entry.of(timeNanos & (1L << shift) - 1, slot);
        int end = ends[index];
        if ((end & chunk - 1) == 0) {
            addToNewChunk(index, entry);
        } else {
            chunks[end] = entry;
            ends[index] = end + 1;
        }
    }

    private void addToNewChunk(int index, long entry) {
        int at = free;
        if (at == 0) {
            at = fresh;
            fresh += chunk;
            if (fresh > chunks.length) {
                chunks = Arrays.copyOf(chunks, fresh + chunks.length / (8 * chunk) * chunk);
            }
        } else {
            free = (int) chunks[at];
        }
        int older = ends[index];
        if (older == 0) {
            occupied[index / Long.SIZE] |= 1L << index;
        }
        chunks[at] = older;
        chunks[at + 1] = entry;
        ends[index] = at + 2;
    }

    /** The first bucket that holds anything of the {@code length} buckets after {@code bucket}, or -1. */
    long nextAfter(long bucket) {
        int start = (int) (bucket + 1) & length - 1;
        int word = start / Long.SIZE;
        long bits = occupied[word] & -1L << start;
        for (int left = occupied.length; bits == 0; left--) {
            if (left == 0) {
                return -1;
            }
            word = word + 1 & occupied.length - 1;
            bits = occupied[word];
        }
        int found = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
        return bucket + 1 + (found - start & length - 1);
    }

    void drain(long bucket, Taker taker) {
        int index = (int) bucket & length - 1;
        int end = ends[index];
        ends[index] = 0;
        occupied[index / Long.SIZE] &= ~(1L << index);
        while (end != 0) {
            int at = end - 1 & -chunk;
            taker.take(bucket << shift, chunks, at + 1, end);
            end = (int) chunks[at];
            chunks[at] = free;
            free = at;
        }
    }

    void drainAllAfter(long bucket, Taker taker) {
        for (long next = nextAfter(bucket); next >= 0; next = nextAfter(next)) {
            drain(next, taker);
        }
    }
}
