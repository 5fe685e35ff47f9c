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
        this.calendar = new Calendar(owner, 0, 20, 26, 64);
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
        pace.late(timeNanos == time);
        if (!bottom.add(timeNanos, slot)) {
            late.add(timeNanos, slot);
            bottom.unready();
            if (pace.spill(size)) {
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
        time = bottom.firstTime();
        int slot = bottom.firstSlot();
        bottom.removeFirst();
        size--;
        return slot;
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
        if (pace.isEpochOver() || isMisfit()) {
            retune();
        }
        calendar.openDay(bottom);
        int ties = bottom.open();
        pace.opened(bottom.size(), ties);
    }

    private boolean isMisfit() {
        return size > 2 * calendar.size() || size < calendar.size() / 8;
    }

    private void retune() {
        int shift = pace.dayShift(time, size, calendar.dayShift());
        if (shift == calendar.dayShift() && !isMisfit()) {
            pace.goOn(time, size, bottom.size() + late.size());
            return;
        }
        retunes++;
        Calendar next = new Calendar(owner, time, shift, shift + Pace.daysBits(size), Math.max(64, size));
        bottom.copyTo(next);
        late.copyTo(next);
        calendar.pourInto(next);
        calendar = next;
        bottom = new Bottom(owner);
        late = new EventHeap(owner);
        pace.renew(time, size);
    }

    public String toString() {
        return "retunes " + retunes + " shift " + calendar.dayShift();
    }
}
