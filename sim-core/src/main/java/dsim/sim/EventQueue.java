package dsim.sim;

/**
 * The pending events, in order of time, and at one time in the order of their owner. It holds of an event only its time and
 * its slot, a small number; what the event is lies in the slots of the owner.
 *
 * <p>An event to come is thrown unsorted into its day of a {@link Calendar}. A day that the clock reaches is opened: all its
 * events are sorted at once into {@link Bottom}, from which they are polled. What is added to the open day itself goes to
 * its place there if that is near, else to a heap. {@link Pace} watches how events come, and has the calendar made anew if a
 * day should be longer or shorter.
 *
 * <p>To add and poll an event costs O(1) for constant, uniform, exponential and bimodal delays and the like, and never more
 * than O(log n), whatever the times are, equal ones included; remaking the calendar costs O(n), and at least n/8 events pass
 * before the next time. Between, nothing is allocated. An event takes about 10 bytes from 10<sup>5</sup> pending on, up to
 * 35 where there are so few that a day's chunk is mostly empty, and 28 when a million are due at one instant.
 *
 * <p>Sources: R. Brown, <i>Calendar Queues: A Fast O(1) Priority Queue Implementation for the Simulation Event Set
 * Problem</i>, Communications of the ACM 31(10), 1988, for days and years; W. T. Tang, R. S. M. Goh, I. L. Thng, <i>Ladder
 * Queue: An O(1) Priority Queue Structure for Large-Scale Discrete Event Simulation</i>, ACM TOMACS 15(3), 2005, for
 * unsorted buckets, the bottom and the number of events per bucket. Unlike there a day is as long as needed to have at most
 * about a thousand days in use: each day has one cache line and one page that is written to, and a processor keeps that
 * many near. So the cost hardly grows with n: with a million pending, days of 4,000 events cost a third of days of 12. That
 * long days cost nothing else is due to {@link EntrySort}.
 *
 * <p>Not for use by more than one thread.
 */
public final class EventQueue {

    /** What the queue asks of the owner of the slots. The order of two slots must not change while they are pending. */
    public interface Slots {

        /** Whether {@code a} comes before {@code b} if both are due at the same time; a total order. */
        boolean before(int a, int b);

        /**
         * A number that never falls in the order of {@link #before}: if {@code tie(a) < tie(b)} then {@code a} is before
         * {@code b}. Of many events at one instant each is asked for it a few times, and {@code before} settles only what its
         * leading 37 bits leave open. The same number for all is never wrong, only slower.
         */
        default long tie(int slot) {
            return 0;
        }

        /**
         * When an event that was added for some time is due by now. It is asked before the day of that time begins, if the
         * event was added before: so one that is put off again and again is moved now and then, at little cost, and one
         * that was taken back is gone. What changes later, the owner finds out when it polls the event.
         *
         * @return that time; a later one; or {@link #NEVER}, and the slot is free
         */
        default long due(int slot, long timeNanos) {
            return timeNanos;
        }

        /**
         * Says that the first {@code count} slots of these are polled soon. To read now whatever their events need makes the
         * cache misses of some dozen events overlap, which is worth more than all else if the slots do not fit into the cache.
         */
        void touch(int[] soon, int count);
    }

    /** After all times. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The highest slot that may be used: 67,108,863. */
    public static final int SLOT_MAX = Entry.SLOT_MAX;

    private static final int FIRST_DAY_SHIFT = 20;

    private final Slots owner;
    private final Pace pace = new Pace();
    private Calendar calendar;
    private Bottom bottom;
    private EventHeap late;
    private long time;
    private int size;

    /** An empty queue at time 0. */
    public EventQueue(Slots owner) {
        this.owner = owner;
        this.calendar = new Calendar(owner, 0, FIRST_DAY_SHIFT, Pace.daysBits(0), 0);
        this.bottom = new Bottom(owner);
        this.late = new EventHeap(owner);
    }

