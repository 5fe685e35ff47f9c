package dsim.network;

/**
 * A number for each directed pair of nodes that needs one: an instant, as a rule. Open addressing in one array, a key and
 * its value side by side.
 *
 * <p>An instant that has passed says nothing more, so such pairs are forgotten when room is short: the map stays as large
 * as the number of pairs with messages under way asks for, however many pairs have ever spoken.
 */
final class PairMap {

    /** The value of a pair that has none. */
    static final long NOTHING = Long.MIN_VALUE;

    /** No pair: those are numbered so that none is 0. */
    private static final long FREE = 0;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int SMALLEST = 16;

    private long[] table = new long[2 * SMALLEST];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(SMALLEST);
    private int used;

    /**
     * Where a pair's value is. Valid until the next call.
     *
     * @param past values up to this one may be forgotten, here and in all calls before
     */
    int slot(int from, int to, long past) {
        long pair = (long) from << 32 | to + 1;
        int slot = find(pair);
        if (table[slot] == FREE) {
            if (4 * used >= table.length) {
                makeRoom(past);
                slot = find(pair);
            }
            used++;
            table[slot] = pair;
            table[slot + 1] = NOTHING;
        }
        return slot;
    }

    long value(int slot) {
        return table[slot + 1];
    }

    void set(int slot, long value) {
        table[slot + 1] = value;
    }

    /** For how many pairs there is room. */
    int capacity() {
        return table.length / 2;
    }

    private int find(long pair) {
        int slot = (int) (pair * GOLDEN >>> shift) << 1;
        while (table[slot] != FREE && table[slot] != pair) {
            slot = slot + 2 & table.length - 1;
        }
        return slot;
    }

    /** Keeps what is not past, in a table that it fills by a quarter at most. */
    private void makeRoom(long past) {
        long[] old = table;
        int kept = 0;
        for (int slot = 0; slot < old.length; slot += 2) {
            if (old[slot] != FREE && old[slot + 1] > past) {
                kept++;
            }
        }
        int capacity = SMALLEST;
        while (capacity < 4 * kept) {
            capacity *= 2;
        }
        table = new long[2 * capacity];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
        used = kept;
        for (int slot = 0; slot < old.length; slot += 2) {
            if (old[slot] != FREE && old[slot + 1] > past) {
                int place = find(old[slot]);
                table[place] = old[slot];
                table[place + 1] = old[slot + 1];
            }
        }
    }
}
