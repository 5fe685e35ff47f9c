package dsim.network;

/** The line by which a node sends: one message after the other, in the order in which they are sent. */
final class Uplink {

    private final Bandwidth bandwidth;
    private long free;

    Uplink(Bandwidth bandwidth) {
        this.bandwidth = bandwidth;
    }

    /** When a message that is sent now has gone out, or {@link Bandwidth#FULL}. */
    long gone(long now, int bytes) {
        if (!bandwidth.isLimited()) {
            return now;
        }
        long gone = bandwidth.gone(now, free, bytes);
        if (gone != Bandwidth.FULL) {
            free = gone;
        }
        return gone;
    }
}
