package dsim.sim;

import java.util.Arrays;

/**
 * What pending events are: parallel arrays indexed by slot, 20 bytes an event. A freed slot is the next to be used again,
 * while it is still near. The queue keeps the times.
 */
final class EventSlots {

    /** What happens in an event. */
    enum Kind {
        FAULT,
        FAULT_END,
        START,
        ACTION,
        DELIVER,
        SEGMENT;

        private static final Kind[] ALL = values();

        /** At one instant come faults and starts, then what arrives, then timers. */
        int phase() {
            return this == DELIVER || this == SEGMENT || this == ACTION ? 1 : 0;
        }
    }

    private static final int KIND_BITS = 4;
    private static final int KIND_MASK = (1 << KIND_BITS) - 1;
    private static final int NODE_BITS = 28;
    private static final int NODE_MASK = (1 << NODE_BITS) - 1;
    private static final int FIRST_SIZE = 64;
    private static final Object NOTHING = new Object();

    /** For each slot two words side by side: node, source and kind; then the key. */
    private long[] words = new long[2 * FIRST_SIZE];

    private Object[] subjects = new Object[FIRST_SIZE];

    /** With canonical ties: how-many-th event. */
    private long[] ranks = {};

    private int used;
    private int free = -1;

    /** A slot for an event at a node that comes from another (or the same) node. */
    int take(Kind kind, int node, int from, Object subject, long key) {
        int slot = free;
        if (slot >= 0) {
            free = (int) words[2 * slot];
        } else {
            slot = used++;
            if (slot == subjects.length) {
                grow();
            }
        }
        words[2 * slot] = (long) node << NODE_BITS + KIND_BITS | (long) from << KIND_BITS | kind.ordinal();
        words[2 * slot + 1] = key;
        subjects[slot] = subject;
        return slot;
    }

    private void grow() {
        int size = subjects.length + (subjects.length >> 1);
        words = Arrays.copyOf(words, 2 * size);
        subjects = Arrays.copyOf(subjects, size);
    }

    void release(int slot) {
        subjects[slot] = NOTHING;
        words[2 * slot] = free;
        free = slot;
    }

    /** Node, source and kind in one word. */
    long who(int slot) {
        return words[2 * slot];
    }

    static Kind kind(long who) {
        return Kind.ALL[(int) who & KIND_MASK];
    }

    static boolean isDelivery(long who) {
        return (who & KIND_MASK) == Kind.DELIVER.ordinal();
    }

    static int node(long who) {
        return (int) (who >>> NODE_BITS + KIND_BITS);
    }

    static int from(long who) {
        return (int) (who >>> KIND_BITS) & NODE_MASK;
    }

    /** Deliveries: the identity of the message. Else: a number that orders equals. */
    long key(int slot) {
        return words[2 * slot + 1];
    }

    Object subject(int slot) {
        return subjects[slot];
    }

    long rank(int slot) {
        return ranks[slot];
    }

    void setRank(int slot, long rank) {
        if (slot >= ranks.length) {
            ranks = Arrays.copyOf(ranks, subjects.length);
        }
        ranks[slot] = rank;
    }
}
