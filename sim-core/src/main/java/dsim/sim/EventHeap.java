package dsim.sim;

import java.util.Arrays;

/** A heap of events in the order of the queue, four children to a parent: O(log n) each, whatever their times. */
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

    long firstTime() {
        return times[0];
    }

    int firstSlot() {
        return slots[0];
    }

    void add(long timeNanos, int slot) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size + size / 2);
            slots = Arrays.copyOf(slots, size + size / 2);
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) / 4;
            if (!isBefore(timeNanos, slot, parent)) {
                break;
            }
            times[hole] = times[parent];
            slots[hole] = slots[parent];
            hole = parent;
        }
        times[hole] = timeNanos;
        slots[hole] = slot;
    }

    void removeFirst() {
        size--;
        long time = times[size];
        int slot = slots[size];
        int hole = 0;
        for (int child = 1; child < size; child = 4 * hole + 1) {
            int first = child;
            for (int i = child + 1; i < Math.min(child + 4, size); i++) {
                if (isBefore(times[i], slots[i], first)) {
                    first = i;
                }
            }
            if (isBefore(time, slot, first)) {
                break;
            }
            times[hole] = times[first];
            slots[hole] = slots[first];
            hole = first;
        }
        times[hole] = time;
        slots[hole] = slot;
    }

    private boolean isBefore(long time, int slot, int other) {
        return time != times[other] ? time < times[other] : owner.before(slot, slots[other]);
    }

    void copyTo(Calendar calendar) {
        for (int i = 0; i < size; i++) {
            calendar.add(times[i], slots[i]);
        }
    }
}
