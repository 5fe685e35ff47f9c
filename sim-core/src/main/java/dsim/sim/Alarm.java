package dsim.sim;

import org.jspecify.annotations.Nullable;

/**
 * A timer of a node, and the one event in the queue that stands for it. To set it later only says so here: the event goes on
 * to where it is due when it comes up.
 */
final class Alarm {

    static final long NEVER = Long.MAX_VALUE;
    static final int NO_SLOT = -1;

    final Object timer;

    /** The next one of the same node, where they are in a row. */
    @Nullable
    Alarm next;

    /** Of its event; an event that has another slot than its alarm means nothing any more. */
    int slot = NO_SLOT;

    /** When its event comes up: never after it is due. */
    long comesUp = NEVER;

    /** When it runs out, or {@link #NEVER} if it was taken back. */
    long due = NEVER;

    Alarm(Object timer) {
        this.timer = timer;
    }
}
