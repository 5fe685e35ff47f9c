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
        int place = size++;
        senders[place] = from;
        receivers[place] = to;
        messages[place] = message;
        instants[place] = now;
        turns[place] = turn;
    }

    void clear() {
        size = 0;
    }

    SimNode sender(int place) {
        return senders[place];
    }

    Address receiver(int place) {
        return receivers[place];
    }

    Object message(int place) {
        return messages[place];
    }

    /** When it was sent. */
    long instant(int place) {
        return instants[place];
    }

    /** In which turn of its sender. */
    long turn(int place) {
        return turns[place];
    }
}
