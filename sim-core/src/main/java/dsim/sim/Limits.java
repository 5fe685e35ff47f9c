package dsim.sim;

/**
 * What a run may use at most. Reaching one ends the run with a {@link LimitReachedException}.
 *
 * @param events steps of the scheduler in all
 * @param eventsPerInstant steps at one instant of virtual time: a loop without delay ends here
 * @param pending events that wait at once; 33,554,432 at most, whatever is said
 * @param frameBytes size of one message; a larger one is dropped with reason {@code oversize}
 */
public record Limits(long events, long eventsPerInstant, int pending, int frameBytes) {

    /** Ten million events, as many at one instant, 33,554,432 pending, 1 MiB a message. */
    public static final Limits DEFAULT = new Limits(10_000_000, 10_000_000, 1 << 25, 1 << 20);

    /** Refuses limits that are not positive. */
    public Limits {
        if (events < 1 || eventsPerInstant < 1 || pending < 1 || frameBytes < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    /** The same with another number of events. */
    public Limits withEvents(long events) {
        return new Limits(events, eventsPerInstant, pending, frameBytes);
    }

    Limits withPendingAtMost(int most) {
        return new Limits(events, eventsPerInstant, Math.min(pending, most), frameBytes);
    }
}
