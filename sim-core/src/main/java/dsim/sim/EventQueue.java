package dsim.sim;

/** Pending events ordered by (time, tie). */
public final class EventQueue {

    public interface Slots {
        boolean before(int a, int b);

        default long tie(int slot) {
            return 0;
        }

        void touch(int slot);
    }

    public static final int SLOT_MAX = Entry.SLOT_MAX;

    private final Slots owner;
    private final Pace pace = new Pace();
    private Calendar calendar;
    private Bottom bottom;
    private EventHeap late;
    private long time;
    private int size;
    int retunes;

    public EventQueue(Slots owner) {
        this.owner = owner;
        this.calendar = new Calendar(owner, 0, 20, Pace.daysBits(0), 0);
        this.bottom = new Bottom(owner);
        this.late = new EventHeap(owner);
    }

    public int size() {
        return size;
    }

    public long time() {
        return time;
    }

    public void add(long timeNanos, int slot) {
        if (timeNanos < time || slot < 0 || slot > SLOT_MAX) {
            throw new IllegalArgumentException();
        }
        size++;
        if (!calendar.add(timeNanos, slot)) {
            addLate(timeNanos, slot);
        }
    }

    private void addLate(long timeNanos, int slot) {
        pace.addedLate(timeNanos == time);
        if (!bottom.add(timeNanos, slot)) {
            late.add(timeNanos, slot);
            bottom.unready();
            pace.spilled();
            if (pace.isEpochOver(size)) {
                retune();
            }
        }
    }

    public int poll() {
        if (!bottom.isReady()) {
            if (size == 0) {
                return -1;
            }
            if (isLateNext()) {
                return pollLate();
            }
        }
        size--;
        long entry = bottom.poll();
        time = bottom.timeOf(entry);
        return Entry.slot(entry);
    }

    private int pollLate() {
        time = late.firstTime();
        int slot = late.firstSlot();
        late.removeFirst();
        size--;
        return slot;
    }

    public long peekTime() {
        if (!bottom.isReady()) {
            if (size == 0) {
                return Long.MAX_VALUE;
            }
            if (isLateNext()) {
                return late.firstTime();
            }
        }
        return bottom.firstTime();
    }

    private boolean isLateNext() {
        if (!late.isEmpty()) {
            return !bottom.makeReadyBefore(late.firstTime(), late.firstSlot());
        }
        if (bottom.isEmpty()) {
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
        int ties = bottom.open();
        pace.dayOpened(bottom.size(), ties);
    }

    private void retune() {
        int shift = pace.dayShift(time, size, calendar.dayShift());
        boolean resized = !calendar.fits(size);
        if (resized || shift != calendar.dayShift()) {
            renew(shift);
        }
        pace.beginEpoch(time, size, bottom.size() + late.size(), resized);
    }

    private void renew(int dayShift) {
        retunes++;
        Calendar next = new Calendar(owner, time, dayShift, Pace.daysBits(size), size);
        bottom.copyTo(next);
        late.copyTo(next);
        calendar.pourInto(next);
        calendar = next;
        bottom = new Bottom(owner);
        late = new EventHeap(owner);
    }

    public String toString() {
        return "retunes " + retunes + " shift " + calendar.dayShift();
    }
}
