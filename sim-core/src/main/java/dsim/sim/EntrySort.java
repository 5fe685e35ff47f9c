package dsim.sim;

import java.util.Arrays;

/**
 * Sorts entries as numbers: in O(n) if they lie about evenly between the least and the greatest, as the events of a day do,
 * else in O(n log n). One pass of counting sort by the leading bits, with more digits than entries, leaves little to do for
 * an insertion sort, and has no branch that a processor guesses wrong; insertion or merging alone has one per entry or more.
 */
final class EntrySort {
    private static final int FEW = 24;
    private static final int DIGIT_BITS_MAX = 17;

    /** By digit: first the number of entries that have it, then the place of the next. All 0 between sorts. */
    private int[] places = new int[2 * FEW];

    /**
     * Sorts {@code source[0..n)} into {@code target[at..at+n)}.
     *
     * @return whether two entries may have the same offset: never false if any have
     */
    boolean sort(long[] source, int n, long[] target, int at) {
        if (n > FEW) {
            spread(source, n, target, at);
        } else {
            System.arraycopy(source, 0, target, at, n);
        }
        return finish(target, at, at + n);
    }

    private void spread(long[] source, int n, long[] target, int at) {
        long least = source[0];
        long greatest = least;
        for (int i = 1; i < n; i++) {
            least = Math.min(least, source[i]);
            greatest = Math.max(greatest, source[i]);
        }
        int digitBits = Math.min(Integer.SIZE - Integer.numberOfLeadingZeros(n), DIGIT_BITS_MAX);
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(greatest - least) - digitBits);
        int digits = 1 << digitBits;
        if (places.length < digits) {
            places = new int[digits];
        }
        int[] next = places;
        for (int i = 0; i < n; i++) {
            next[(int) (source[i] - least >>> shift)]++;
        }
        int place = at;
        for (int digit = 0; digit < digits; digit++) {
            int count = next[digit];
            next[digit] = place;
            place += count;
        }
        for (int i = 0; i < n; i++) {
            long entry = source[i];
            target[next[(int) (entry - least >>> shift)]++] = entry;
        }
        Arrays.fill(next, 0, digits, 0);
    }

    /** Insertion sort, unless it gets long, which it never does for few. Equal offsets are found on the way: they look like a step out of order. */
    private static boolean finish(long[] entries, int from, int to) {
        boolean ties = false;
        int movesLeft = FEW / 2 * (to - from);
        for (int i = from + 1; i < to; i++) {
            long entry = entries[i];
            if (entries[i - 1] >= Entry.floor(entry)) {
                int place = i;
                while (place > from && entries[place - 1] > entry) {
                    entries[place] = entries[place - 1];
                    place--;
                }
                entries[place] = entry;
                ties |= place > from && Entry.sameOffset(entries[place - 1], entry)
                        || place < i && Entry.sameOffset(entries[place + 1], entry);
                movesLeft -= i - place;
                if (movesLeft < 0) {
                    Arrays.sort(entries, from, to);
                    return true;
                }
            }
        }
        return ties;
    }
}
