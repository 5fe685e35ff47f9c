package dsim.algorithms.gossip;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Numbers from 0 up, each once. Few are kept in a hash table, many as bits, whichever is smaller: an overlay may have 25
 * million links.
 */
final class IntSet {

    private static final int SMALLEST = 4;

    /** Open addressing, each number plus 1, so that 0 is free; or, if {@code isDense}, 32 bits in each. */
    private int[] table = new int[SMALLEST];

    private boolean isDense;
    private int size;
    private int highest;

    int size() {
        return size;
    }

    boolean contains(int number) {
        if (isDense) {
            return number >>> 5 < table.length && (table[number >>> 5] & 1 << number) != 0;
        }
        return table[slot(number)] != 0;
    }

    /** Whether it was not there before. */
    boolean add(int number) {
        highest = Math.max(highest, number);
        if (isDense) {
            return addBit(number);
        }
        int slot = slot(number);
        if (table[slot] != 0) {
            return false;
        }
        table[slot] = number + 1;
        size++;
        if (2 * size > table.length) {
            grow();
        }
        return true;
    }

    private boolean addBit(int number) {
        int word = number >>> 5;
        if (word >= table.length) {
            table = Arrays.copyOf(table, Math.max(word + 1, table.length + (table.length >> 2)));
        }
        boolean isNew = (table[word] & 1 << number) == 0;
        table[word] |= 1 << number;
        size += isNew ? 1 : 0;
        return isNew;
    }

    private void grow() {
        int[] before = table;
        isDense = (highest >>> 5) < 2 * before.length;
        table = new int[isDense ? (highest >>> 5) + 1 : 2 * before.length];
        size = 0;
        for (int each : before) {
            if (each != 0) {
                if (isDense) {
                    addBit(each - 1);
                } else {
                    table[slot(each - 1)] = each;
                    size++;
                }
            }
        }
    }

    /** Whether it was there. */
    boolean remove(int number) {
        if (!contains(number)) {
            return false;
        }
        size--;
        if (isDense) {
            table[number >>> 5] &= ~(1 << number);
        } else {
            closeGap(slot(number));
        }
        return true;
    }

    /** Moves up what the gap would hide. */
    private void closeGap(int freed) {
        int gap = freed;
        int mask = table.length - 1;
        for (int at = gap + 1 & mask; table[at] != 0; at = at + 1 & mask) {
            int home = hash(table[at] - 1) & mask;
            if ((at - home & mask) >= (at - gap & mask)) {
                table[gap] = table[at];
                gap = at;
            }
        }
        table[gap] = 0;
    }

    private int slot(int number) {
        int mask = table.length - 1;
        int at = hash(number) & mask;
        while (table[at] != 0 && table[at] != number + 1) {
            at = at + 1 & mask;
        }
        return at;
    }

    private static int hash(int number) {
        int mixed = number * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }

    /** Each number once, in an order that hangs on nothing but the calls so far. It must not change meanwhile. */
    void forEach(IntConsumer action) {
        for (int i = 0; i < table.length; i++) {
            if (isDense) {
                for (int bits = table[i]; bits != 0; bits &= bits - 1) {
                    action.accept((i << 5) + Integer.numberOfTrailingZeros(bits));
                }
            } else if (table[i] != 0) {
                action.accept(table[i] - 1);
            }
        }
    }

    /** The numbers, lowest first. */
    int[] toArray() {
        int[] numbers = new int[size];
        int[] filled = {0};
        forEach(number -> numbers[filled[0]++] = number);
        Arrays.sort(numbers);
        return numbers;
    }
}
