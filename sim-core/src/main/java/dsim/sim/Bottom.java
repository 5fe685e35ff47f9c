package dsim.sim;

import java.util.Arrays;

/** The open day, in order. */
final class Bottom implements BucketRing.Taker {
    /** An insertion moves at most this many entries. */
    private static final int MOVES_MAX = 64;

    /** More cache misses than this do not overlap any better. */
    private static final int TOUCHED_AT_ONCE = 32;

    private static final int FEW = 8;

    private final EventQueue.Slots owner;
    private final EntrySort sort = new EntrySort();
    private long[] unsorted = new long[64];
    private int count;
    private long start;
    private long[] entries = new long[64];
    private int head;
    private int ready;
    private int tail;

    Bottom(EventQueue.Slots owner) {
        this.owner = owner;
    }

    int size() {
        return tail - head;
    }

    boolean isEmpty() {
        return head == tail;
    }

    /** Whether the first entry was touched and may be polled. */
    boolean isReady() {
        return head != ready;
    }

    void unready() {
        ready = head;
    }

    long firstTime() {
        return start + Entry.offset(entries[head]);
    }

    int firstSlot() {
        return Entry.slot(entries[head]);
    }

    long poll() { return entries[head++]; }
    long timeOf(long e) { return start + Entry.offset(e); }
    void removeFirst() {
        head++;
    }

    @Override
    public void take(long startNanos, long[] from, int begin, int end) {
        start = startNanos;
        int length = end - begin;
        if (count + length > unsorted.length) {
            unsorted = Arrays.copyOf(unsorted, count + length + unsorted.length / 8);
        }
        System.arraycopy(from, begin, unsorted, count, length);
        count += length;
    }

    /** Sorts what was taken; returns how many have the time of their predecessor. */
    int open() {
        if (entries.length < count) {
            entries = new long[unsorted.length];
        }
        head = 0;
        ready = 0;
        tail = count;
        count = 0;
        return sort.sort(unsorted, tail, entries, 0) ? settleTies() : 0;
    }

    private int settleTies() {
        int ties = 0;
        for (int from = 0, to; from < tail; from = to) {
            to = endOfTie(from, tail);
            ties += to - from - 1;
            if (to - from > FEW) {
                settleMany(from, to);
            } else {
                mergeSort(from, to);
            }
        }
        return ties;
    }

    private int endOfTie(int from, int limit) {
        int to = from + 1;
        while (to < limit && Entry.sameOffset(entries[from], entries[to])) {
            to++;
        }
        return to;
    }

    /** Sorts by tie key as if that was the time, so that the keys are read once each and all at once. */
    private void settleMany(int from, int to) {
        long offset = Entry.offset(entries[from]);
        for (int i = from; i < to; i++) {
            int slot = Entry.slot(entries[i]);
            unsorted[i - from] = Entry.of(Entry.leading(owner.tie(slot)), slot);
        }
        if (sort.sort(unsorted, to - from, entries, from)) {
            for (int first = from, end; first < to; first = end) {
                end = endOfTie(first, to);
                mergeSort(first, end);
            }
        }
        for (int i = from; i < to; i++) {
            entries[i] = Entry.of(offset, Entry.slot(entries[i]));
        }
    }

    private void mergeSort(int from, int to) {
        if (to - from <= FEW) {
            for (int i = from + 1; i < to; i++) {
                insert(entries[i], from, i);
            }
            return;
        }
        int middle = from + to >>> 1;
        mergeSort(from, middle);
        mergeSort(middle, to);
        int left = middle - from;
        System.arraycopy(entries, from, unsorted, 0, left);
        int i = 0;
        int j = middle;
        int out = from;
        while (i < left && j < to) {
            entries[out++] = isBefore(entries[j], unsorted[i]) ? entries[j++] : unsorted[i++];
        }
        System.arraycopy(unsorted, i, entries, out, left - i);
    }

    /** Inserts into {@code entries[from..to)}, moving the later ones up by one. */
    private void insert(long entry, int from, int to) {
        long[] e = entries;
        int place = to;
        while (place > from && isBefore(entry, e[place - 1])) {
            e[place] = e[place - 1];
            place--;
        }
        e[place] = entry;
    }

    private boolean isBefore(long a, long b) {
        return Entry.sameOffset(a, b) ? owner.before(Entry.slot(a), Entry.slot(b)) : a < b;
    }

    /** Adds an event, unless it is before the day or costs too much: then returns false. */
    boolean add(long timeNanos, int slot) {
        if (timeNanos < start) {
            return false;
        }
        long entry = Entry.of(timeNanos - start, slot);
        int from = head;
        if (tail - from > MOVES_MAX) {
            from = tail - MOVES_MAX;
            if (isBefore(entry, entries[from - 1])) {
                return false;
            }
        }
        if (tail == entries.length) {
            from -= makeRoom();
        }
        insert(entry, from, tail);
        tail++;
        return true;
    }

    private int makeRoom() {
        int polled = head;
        int size = tail - polled;
        long[] roomy = size > entries.length / 2 ? new long[2 * entries.length] : entries;
        System.arraycopy(entries, polled, roomy, 0, size);
        entries = roomy;
        head = 0;
        ready -= polled;
        tail = size;
        return polled;
    }

    void makeReady() {
        long[] e = entries;
        int end = Math.min(tail, head + TOUCHED_AT_ONCE);
        int i = head;
        while (i < end) {
            owner.touch(Entry.slot(e[i++]));
        }
        ready = i;
    }

    /** Makes those ready that are before this event; returns whether any is. */
    boolean makeReadyBefore(long timeNanos, int slot) {
        int i = head;
        if (timeNanos >= start) {
            long limit = Entry.of(timeNanos - start, slot);
            int end = Math.min(tail, head + TOUCHED_AT_ONCE);
            long[] e = entries;
            while (i < end && isBefore(e[i], limit)) {
                owner.touch(Entry.slot(e[i++]));
            }
        }
        ready = i;
        return isReady();
    }

    void copyTo(Calendar calendar) {
        calendar.take(start, entries, head, tail);
    }
}
