package dsim.sim;

/**
 * A pending event inside a bucket, in one word: its offset from the start of the bucket, in nanoseconds, above its slot.
 * Entries of one bucket compare as numbers by time, and at one time by slot, which is no order that anybody may see.
 */
final class Entry {
    private static final int SLOT_BITS = 26;

    /** The highest slot: 2<sup>26</sup> - 1. */
    static final int SLOT_MAX = (1 << SLOT_BITS) - 1;

    /** Offsets are below 2<sup>37</sup> ns, which is 137 s: no bucket may be wider. */
    static final int OFFSET_BITS = Long.SIZE - 1 - SLOT_BITS;

    private Entry() {}

    static long of(long offset, int slot) {
        return offset << SLOT_BITS | slot;
    }

    static long offset(long entry) {
        return entry >>> SLOT_BITS;
    }

    static int slot(long entry) {
        return (int) entry & SLOT_MAX;
    }

    /** The least entry of the same offset. */
    static long floor(long entry) {
        return entry & ~SLOT_MAX;
    }

    static boolean sameOffset(long a, long b) {
        return (a ^ b) >>> SLOT_BITS == 0;
    }

    /** The leading bits of any number, as an offset: of two numbers the lesser never has the greater. */
    static long leading(long number) {
        return (number ^ Long.MIN_VALUE) >>> Long.SIZE - OFFSET_BITS;
    }
}
