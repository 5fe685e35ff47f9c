package dsim.sim;

/** Pending events ordered by (time, tie). */
public final class EventQueue {

    public interface Slots {
        boolean before(int a, int b);

        void touch(int slot);
    }

    private static final int SLOT_BITS = BucketRing.SLOT_BITS;
    private static final int SLOT_MASK = BucketRing.SLOT_MASK;
    static final int RMAX = Integer.getInteger("rmax", 4096);
    static final int B = Integer.getInteger("b", 64);

    private final Slots owner;
    private final Bottom bottom;
    private BucketRing ring = new BucketRing(20, 64, 64);
    private EventHeap near;
    private EventHeap far;
    private long time;
    private long bucket = -1;
    private long base;
    private int size;

    // epoch
    private long entered;
    private int farAdds;
    private int lateAdds;
    private long epochStart;
    private long epochLength = 1024;
    private int design = 64;
    int retunes;
    long totalOpened, totalFar, totalNear, totalIns;

    public EventQueue(Slots owner) {
        this.owner = owner;
        this.bottom = new Bottom(owner);
        this.near = new EventHeap(owner);
        this.far = new EventHeap(owner);
    }

    public int size() {
        return size;
    }

    public long time() {
        return time;
    }

    public void add(long timeNanos, int slot) {
        if (timeNanos < time || slot >>> SLOT_BITS != 0) {
            throw new IllegalArgumentException();
        }
        size++;
        long ahead = (timeNanos >>> ring.shift()) - bucket;
        if (ahead > 0) {
            if (ahead < ring.length()) {
                ring.add(timeNanos, slot);
            } else {
                farAdds++;
                far.add(timeNanos, slot);
            }
        } else {
            addNear(timeNanos, slot, ahead);
        }
    }

    private void addNear(long timeNanos, int slot, long ahead) {
        entered++;
        totalIns++;
        if (ahead < 0 || !bottom.insert((timeNanos - base) << SLOT_BITS | slot)) {
            near.add(timeNanos, slot);
            bottom.unready();
            if (++lateAdds > Math.max(1024, size >> 3)) {
                retune();
            }
        }
    }

    public int poll() {
        if (!bottom.hasReady()) {
            if (size == 0) {
                return -1;
            }
            if (nearIsNext()) {
                time = near.time(0);
                int slot = near.slot(0);
                near.removeFirst();
                size--;
                return slot;
            }
        }
        long entry = bottom.poll();
        size--;
        time = base + (entry >>> SLOT_BITS);
        return (int) entry & SLOT_MASK;
    }

    public long peekTime() {
        if (!bottom.hasReady()) {
            if (size == 0) {
                return Long.MAX_VALUE;
            }
            if (nearIsNext()) {
                return near.time(0);
            }
        }
        return base + (bottom.first() >>> SLOT_BITS);
    }

    private boolean nearIsNext() {
        if (near.isEmpty()) {
            if (bottom.isEmpty()) {
                open();
            }
            bottom.makeReady();
            return false;
        }
        long t = near.time(0);
        long e = t < base ? -1 : (t - base) << SLOT_BITS | near.slot(0);
        return !bottom.makeReadyBefore(e);
    }

    private void open() {
        if (entered >= epochLength || size > 2 * design || size < design >> 3) {
            retune();
        }
        totalOpened++;
        int shift = ring.shift();
        long next = ring.nextAfter(bucket);
        bucket = next >= 0 ? next : far.time(0) >>> shift;
        base = bucket << shift;
        while (!far.isEmpty() && (far.time(0) >>> shift) - bucket < ring.length()) {
            ring.add(far.time(0), far.slot(0));
            far.removeFirst();
        }
        bottom.clear();
        ring.drain(bucket, bottom);
        entered += bottom.size();
        bottom.sort();
    }

    private void retune() {
        int shift = ring.shift();
        int length = Math.min(RMAX, Math.max(64, Integer.highestOneBit(size / 5)));
        long polled = entered - bottom.size() - near.size();
        long elapsed = time - epochStart;
        if (polled > 256 && elapsed > 0) {
            double width = (double) elapsed / polled * Math.max(B, 6.0 * size / length);
            int ideal = Math.max(0, Math.min(36, Math.getExponent(width * 1.41)));
            if (Math.abs(ideal - shift) > 1) {
                shift = ideal;
            }
        }
        if (shift != ring.shift() || size > 2 * design || size < design >> 3) {
            rebuild(shift, length);
        } else {
            newEpoch(Math.max(1024, Math.min(size, 2 * epochLength)));
        }
    }

    private void newEpoch(long length) {
        totalFar += farAdds;
        totalNear += lateAdds;
        epochLength = length;
        epochStart = time;
        entered = bottom.size() + near.size();
        farAdds = 0;
        lateAdds = 0;
    }

    public String toString() {
        return "shift " + ring.shift() + " ring " + ring.length() + " retunes " + retunes + " opened " + totalOpened
                + " far " + totalFar + " near " + totalNear + " ins " + totalIns + " " + ring.stat() + " farsize "
                + far.size();
    }

    private void rebuild(int shift, int length) {
        retunes++;
        long b0 = base;
        BucketRing oldRing = ring;
        EventHeap oldNear = near;
        EventHeap oldFar = far;
        design = Math.max(64, size);
        ring = new BucketRing(shift, length, design);
        near = new EventHeap(owner);
        far = new EventHeap(owner);
        long oldBucket = bucket;
        bucket = (time >>> shift) - 1;
        for (int i = 0; i < bottom.size(); i++) {
            long e = bottom.get(i);
            place(b0 + (e >>> SLOT_BITS), (int) e & SLOT_MASK);
        }
        bottom.clear();
        for (int i = 0; i < oldNear.size(); i++) {
            place(oldNear.time(i), oldNear.slot(i));
        }
        while ((oldBucket = oldRing.nextAfter(oldBucket)) >= 0) {
            oldRing.drain(oldBucket, bottom);
            b0 = oldBucket << oldRing.shift();
            for (int i = 0; i < bottom.size(); i++) {
                long e = bottom.get(i);
                place(b0 + (e >>> SLOT_BITS), (int) e & SLOT_MASK);
            }
            bottom.clear();
        }
        for (int i = 0; i < oldFar.size(); i++) {
            place(oldFar.time(i), oldFar.slot(i));
        }
        newEpoch(1024);
    }

    private void place(long time, int slot) {
        if ((time >>> ring.shift()) - bucket < ring.length()) {
            ring.add(time, slot);
        } else {
            far.add(time, slot);
        }
    }
}
