package dsim.sim;

import java.util.Arrays;

/**
 * What pending events are: parallel arrays indexed by slot, 28 bytes an event. A freed slot is used again. The queue keeps
 * the times.
 */
final class EventSlots {

    /** What happens in an event. The order is the order of phases at one instant: faults, deliveries, timers. */
    enum Kind {
        FAULT,
        FAULT_END,
        START,
        ACTION,
        DELIVER,
        SEGMENT,
        TIMER,
        /** A timer whose node crashed or that was replaced by an earlier one: nothing happens. */
        DEAD;

        private static final Kind[] ALL = values();

        int phase() {
            return this == DELIVER || this == SEGMENT || this == ACTION ? 1 : this == TIMER || this == DEAD ? 2 : 0;
        }
    }

    private static final int NODE_BITS = 28;
    private static final int NODE_MASK = (1 << NODE_BITS) - 1;
    private static final int FIRST_SIZE = 64;
    private static final Object NOTHING = new Object();

    /** Deliveries: the identity of the message. Timers: when it is due. Else: a number that orders equals. */
    long[] key = new long[FIRST_SIZE];

    /** Timers: when the queue wakes it, never after it is due. With canonical ties: how-many-th event. */
    long[] order = new long[FIRST_SIZE];

    private long[] who = new long[FIRST_SIZE];
    Object[] subject = new Object[FIRST_SIZE];

    private int used;
    private int free = -1;

    /** A slot for an event at a node that comes from another (or the same) node. */
    int take(Kind kind, int node, int from, Object subject, long key) {
        int slot = free;
        if (slot >= 0) {
            free = (int) who[slot];
        } else {
            slot = used++;
            if (slot == who.length) {
                grow();
            }
        }
        who[slot] = (long) node << (NODE_BITS + 4) | (long) from << 4 | kind.ordinal();
        this.subject[slot] = subject;
        this.key[slot] = key;
        return slot;
    }

    private void grow() {
        int size = who.length + (who.length >> 1);
        key = Arrays.copyOf(key, size);
        order = Arrays.copyOf(order, size);
        who = Arrays.copyOf(who, size);
        subject = Arrays.copyOf(subject, size);
    }

    void release(int slot) {
        subject[slot] = NOTHING;
        who[slot] = free & 0xFFFF_FFFFL;
        free = slot;
    }

    Kind kind(int slot) {
        return Kind.ALL[(int) who[slot] & 15];
    }

    int node(int slot) {
        return (int) (who[slot] >>> (NODE_BITS + 4));
    }

    int from(int slot) {
        return (int) (who[slot] >>> 4) & NODE_MASK;
    }

    void kill(int slot) {
        who[slot] = who[slot] & ~15L | Kind.DEAD.ordinal();
        subject[slot] = NOTHING;
    }
}
