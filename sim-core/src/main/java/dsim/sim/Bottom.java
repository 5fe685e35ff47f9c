package dsim.sim;

import java.util.Arrays;

/** The open bucket: sorted. */
final class Bottom {
    private static final int SLOT_BITS = BucketRing.SLOT_BITS;
    private static final int SLOT_MASK = BucketRing.SLOT_MASK;
    static final int SHIFTS_MAX = 64;
    static final int BATCH = Integer.getInteger("batch", 16);
    static final int SMALL = Integer.getInteger("small", 24);
    static final int KADD = Integer.getInteger("kadd", 0);

    private final EventQueue.Slots owner;
    private long[] entries = new long[64];
    private long[] scratch = new long[64];
    private final int[] starts = new int[1 << 14];
    private int head;
    private int ready;
    private int tail;

    Bottom(EventQueue.Slots owner) {
        this.owner = owner;
    }

    boolean isEmpty() {
        return head == tail;
    }

    boolean hasReady() {
        return head != ready;
    }

    int size() {
        return tail - head;
    }

    long get(int i) {
        return entries[head + i];
    }

    long first() {
        return entries[head];
    }

    long poll() {
        return entries[head++];
    }

    void clear() {
        head = 0;
        ready = 0;
        tail = 0;
    }

    void append(long[] from, int start, int end) {
        int length = end - start;
        if (tail + length > entries.length) {
            entries = Arrays.copyOf(entries, entries.length + (entries.length >> 1));
        }
        System.arraycopy(from, start, entries, tail, length);
        tail += length;
    }

    void unready() {
        ready = head;
    }

    /** Touches the next few that are before limit. */
    void makeReady() {
        long[] e = entries;
        int n = Math.min(tail, head + BATCH);
        int i = head;
        do {
            owner.touch((int) e[i++] & SLOT_MASK);
        } while (i < n);
        ready = i;
    }

    boolean makeReadyBefore(long limit) {
        long[] e = entries;
        int n = Math.min(tail, head + BATCH);
        int i = head;
        while (i < n && before(e[i], limit)) {
            owner.touch((int) e[i++] & SLOT_MASK);
        }
        ready = i;
        return i > head;
    }

    void sort() {
        long[] e = entries;
        int n = tail;
        if (n > SMALL) {
            spread();
        } else {
            insertionSort(e, n);
        }
        e = entries;
        for (int i = 1; i < n; i++) {
            if ((e[i] ^ e[i - 1]) >>> SLOT_BITS == 0) {
                int end = i + 1;
                while (end < n && (e[i] ^ e[end]) >>> SLOT_BITS == 0) {
                    end++;
                }
                sortTies(i - 1, end);
                i = end;
            }
        }
    }

    private static void insertionSort(long[] e, int n) {
        for (int i = 1; i < n; i++) {
            long x = e[i];
            int j = i;
            while (j > 0 && e[j - 1] > x) {
                e[j] = e[j - 1];
                j--;
            }
            e[j] = x;
        }
    }

    private void spread() {
        long[] e = entries;
        int n = tail;
        long min = e[0];
        long max = min;
        for (int i = 1; i < n; i++) {
            min = Math.min(min, e[i]);
            max = Math.max(max, e[i]);
        }
        int k = Math.min(13, 31 - Integer.numberOfLeadingZeros(n) + KADD);
        int s = Math.max(0, 64 - Long.numberOfLeadingZeros(max - min) - k);
        int[] c = starts;
        for (int i = 0; i < n; i++) {
            c[(int) ((e[i] - min) >>> s)]++;
        }
        int sum = 0;
        int most = 0;
        for (int i = 0, m = 1 << k; i < m; i++) {
            int count = c[i];
            most = Math.max(most, count);
            c[i] = sum;
            sum += count;
        }
        if (scratch.length < n) {
            scratch = new long[entries.length];
        }
        long[] out = scratch;
        for (int i = 0; i < n; i++) {
            long x = e[i];
            out[c[(int) ((x - min) >>> s)]++] = x;
        }
        Arrays.fill(c, 0, 1 << k, 0);
        scratch = e;
        entries = out;
        if (most > 32) {
            Arrays.sort(out, 0, n);
        } else {
            insertionSort(out, n);
        }
    }

    private void sortTies(int from, int to) {
        if (to - from <= 8) {
            for (int i = from + 1; i < to; i++) {
                long x = entries[i];
                int j = i;
                while (j > from && before(x, entries[j - 1])) {
                    entries[j] = entries[j - 1];
                    j--;
                }
                entries[j] = x;
            }
            return;
        }
        int middle = (from + to) >>> 1;
        sortTies(from, middle);
        sortTies(middle, to);
        if (!before(entries[middle], entries[middle - 1])) {
            return;
        }
        int left = middle - from;
        if (scratch.length < left) {
            scratch = new long[left];
        }
        System.arraycopy(entries, from, scratch, 0, left);
        int out = from;
        int i = 0;
        int j = middle;
        while (i < left && j < to) {
            entries[out++] = before(entries[j], scratch[i]) ? entries[j++] : scratch[i++];
        }
        System.arraycopy(scratch, i, entries, out, left - i);
    }

    private boolean before(long a, long b) {
        return (a ^ b) >>> SLOT_BITS == 0 ? owner.before((int) a & SLOT_MASK, (int) b & SLOT_MASK) : a < b;
    }

    /** false if it would cost more than SHIFTS_MAX shifts. */
    boolean insert(long entry) {
        if (tail == entries.length) {
            makeRoom();
        }
        long[] e = entries;
        int i = tail;
        int low = head;
        if (i - low > SHIFTS_MAX) {
            low = i - SHIFTS_MAX;
            if (before(entry, e[low - 1])) {
                return false;
            }
        }
        while (i > low && before(entry, e[i - 1])) {
            e[i] = e[i - 1];
            i--;
        }
        e[i] = entry;
        tail++;
        return true;
    }

    private void makeRoom() {
        int size = tail - head;
        long[] roomy = size > entries.length / 2 ? new long[entries.length * 2] : entries;
        System.arraycopy(entries, head, roomy, 0, size);
        entries = roomy;
        ready -= head;
        head = 0;
        tail = size;
    }
}
