package dsim.sim;

import java.util.Arrays;

/**
 * The next stretch of time, cut into equal buckets: a ring that is used again as time goes round. A bucket is an unordered
 * bag of {@linkplain Entry entries}; to put an event into its bucket and to take it out costs O(1).
 *
 * <p>A bucket is a chain of chunks, the newest first, and all chunks are in one array. The first word of a chunk says
 * where the next older one ends, which is full. So an addition writes to one cache line that depends on the bucket alone,
 * and the lines in use are as few as the buckets. The chunk that was freed last is used first, since it is in cache.
 */
final class BucketRing {

    /** Takes over the entries of a bucket. */
    interface Taker {
        /** Takes {@code entries[from..to)}, which count from {@code startNanos}. */
        void take(long startNanos, long[] entries, int from, int to);
    }

    /**
     * Words of a chunk, a power of two. Half a chunk is lost in each bucket; in exchange there is a cache miss and a
     * branch that goes wrong but once per chunk.
     */
    private static final int CHUNK = 32;

    private final int shift;
    private final int length;
    private final int indexMask;
    private final long offsetMask;

    /** By bucket, where its next entry goes, if that is no multiple of CHUNK; else there is no room, and if 0 no chunk. */
    private final int[] ends;

    private final long[] occupied;
    private long[] chunks;
    private int fresh = CHUNK;
    private int freed;

    /**
     * An empty ring.
     *
     * @param shift a bucket is 2<sup>shift</sup> ns wide; at most {@link Entry#OFFSET_BITS}
     * @param length number of buckets, a power of two, at least 64
     * @param capacity number of entries for which there should be room at once
     */
    BucketRing(int shift, int length, int capacity) {
        this.shift = shift;
        this.length = length;
        this.indexMask = length - 1;
        this.offsetMask = (1L << shift) - 1;
        this.ends = new int[length];
        this.occupied = new long[length / Long.SIZE];
        this.chunks = new long[(2 + capacity / CHUNK + Math.min(length, capacity / CHUNK) / 2) * CHUNK];
    }

    int shift() {
        return shift;
    }

    int length() {
        return length;
    }

    void add(long timeNanos, int slot) {
        int index = (int) (timeNanos >>> shift) & indexMask;
        long entry = Entry.of(timeNanos & offsetMask, slot);
        int end = ends[index];
        if ((end & CHUNK - 1) == 0) {
            addToNewChunk(index, entry);
        } else {
            chunks[end] = entry;
            ends[index] = end + 1;
        }
    }

    private void addToNewChunk(int index, long entry) {
        int chunk = freed;
        if (chunk == 0) {
            chunk = fresh;
            fresh += CHUNK;
            if (fresh > chunks.length) {
                chunks = Arrays.copyOf(chunks, fresh + (1 + chunks.length / CHUNK / 8) * CHUNK);
            }
        } else {
            freed = (int) chunks[chunk];
        }
        int olderEnd = ends[index];
        if (olderEnd == 0) {
            occupied[index / Long.SIZE] |= 1L << index;
        }
        chunks[chunk] = olderEnd;
        chunks[chunk + 1] = entry;
        ends[index] = chunk + 2;
    }

    /** The first of the {@code length} buckets after {@code bucket} that holds anything, or -1 if none does. */
    long nextAfter(long bucket) {
        int start = (int) (bucket + 1) & indexMask;
        int word = start / Long.SIZE;
        long bits = occupied[word] & -1L << start;
        for (int wordsLeft = occupied.length; bits == 0; wordsLeft--) {
            if (wordsLeft == 0) {
                return -1;
            }
            word = word + 1 & occupied.length - 1;
            bits = occupied[word];
        }
        int found = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
        return bucket + 1 + (found - start & indexMask);
    }

    /** Empties a bucket into {@code taker}, which must not add to this ring. */
    void drain(long bucket, Taker taker) {
        int index = (int) bucket & indexMask;
        int end = ends[index];
        ends[index] = 0;
        occupied[index / Long.SIZE] &= ~(1L << index);
        while (end != 0) {
            int chunk = end - 1 & -CHUNK;
            taker.take(bucket << shift, chunks, chunk + 1, end);
            end = (int) chunks[chunk];
            chunks[chunk] = freed;
            freed = chunk;
        }
    }

    /** Empties all buckets after {@code bucket}. */
    void drainAfter(long bucket, Taker taker) {
        for (long next = nextAfter(bucket); next >= 0; next = nextAfter(next)) {
            drain(next, taker);
        }
    }
}
