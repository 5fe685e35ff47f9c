package dsim.sim;

import dsim.actor.Address;

/**
 * Messages that were sent one after the other and are not under way yet. To find the receiver of one is a cache miss if there
 * are many nodes; those of all in here are waited for at once.
 */
final class Outbox {

    /** As many cache misses as a processor overlaps, and some more. */
    private static final int SIZE = 32;

    private final SimNode[] senders = new SimNode[SIZE];
    private final Address[] receivers = new Address[SIZE];
    private final int[] places = new int[SIZE];
    private final Object[] messages = new Object[SIZE];
    private final long[] instants = new long[SIZE];
    private final long[] turns = new long[SIZE];
    private int size;

    int size() {
        return size;
    }

    boolean isFull() {
        return size == SIZE;
    }

    void add(SimNode from, Address to, Object message, long now, long turn) {
        int at = size++;
        senders[at] = from;
        receivers[at] = to;
        messages[at] = message;
        instants[at] = now;
        turns[at] = turn;
    }

    void clear() {
        size = 0;
    }

    SimNode sender(int at) {
        return senders[at];
    }

    Address receiver(int at) {
        return receivers[at];
    }

    /** Says which node the receiver is. */
    void find(int at, int place) {
        places[at] = place;
    }

    /** Which node the receiver is, as it was said. */
    int place(int at) {
        return places[at];
    }

    Object message(int at) {
        return messages[at];
    }

    /** When it was sent. */
    long instant(int at) {
        return instants[at];
    }

    /** In which turn of its sender. */
    long turn(int at) {
        return turns[at];
    }
}
