package dsim.network;

/**
 * The network's answer for one message: when its copies arrive. The caller keeps one object and lets the network fill it
 * again for each message.
 */
public final class Arrivals {

    /** Stands for no disturbance. */
    public static final int NO_DISTURBANCE = -1;

    private int copies;
    private long first;
    private long second;
    private DropReason reason = DropReason.LOSS;
    private int disturbance = NO_DISTURBANCE;

    /** How many copies arrive: 0, 1 or 2. */
    public int copies() {
        return copies;
    }

    /** When the message arrives, in nanoseconds of true time; meaningless without a copy. */
    public long first() {
        return first;
    }

    /** When the second copy arrives: where order is any, perhaps before the first; meaningless without two copies. */
    public long second() {
        return second;
    }

    /** Why no copy arrives; meaningless if one does. */
    public DropReason reason() {
        return reason;
    }

    /**
     * The first of the disturbances that decided here: cut or lost the message, slowed or doubled it; or
     * {@link #NO_DISTURBANCE}.
     */
    public int disturbance() {
        return disturbance;
    }

    /** Nothing is known yet. */
    void begin() {
        copies = 0;
        disturbance = NO_DISTURBANCE;
    }

    /** A disturbance decided something. */
    void touch(int byDisturbance) {
        disturbance = byDisturbance;
    }

    /** One more copy arrives. */
    void add(long at) {
        if (copies == 0) {
            first = at;
        } else {
            second = at;
        }
        copies++;
    }

    /** No copy arrives. */
    void drop(DropReason why) {
        reason = why;
    }
}
