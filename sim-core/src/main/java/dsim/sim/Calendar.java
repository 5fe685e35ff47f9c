package dsim.sim;

/**
 * The days to come: all events after the open day. Near ones lie in a ring of days, later ones in a ring of years, which
 * are as long as the whole ring of days, and what is beyond all years in a heap. A year is dealt out to its days when its
 * first day is opened. So an event is moved at most twice, O(1), unless it went to the heap, O(log n).
 */
final class Calendar implements BucketRing.Taker {
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
     * @param yearShift a year has 2<sup>yearShift</sup> ns, at least 64 days, at most {@link Entry#OFFSET_BITS}
     * @param size how many events are expected
     */
    Calendar(EventQueue.Slots owner, long nowNanos, int dayShift, int yearShift, int size) {
        int length = 1 << yearShift - dayShift;
        this.days = new BucketRing(dayShift, length, size);
        this.years = new BucketRing(yearShift, length, 0);
        this.beyond = new EventHeap(owner);
        this.size = size;
        this.day = (nowNanos >>> dayShift) - 1;
        this.year = yearOf(day);
    }

    int dayShift() {
        return days.shift();
    }

    int size() {
        return size;
    }

    /** Returns whether the day of this time is still to come; if not, nothing is added. */
    boolean add(long timeNanos, int slot) {
        long ahead = (timeNanos >>> days.shift()) - day;
        if (ahead <= 0) {
            return false;
        }
        if (ahead <= days.length()) {
            days.add(timeNanos, slot);
        } else if ((timeNanos >>> years.shift()) - year < years.length()) {
            years.add(timeNanos, slot);
        } else {
            beyond.add(timeNanos, slot);
        }
        return true;
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
        while (!beyond.isEmpty() && (beyond.firstTime() >>> years.shift()) - year < years.length()) {
            years.add(beyond.firstTime(), beyond.firstSlot());
            beyond.removeFirst();
        }
        day = Math.max(day, year * days.length() - 1);
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
        days.drainAllAfter(day, other);
        years.drainAllAfter(year, other);
        beyond.copyTo(other);
    }
}
