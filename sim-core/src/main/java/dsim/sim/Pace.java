package dsim.sim;

/**
 * Watches how events come, in epochs of some thousand or as many as are pending, and says how long a day should be: so
 * long that it has enough events to be worth opening, and that a year is some mean lifetimes of an event.
 *
 * <p>The mean gap between events is taken from the days that were opened, so that idle time between bursts does not
 * count, but is never more than the gap over all time, so that events at the same instant, which no shorter day could part,
 * do not make days longer.
 */
final class Pace {
    private static final int EVENTS_PER_DAY_MIN = 64;
    private static final int LIFETIMES_PER_YEAR = 4;

    /** Not more days than that: their last chunks should stay in the second level cache. */
    private static final int DAYS_MAX_BITS = 10;

    private static final int DAYS_MIN_BITS = 6;

    private static final int EPOCH_MIN = 1 << 10;
    private static final int EPOCH_LONG = 1 << 16;

    private long sinceNanos;
    private long epoch = EPOCH_MIN;
    private long events;
    private long ties;
    private long days;
    private long spilled;

    /** How many days a year should have, as a power of two, if so many events are pending. */
    static int daysBits(int size) {
        int bits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(size / 8 | 1);
        return Math.min(DAYS_MAX_BITS, Math.max(DAYS_MIN_BITS, bits));
    }

    /** A day was opened that had so many events, of which {@code dayTies} have the time of the one before. */
    void dayOpened(int dayEvents, int dayTies) {
        days++;
        events += dayEvents;
        ties += dayTies;
    }

    /** An event was added to the open day; a tie if it is due at once. */
    void addedLate(boolean tie) {
        events++;
        ties += tie ? 1 : 0;
    }

    /** An event was added to the open day, and at great cost. */
    void spilled() {
        spilled++;
    }

    /** Whether enough was seen, or too much that was costly. */
    boolean isEpochOver(int size) {
        return events >= epoch || spilled >= Math.max(EPOCH_MIN, size / 2);
    }

    /**
     * Returns the best length of a day, as a power of two of nanoseconds, which is {@code shift} if that is about right.
     */
    int dayShift(long nowNanos, int size, int shift) {
        int limit = Entry.OFFSET_BITS - daysBits(size);
        long elapsed = nowNanos - sinceNanos;
        if (events < EPOCH_MIN / 4 || elapsed == 0) {
            return Math.min(shift, limit);
        }
        double gapInDays = Math.scalb((double) days, shift) / (events - ties + 1);
        double gap = Math.min((double) elapsed / events, gapInDays);
        double eventsPerDay = Math.max(EVENTS_PER_DAY_MIN, LIFETIMES_PER_YEAR * (double) size / (1 << daysBits(size)));
        double ratio = Math.scalb(gap * eventsPerDay, -shift);
        boolean right = 0.6 < ratio && ratio < 1.7;
        int best = right ? shift : shift + Math.getExponent(ratio * Math.sqrt(2));
        return Math.max(0, Math.min(best, limit));
    }

    /**
     * Begins to watch anew, with patience that doubles as long as the number of events does not change much.
     *
     * @param open events of the open day that were not polled yet
     * @param resized whether the number of events has changed much
     */
    void beginEpoch(long nowNanos, int size, int open, boolean resized) {
        sinceNanos = nowNanos;
        epoch = resized ? Math.max(EPOCH_MIN, size / 8) : Math.min(2 * epoch, Math.max(EPOCH_LONG, 2L * size));
        events = open;
        ties = 0;
        days = open > 0 ? 1 : 0;
        spilled = 0;
    }
}
