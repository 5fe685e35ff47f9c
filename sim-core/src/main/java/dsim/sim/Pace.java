package dsim.sim;

/** Watches how events come and says how long a day and a year should be. */
final class Pace {
    private static final int EVENTS_PER_DAY_MIN = 64;
    private static final int DAYS_MAX_BITS = 10;
    private static final int DAYS_MIN_BITS = 6;
    private static final int LIFETIMES_PER_YEAR = 4;
    private static final int EPOCH_MIN = 1024;

    private long sinceNanos;
    private long events;
    private long ties;
    private long days;
    private long spilled;
    private long epoch = EPOCH_MIN;

    /** A day with so many events was opened, of which {@code tied} have the time of another. */
    void opened(int dayEvents, int dayTies) {
        days++;
        events += dayEvents;
        ties += dayTies;
    }

    void late(boolean tie) {
        events++;
        if (tie) {
            ties++;
        }
    }

    boolean spill(int size) {
        return ++spilled > Math.max(EPOCH_MIN, size / 8);
    }

    boolean isEpochOver() {
        return events >= epoch;
    }

    void renew(long nowNanos, int size) {
        begin(nowNanos, Math.max(EPOCH_MIN, size / 8));
        events = 0;
        days = 0;
    }

    void goOn(long nowNanos, int size, int open) {
        begin(nowNanos, Math.max(EPOCH_MIN, Math.min(size, 2 * epoch)));
        events = open;
        days = open > 0 ? 1 : 0;
    }

    private void begin(long nowNanos, long length) {
        sinceNanos = nowNanos;
        epoch = length;
        ties = 0;
        spilled = 0;
    }

    static int daysBits(int size) {
        int bits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(size / 4 | 1);
        return Math.min(DAYS_MAX_BITS, Math.max(DAYS_MIN_BITS, bits));
    }

    int dayShift(long nowNanos, int size, int shift) {
        int best = shift;
        long elapsed = nowNanos - sinceNanos;
        if (events >= EPOCH_MIN / 4 && elapsed > 0) {
            double gap = Math.min((double) elapsed / events, Math.scalb((double) days, shift) / (events - ties + 1));
            double perDay = Math.max(EVENTS_PER_DAY_MIN, LIFETIMES_PER_YEAR * (double) size / (1 << daysBits(size)));
            int ideal = Math.getExponent(gap * perDay * 1.4);
            if (Math.abs(ideal - shift) > 1) {
                best = Math.max(0, ideal);
            }
        }
        return Math.min(best, Entry.OFFSET_BITS - daysBits(size));
    }
}