    /** How many events are pending. */
    public int size() {
        return size;
    }

    /** The time of the last event polled, in nanoseconds; 0 before. */
    public long time() {
        return time;
    }

    /**
     * Adds an event.
     *
     * @param timeNanos when it is due: not before {@link #time()}
     * @param slot 0 to {@link #SLOT_MAX}
     * @throws IllegalArgumentException if the time is over or the slot out of range
     */
    public void add(long timeNanos, int slot) {
        if (timeNanos < time || slot < 0 || slot > SLOT_MAX) {
            throw refusal(timeNanos, slot);
        }
        size++;
        if (!calendar.add(timeNanos, slot)) {
            addLate(timeNanos, slot);
        }
    }

    private IllegalArgumentException refusal(long timeNanos, int slot) {
        return new IllegalArgumentException(
                timeNanos < time
                        ? "an event must not be due before the time of the last polled one, " + time + ": " + timeNanos
                        : "a slot must be between 0 and " + SLOT_MAX + ": " + slot);
    }

    private void addLate(long timeNanos, int slot) {
        pace.addedLate(timeNanos == time);
        if (!bottom.add(timeNanos, slot)) {
            late.add(timeNanos, slot);
            bottom.keepReadyBefore(timeNanos, slot);
            pace.spilled();
            if (pace.isEpochOver(size)) {
                retune();
            }
        }
    }

    /** Takes the first event: returns its slot and makes its time {@link #time()}; or returns -1 if there is none. */
    public int poll() {
        return poll(Long.MAX_VALUE);
    }

    /** Takes the first event as {@link #poll()} does, or returns -1 if none is due until then. */
    public int poll(long untilNanos) {
        if (!bottom.isReady()) {
            if (isLateNext()) {
                return pollLate(untilNanos);
            }
            if (size == 0) {
                return -1;
            }
        }
        long first = bottom.firstTime();
        if (first > untilNanos) {
            return -1;
        }
        size--;
        time = first;
        return Entry.slot(bottom.poll());
    }

    private int pollLate(long untilNanos) {
        long first = late.firstTime();
        if (first > untilNanos) {
            return -1;
        }
        size--;
        time = first;
        int slot = late.firstSlot();
        late.removeFirst();
        return slot;
    }

    /** When the first event is due, in nanoseconds; {@link Long#MAX_VALUE} if there is none. */
    public long peekTime() {
        if (!bottom.isReady()) {
            if (isLateNext()) {
                return late.firstTime();
            }
            if (size == 0) {
                return NEVER;
            }
        }
        return bottom.firstTime();
    }

    /** Whether the next event is the first of {@code late}; if not, the first of {@code bottom} is made ready. */
    private boolean isLateNext() {
        if (!late.isEmpty()) {
            return !bottom.makeReadyBefore(late.firstTime(), late.firstSlot());
        }
        while (bottom.isEmpty() && size > 0) {
            openDay();
        }
        bottom.makeReady();
        return false;
    }

    private void openDay() {
        if (pace.isEpochOver(size) || !calendar.fits(size)) {
            retune();
        }
        calendar.openDay(bottom);
        int taken = bottom.taken();
        size -= bottom.putOff(calendar);
        int ties = bottom.open();
        pace.dayOpened(taken, ties);
    }

    private void retune() {
        int shift = pace.dayShift(time, size, calendar.dayShift());
        boolean resized = !calendar.fits(size);
        if (resized || shift != calendar.dayShift()) {
            renew(shift);
        }
        pace.beginEpoch(time, size, bottom.size() + late.size(), resized);
    }

    /** Moves all events to a new calendar, on which no day is open. */
    private void renew(int dayShift) {
        Calendar next = new Calendar(owner, time, dayShift, Pace.daysBits(size), size);
        bottom.copyTo(next);
        late.copyTo(next);
        calendar.pourInto(next);
        calendar = next;
        bottom = new Bottom(owner);
        late = new EventHeap(owner);
    }
}
