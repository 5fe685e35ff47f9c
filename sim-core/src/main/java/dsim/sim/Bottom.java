package dsim.sim;

import java.util.Arrays;

/**
 * The events of the open day that are not polled yet, in order. They are made ready, that is touched, some dozen at a time.
 */
final class Bottom implements BucketRing.Taker {
    /** An addition moves at most this many entries. */
    private static final int MOVES_MAX = 64;

    /** As many cache misses as a processor overlaps, and some more. */
    private static final int TOUCHED_AT_ONCE = 32;

    /** In so many entries ties are looked for at once. */
    private static final int TIES_TOUCHED_AT_ONCE = 512;

    /** So few ties are sorted by insertion. */
    private static final int FEW = 8;

    private final EventQueue.Slots owner;
    private final EntrySort sort = new EntrySort();

    /** What was taken and is not sorted yet; after that, room to sort in. */
    private long[] taken = new long[64];

    private int takenSize;
    private long start;

    /** In order from {@code head} to {@code tail}; the first, before {@code ready}, may be polled. */
    private long[] entries = new long[64];

    /** What is touched, as slots. */
    private final int[] soon = new int[TOUCHED_AT_ONCE];

    /** Counts nothing: what is read to bring it near must have a use, or the compiler leaves the reading out. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

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

    @Override
    public void take(long startNanos, long[] from, int begin, int end) {
        int length = end - begin;
        if (takenSize + length > taken.length) {
            taken = Arrays.copyOf(taken, takenSize + length + taken.length / 8);
        }
        System.arraycopy(from, begin, taken, takenSize, length);
        takenSize += length;
        start = startNanos;
    }

    /** How many events were taken for the day that is to be opened. */
    int taken() {
        return takenSize;
    }

    /** Gives back to the calendar what was taken and is put off to another day. Returns how many events will never be. */
    int putOff(Calendar calendar) {
        int size = takenSize;
        int never = 0;
        takenSize = 0;
        for (int i = 0; i < size; i++) {
            int slot = Entry.slot(taken[i]);
            long due = owner.due(slot, timeOf(taken[i]));
            if (due == EventQueue.NEVER) {
                never++;
            } else if (!calendar.add(due, slot)) {
                taken[takenSize++] = Entry.of(due - start, slot);
            }
        }
        return never;
    }

    /** Opens the day that was taken. Returns how many of its events are due at the time of the one before. */
    int open() {
        if (entries.length < takenSize) {
            entries = new long[taken.length];
        }
        head = 0;
        ready = 0;
        tail = takenSize;
        takenSize = 0;
        return sort.sort(taken, tail, entries, 0) ? settleTies() : 0;
    }

    private int settleTies() {
        int ties = 0;
        int near = 0;
        for (int from = 0, to; from < tail; from = to) {
            if (from >= near) {
                near = Math.min(tail, from + TIES_TOUCHED_AT_ONCE);
                touchTies(from, near);
            }
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

    /** Reads the slots of the ties among these entries, which brings them near: to settle one does not wait for another. */
    private void touchTies(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (Entry.sameOffset(entries[i - 1], entries[i])) {
                touched += owner.tie(Entry.slot(entries[i - 1])) + owner.tie(Entry.slot(entries[i]));
            }
        }
    }

    private int endOfTie(int from, int limit) {
        int to = from + 1;
        while (to < limit && Entry.sameOffset(entries[from], entries[to])) {
            to++;
        }
        return to;
    }

    /** Sorts by the owner's number as if it were the time: each number is read once, and all in one go. */
    private void settleMany(int from, int to) {
        long offset = Entry.offset(entries[from]);
        for (int i = from; i < to; i++) {
            int slot = Entry.slot(entries[i]);
            taken[i - from] = Entry.of(Entry.leading(owner.tie(slot)), slot);
        }
        if (sort.sort(taken, to - from, entries, from)) {
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
        System.arraycopy(entries, from, taken, 0, left);
        int i = 0;
        int j = middle;
        int out = from;
        while (i < left && j < to) {
            entries[out++] = isBefore(entries[j], taken[i]) ? entries[j++] : taken[i++];
        }
        System.arraycopy(taken, i, entries, out, left - i);
    }

    private boolean isBefore(long a, long b) {
        return Entry.sameOffset(a, b) ? owner.before(Entry.slot(a), Entry.slot(b)) : a < b;
    }

    /** Inserts into {@code entries[from..to)}, which moves what is later. */
    private void insert(long entry, int from, int to) {
        long[] e = entries;
        int place = to;
        while (place > from && isBefore(entry, e[place - 1])) {
            e[place] = e[place - 1];
            place--;
        }
        e[place] = entry;
    }

    /** Adds an event that is due on the open day or before. Returns false, and adds nothing, if it is before or too costly. */
    boolean add(long timeNanos, int slot) {
        if (timeNanos < start) {
            return false;
        }
        long entry = Entry.of(timeNanos - start, slot);
        if (size() > MOVES_MAX && isBefore(entry, entries[tail - MOVES_MAX - 1])) {
            return false;
        }
        if (tail == entries.length) {
            makeRoom();
        }
        insert(entry, Math.max(head, tail - MOVES_MAX), tail);
        tail++;
        return true;
    }

    private void makeRoom() {
        int size = size();
        long[] roomy = size > entries.length / 2 ? new long[2 * entries.length] : entries;
        System.arraycopy(entries, head, roomy, 0, size);
        entries = roomy;
        ready -= head;
        head = 0;
        tail = size;
    }

    boolean isReady() {
        return head != ready;
    }

    void makeReady() {
        touchUntil(Math.min(tail, head + TOUCHED_AT_ONCE));
    }

    private void touchUntil(int end) {
        int count = end - head;
        for (int i = 0; i < count; i++) {
            soon[i] = Entry.slot(entries[head + i]);
        }
        owner.touch(soon, count);
        ready = end;
    }

    /** Makes ready what comes before this event. Returns whether anything does. */
    boolean makeReadyBefore(long timeNanos, int slot) {
        long[] e = entries;
        long limit = limit(timeNanos, slot);
        int end = Math.min(tail, head + TOUCHED_AT_ONCE);
        int i = head;
        while (i < end && isBefore(e[i], limit)) {
            i++;
        }
        touchUntil(i);
        return isReady();
    }

    /** Leaves ready only what comes before this event. */
    void keepReadyBefore(long timeNanos, int slot) {
        long limit = limit(timeNanos, slot);
        while (isReady() && !isBefore(entries[ready - 1], limit)) {
            ready--;
        }
    }

    /** An event of the open day or before, as an entry of the day. */
    private long limit(long timeNanos, int slot) {
        return timeNanos < start ? Long.MIN_VALUE : Entry.of(timeNanos - start, slot);
    }

    /** The first entry, which must be ready. */
    long poll() {
        return entries[head++];
    }

    long firstTime() {
        return timeOf(entries[head]);
    }

    long timeOf(long entry) {
        return start + Entry.offset(entry);
    }

    void copyTo(Calendar calendar) {
        calendar.take(start, entries, head, tail);
    }
}
