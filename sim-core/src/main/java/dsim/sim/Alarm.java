package dsim.sim;

import org.jspecify.annotations.Nullable;

/**
 * A timer of a node, and the one event in the queue that stands for it. To set it later only says so here: the queue asks when
 * the event is due before its day begins, and puts it off.
 */
final class Alarm {

    static final long NEVER = EventQueue.NEVER;
    static final int NO_SLOT = -1;

    final SimNode node;
    final Object timer;

    /** The next one of the same node, where they are in a row. */
    @Nullable
    Alarm next;

    /** Of its event; an event that has another slot than its alarm means nothing any more. */
    int slot = NO_SLOT;

    /** When its event comes up, which is never after it is due; or {@link #NEVER} if it is not in the queue. */
    long comesUp = NEVER;

    /** When it runs out, or {@link #NEVER} if it was taken back. */
    long due = NEVER;

    Alarm(SimNode node, Object timer, @Nullable Alarm next) {
        this.node = node;
        this.timer = timer;
        this.next = next;
    }

    boolean isFor(Object other) {
        return timer == other || timer.equals(other);
    }

    /** Its event means nothing any more. */
    void silence() {
        slot = NO_SLOT;
    }
}
