package dsim.sim;

import java.util.Arrays;

/** A 4-ary heap of (time, slot): each event costs O(log n), however its time is. */
final class EventHeap {
    private final EventQueue.Slots owner;
    private long[] times = new long[16];
    private int[] slots = new int[16];
    private int size;

    EventHeap(EventQueue.Slots owner) {
        this.owner = owner;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long time(int i) {
        return times[i];
    }

    int slot(int i) {
        return slots[i];
    }

    void add(long time, int slot) {
        if (size == times.length) {
            int capacity = size + (size >> 1);
            times = Arrays.copyOf(times, capacity);
            slots = Arrays.copyOf(slots, capacity);
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            if (!before(time, slot, times[parent], slots[parent])) {
                break;
            }
            times[hole] = times[parent];
            slots[hole] = slots[parent];
            hole = parent;
        }
        times[hole] = time;
        slots[hole] = slot;
    }

    void removeFirst() {
        long time = times[--size];
        int slot = slots[size];
        int hole = 0;
        for (int child = 1; child < size; child = 4 * hole + 1) {
            int first = child;
            int end = Math.min(child + 4, size);
            for (int i = child + 1; i < end; i++) {
                if (before(times[i], slots[i], times[first], slots[first])) {
                    first = i;
                }
            }
            if (!before(times[first], slots[first], time, slot)) {
                break;
            }
            times[hole] = times[first];
            slots[hole] = slots[first];
            hole = first;
        }
        times[hole] = time;
        slots[hole] = slot;
    }

    private boolean before(long time, int slot, long otherTime, int otherSlot) {
        return time != otherTime ? time < otherTime : owner.before(slot, otherSlot);
    }
}
