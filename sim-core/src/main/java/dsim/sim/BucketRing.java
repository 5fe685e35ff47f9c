package dsim.sim;

import java.util.Arrays;

/** The near future. */
final class BucketRing {
    static final int SLOT_BITS = 27;
    static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
    static final int CHUNK = Integer.getInteger("chunk", 32);

    private final int shift;
    private final int mask;
    private final long offsetMask;
    private final int[] ends; // where a bucket's next entry goes; a multiple of CHUNK: no room
    private final long[] occupied;
    private long[] pool;
    private int free;
    private int fresh = CHUNK;

    BucketRing(int shift, int length, int capacity) {
        this.shift = shift;
        this.mask = length - 1;
        this.offsetMask = (1L << shift) - 1;
        this.ends = new int[length];
        this.occupied = new long[length >> 6];
        this.pool = new long[capacity + (length + 1) * CHUNK & -CHUNK];
    }

    String stat() {
        return "pool used " + 8L * fresh + " cap " + 8L * pool.length;
    }

    int shift() {
        return shift;
    }

    int length() {
        return mask + 1;
    }

    void add(long time, int slot) {
        int bucket = (int) (time >>> shift) & mask;
        long entry = (time & offsetMask) << SLOT_BITS | slot;
        int end = ends[bucket];
        if ((end & (CHUNK - 1)) == 0) {
            addToNewChunk(bucket, entry);
        } else {
            pool[end] = entry;
            ends[bucket] = end + 1;
        }
    }

    private void addToNewChunk(int bucket, long entry) {
        int chunk = free;
        if (chunk != 0) {
            free = (int) pool[chunk];
        } else {
            chunk = fresh;
            fresh += CHUNK;
            if (fresh > pool.length) {
                pool = Arrays.copyOf(pool, (pool.length + (pool.length >> 2) + CHUNK) & -CHUNK);
            }
        }
        int full = ends[bucket];
        if (full == 0) {
            occupied[bucket >> 6] |= 1L << bucket;
        }
        pool[chunk] = full;
        pool[chunk + 1] = entry;
        ends[bucket] = chunk + 2;
    }

    /** The first occupied bucket after {@code bucket} and before {@code bucket + length}, or -1 if none. */
    long nextAfter(long bucket) {
        int start = (int) (bucket + 1) & mask;
        int word = start >> 6;
        long bits = occupied[word] & (-1L << start);
        int words = occupied.length;
        for (int i = 0; bits == 0; i++) {
            if (i == words) {
                return -1;
            }
            word = (word + 1) & (words - 1);
            bits = occupied[word];
        }
        int found = word << 6 | Long.numberOfTrailingZeros(bits);
        return bucket + 1 + ((found - start) & mask);
    }

    /** Empties the bucket into {@code into}. */
    void drain(long bucket, Bottom into) {
        int index = (int) bucket & mask;
        int end = ends[index];
        ends[index] = 0;
        occupied[index >> 6] &= ~(1L << index);
        while (end != 0) {
            int chunk = (end - 1) & -CHUNK;
            into.append(pool, chunk + 1, end);
            end = (int) pool[chunk];
            pool[chunk] = free;
            free = chunk;
        }
    }
}
