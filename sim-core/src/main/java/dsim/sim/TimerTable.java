package dsim.sim;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The timers of one node, from value to slot. A few are searched through; many get an index. */
final class TimerTable {

    private static final int FEW = 8;
    private static final Object NONE = new Object();

    private Object[] timers = {NONE, NONE};
    private int[] slots = new int[2];
    private int size;
    private Map<Object, Integer> index = ImmutableMap.of();

    /** The slot of an equal timer, or -1. */
    int slotOf(Object timer) {
        int at = find(timer);
        return at < 0 ? -1 : slots[at];
    }

    private int find(Object timer) {
        if (size > FEW) {
            return index.getOrDefault(timer, -1);
        }
        for (int i = 0; i < size; i++) {
            if (timers[i] == timer || timers[i].equals(timer)) {
                return i;
            }
        }
        return -1;
    }

    /** Puts a timer in a slot, in place of an equal one. */
    void put(Object timer, int slot) {
        int at = find(timer);
        if (at < 0) {
            if (size == timers.length) {
                timers = Arrays.copyOf(timers, 2 * size);
                slots = Arrays.copyOf(slots, 2 * size);
            }
            at = size++;
            if (size == FEW + 1) {
                index = new HashMap<>();
                for (int i = 0; i < FEW; i++) {
                    index.put(timers[i], i);
                }
            }
            if (size > FEW) {
                index.put(timer, at);
            }
        }
        timers[at] = timer;
        slots[at] = slot;
    }

    /** Forgets a timer that is there. */
    void remove(Object timer) {
        int at = find(timer);
        size--;
        if (size >= FEW) {
            index.remove(timer);
            if (at < size) {
                index.put(timers[size], at);
            }
        }
        if (size == FEW) {
            index = ImmutableMap.of();
        }
        timers[at] = timers[size];
        slots[at] = slots[size];
        timers[size] = NONE;
    }

    int size() {
        return size;
    }

    int slotAt(int position) {
        return slots[position];
    }
}
