package dsim.sim;

/**
 * The days to come: all events after the open day. Near ones lie in a ring of days, later ones in a ring of years, which
 * are as long as the whole ring of days, and what is beyond all years in a heap. A year is dealt out to its days when its
 * first day is opened. So an event is moved at most twice, O(1), unless it went to the heap, O(log n).
 */
final class Calendar implements BucketRing.Taker {
    private static final int SIZE_MIN = 64;

    private final BucketRing days;
    private final BucketRing years;
    private final EventHeap beyond;
    private final int size;
    private long day;
    private long year;

    /**
     * A calendar whose days are all to come, also the one that holds {@code nowNanos}.
     *
     * @param dayShift a day has 2<sup>dayShift</sup> ns
     * @param daysBits a year has 2<sup>daysBits</sup> days, and there are as many years; at least 6, and with
     *     {@code dayShift} at most {@link Entry#OFFSET_BITS}
     * @param size how many events are pending
     */
    Calendar(EventQueue.Slots owner, long nowNanos, int dayShift, int daysBits, int size) {
        this.days = new BucketRing(dayShift, 1 << daysBits, size);
        this.years = new BucketRing(dayShift + daysBits, 1 << daysBits, 0);
        this.beyond = new EventHeap(owner);
        this.size = size;
        this.day = (nowNanos >>> dayShift) - 1;
        this.year = yearOf(day);
    }

    int dayShift() {
        return days.shift();
    }

    /** Whether it was made for about so many events. */
    boolean fits(int events) {
        return events / 2 <= Math.max(size, SIZE_MIN) && events >= size / 8;
    }

    /** Returns whether the day of this time is still to come; if not, nothing is added. */
    boolean add(long timeNanos, int slot) {
        long ahead = (timeNanos >>> days.shift()) - day;
        if (ahead <= 0) {
            return false;
        }
        if (ahead <= days.length()) {
            days.add(timeNanos, slot);
        } else {
            addFar(timeNanos, slot);
        }
        return true;
    }

    private void addFar(long timeNanos, int slot) {
        if ((timeNanos >>> years.shift()) - year < years.length()) {
            years.add(timeNanos, slot);
        } else {
            beyond.add(timeNanos, slot);
        }
    }

    /** Opens the next day that has any event; there must be one. */
    void openDay(Bottom bottom) {
        long next = days.nextAfter(day);
        if (next < 0 || yearOf(next) != year) {
            openYear(next);
            next = days.nextAfter(day);
        }
        day = next;
        days.drain(day, bottom);
    }

    /**
     * Opens the next year that has any event.
     *
     * @param nextDay the first day that is known to have any, or -1
     */
    private void openYear(long nextDay) {
        long next = years.nextAfter(year);
        if (nextDay >= 0 && (next < 0 || yearOf(nextDay) < next)) {
            next = yearOf(nextDay);
        }
        if (next < 0) {
            next = beyond.firstTime() >>> years.shift();
        }
        year = next;
        day = Math.max(day, year * days.length() - 1);
        while (!beyond.isEmpty() && (beyond.firstTime() >>> years.shift()) - year < years.length()) {
            add(beyond.firstTime(), beyond.firstSlot());
            beyond.removeFirst();
        }
        years.drain(year, this);
    }

    private long yearOf(long someDay) {
        return someDay >> years.shift() - days.shift();
    }

    @Override
    public void take(long startNanos, long[] entries, int from, int to) {
        for (int i = from; i < to; i++) {
            add(startNanos + Entry.offset(entries[i]), Entry.slot(entries[i]));
        }
    }

    /** Moves all events to {@code other}, for which they must be to come. */
    void pourInto(Calendar other) {
        days.drainAfter(day, other);
        years.drainAfter(year, other);
        beyond.copyTo(other);
    }
}
