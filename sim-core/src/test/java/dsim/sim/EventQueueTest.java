package dsim.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import java.lang.management.ManagementFactory;
import java.util.BitSet;
import java.util.Comparator;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a balanced tree, which is slower and simpler: all steps are done with both, and all answers compared. */
class EventQueueTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;

    /** After what delay an event is due that is added now. */
    private enum Shape {
        CONSTANT {
            @Override
            long delay(Rng rng, long mean, long now) {
                return mean;
            }
        },
        UNIFORM {
            @Override
            long delay(Rng rng, long mean, long now) {
                return rng.below(2 * mean);
            }
        },
        EXPONENTIAL {
            @Override
            long delay(Rng rng, long mean, long now) {
                return (long) rng.exponential(mean);
            }
        },
        BIMODAL {
            @Override
            long delay(Rng rng, long mean, long now) {
                return rng.chance(0.1) ? rng.below(18 * mean) : rng.below(1 + mean / 5);
            }
        },
        HEAVY_TAILED {
            @Override
            long delay(Rng rng, long mean, long now) {
                return (long) Math.min(1e15, mean / (1e-9 + rng.nextDouble()));
            }
        },
        ON_THE_HOUR {
            @Override
            long delay(Rng rng, long mean, long now) {
                return HOUR - now % HOUR;
            }
        },
        MOSTLY_AT_ONCE {
            @Override
            long delay(Rng rng, long mean, long now) {
                return rng.chance(0.9) ? 0 : rng.below(3);
            }
        },
        IN_BURSTS {
            @Override
            long delay(Rng rng, long mean, long now) {
                return rng.chance(0.05) ? SECOND - now % SECOND + rng.below(1_000) : rng.below(1_000);
            }
        },
        OF_ANY_MAGNITUDE {
            @Override
            long delay(Rng rng, long mean, long now) {
                return rng.below(1L << rng.below(46));
            }
        };

        abstract long delay(Rng rng, long mean, long now);
    }

    /** What the queue is told of the ties; the order is by the whole of them in any case. */
    private enum Told {
        ALL,
        SOME_BITS,
        NOTHING
    }

    private record Pending(long time, long tie, int slot) {
        private static final Comparator<Pending> ORDER =
                Comparator.comparingLong(Pending::time).thenComparingLong(Pending::tie);
    }

    /** Nothing stands behind the slots. */
    private static class Plain implements EventQueue.Slots {
        @Override
        public boolean before(int a, int b) {
            return a < b;
        }

        @Override
        public void touch(int slot) {}
    }

    private static final class Pair implements EventQueue.Slots {
        private static final int UNIQUE_BITS = 24;

        private final TreeSet<Pending> oracle = new TreeSet<>(Pending.ORDER);
        private final EventQueue queue = new EventQueue(this);
        private final Rng rng;
        private final Told told;
        private final long[] ties;
        private final long[] due;
        private final int[] free;
        private int freeSize;
        private int takenBack;
        private boolean putsOff;
        private long comparisons;

        Pair(int slots, Told told, Rng rng) {
            this.rng = rng;
            this.told = told;
            this.ties = new long[slots];
            this.due = new long[slots];
            this.free = new int[slots];
            for (int slot = 0; slot < slots; slot++) {
                free[freeSize++] = slot;
            }
        }

        @Override
        public boolean before(int a, int b) {
            comparisons++;
            return ties[a] < ties[b];
        }

        @Override
        public long tie(int slot) {
            return switch (told) {
                case ALL -> ties[slot];
                case SOME_BITS -> ties[slot] >> 61;
                case NOTHING -> 0;
            };
        }

        @Override
        public long due(int slot, long timeNanos) {
            assertTrue(timeNanos <= due[slot]);
            if (due[slot] == EventQueue.NEVER) {
                free(slot);
                takenBack--;
            }
            return due[slot];
        }

        private void free(int slot) {
            free[freeSize++] = slot;
        }

        @Override
        public void touch(int slot) {}

        int size() {
            return oracle.size();
        }

        long now() {
            return queue.time();
        }

        void add(long time) {
            int slot = free[--freeSize];
            ties[slot] = rng.nextLong() << UNIQUE_BITS | slot;
            due[slot] = time;
            queue.add(time, slot);
            oracle.add(new Pending(time, ties[slot], slot));
            assertEquals(oracle.size() + takenBack, queue.size());
        }

        void add(Shape shape, long mean) {
            add(now() + shape.delay(rng, mean, now()));
        }

        void poll() {
            Pending expected = oracle.pollFirst();
            int slot = pollPresent();
            assertEquals(expected.slot, slot);
            assertEquals(expected.time, queue.time());
            assertEquals(oracle.size() + takenBack, queue.size());
            free(slot);
        }

        /** What is polled before it is due goes back for then, or is gone. */
        private int pollPresent() {
            int slot = queue.poll();
            while (slot >= 0 && due[slot] != queue.time()) {
                if (due[slot] == EventQueue.NEVER) {
                    free(slot);
                    takenBack--;
                } else {
                    queue.add(due[slot], slot);
                }
                slot = queue.poll();
            }
            return slot;
        }

        /** Puts off some event, or takes it back. */
        void putOff(Shape shape, long mean) {
            putsOff = true;
            Pending from = new Pending(now() + shape.delay(rng, mean, now()), 0, 0);
            Pending some = oracle.ceiling(from) == null ? oracle.last() : oracle.ceiling(from);
            oracle.remove(some);
            if (rng.chance(0.2)) {
                due[some.slot] = EventQueue.NEVER;
                takenBack++;
            } else {
                due[some.slot] = some.time + shape.delay(rng, mean, some.time);
                oracle.add(new Pending(due[some.slot], some.tie, some.slot));
            }
        }

        void peek() {
            long first = oracle.isEmpty() ? EventQueue.NEVER : oracle.first().time;
            long peeked = queue.peekTime();
            assertTrue(peeked == first || putsOff && peeked < first, () -> "peeked " + peeked + ", not " + first);
        }

        void hold(Shape shape, long mean, int times) {
            for (int i = 0; i < times; i++) {
                poll();
                add(shape, mean);
            }
        }

        void drain() {
            while (size() > 0) {
                poll();
            }
            assertEquals(-1, pollPresent());
            assertEquals(0, queue.size());
            assertEquals(free.length, freeSize);
        }
    }

    private static Rng rng(Seed seed) {
        return new Rng(Key.of(seed, "events"));
    }

    private static <E> E any(E[] values, Rng rng) {
        return values[rng.below(values.length)];
    }

    @SeededTest(seeds = 200)
    void agreesWithATreeWhateverIsDone(Seed seed) {
        Rng rng = rng(seed);
        Pair pair = new Pair(1 << 14, any(Told.values(), rng), rng);

        for (int phase = 0; phase < 8; phase++) {
            Shape shape = any(Shape.values(), rng);
            long mean = 1 + rng.below(1L << rng.below(45));
            int sizeWanted = rng.below(1 << rng.below(14));
            double peeks = rng.nextDouble() / 2;
            double putOffs = rng.chance(0.5) ? 0 : rng.nextDouble();
            for (int step = 0; step < 2_000 + 2 * sizeWanted; step++) {
                if (rng.chance(peeks)) {
                    pair.peek();
                }
                if (pair.size() > 0 && rng.chance(putOffs)) {
                    pair.putOff(shape, mean);
                }
                if (pair.size() == 0 || rng.chance(pair.size() < sizeWanted ? 0.8 : 0.3)) {
                    pair.add(shape, mean);
                } else {
                    pair.poll();
                }
            }
        }
        pair.drain();
    }

    @ParameterizedTest
    @EnumSource
    void staysInOrderWhileDaysGetShorterAndLonger(Shape shape) {
        Pair pair = new Pair(20_000, Told.ALL, rng(Seed.of(1)));
        for (int i = 0; i < 20_000; i++) {
            pair.add(shape, 1_000_000);
        }

        for (long mean = 1; mean < 1L << 40; mean <<= 9) {
            pair.hold(shape, mean, 40_000);
        }
        for (long mean = 1L << 40; mean > 0; mean >>= 9) {
            pair.hold(shape, mean, 40_000);
        }

        pair.drain();
    }

    @Test
    void staysInOrderWhileItGrowsAndShrinks() {
        Pair pair = new Pair(150_000, Told.ALL, rng(Seed.of(1)));

        for (int wave = 0; wave < 3; wave++) {
            pair.add(Shape.EXPONENTIAL, SECOND);
            while (pair.size() < 150_000) {
                pair.poll();
                pair.add(Shape.EXPONENTIAL, SECOND);
                pair.add(Shape.BIMODAL, SECOND);
            }
            while (pair.size() > 10) {
                pair.poll();
                pair.poll();
                pair.add(Shape.EXPONENTIAL, SECOND);
            }
        }

        pair.drain();
    }

    @Test
    void asksOncePerDayWhenAnEventIsDueAndHandsOutNothingThatIsPutOff() {
        int[] asked = new int[1];
        EventQueue queue = new EventQueue(new Plain() {
            @Override
            public long due(int slot, long timeNanos) {
                asked[0]++;
                return slot % 4 == 0 ? timeNanos : slot % 4 == 3 ? EventQueue.NEVER : 2 * HOUR + slot;
            }
        });
        for (int slot = 0; slot < 1_000; slot++) {
            queue.add(HOUR + slot % 7 * SECOND, slot);
        }

        for (int i = 0; i < 250; i++) {
            assertEquals(0, queue.poll() % 4);
            assertTrue(queue.time() < 2 * HOUR);
        }
        for (int i = 0; i < 500; i++) {
            int slot = queue.poll();
            assertEquals(2 * HOUR + slot, queue.time());
        }

        assertEquals(-1, queue.poll());
        assertEquals(0, queue.size());
        assertEquals(1_500, asked[0]);
    }

    @ParameterizedTest
    @EnumSource
    void sortsManyEventsOfOneInstantInLessThanSquareTime(Told told) {
        Pair pair = new Pair(100_000, told, rng(Seed.of(1)));
        for (int i = 0; i < 100_000; i++) {
            pair.add(SECOND);
        }

        pair.drain();

        double most = told == Told.ALL ? 100_000 : 100_000 * Math.log(100_000) / Math.log(2);
        assertTrue(pair.comparisons <= most, () -> pair.comparisons + " comparisons");
    }

    @Test
    void addsToACrowdedInstantInLessThanSquareTime() {
        Pair pair = new Pair(100_000, Told.ALL, rng(Seed.of(1)));
        for (int i = 0; i < 50_000; i++) {
            pair.add(SECOND);
        }

        pair.poll();
        for (int i = 0; i < 50_000; i++) {
            pair.add(SECOND);
        }
        pair.drain();

        double most = 100_000 * 2 * Math.log(100_000) / Math.log(2);
        assertTrue(pair.comparisons <= most, () -> pair.comparisons + " comparisons");
    }

    @Test
    void crossesIdleTimeAndReachesTheFarEnd() {
        Pair pair = new Pair(200, Told.ALL, rng(Seed.of(1)));

        for (int bits = 0; bits < 62; bits++) {
            pair.add((1L << bits) - 1);
            pair.add(1L << bits);
            pair.add((1L << bits) + 1);
        }
        pair.drain();
        pair.add(Long.MAX_VALUE / 2 + 2);
        pair.add(Long.MAX_VALUE - 1);
        pair.drain();

        assertEquals(Long.MAX_VALUE - 1, pair.now());
    }

    @Test
    void takesWhatIsDueBeforeTheEventThatWasLookedAt() {
        Pair pair = new Pair(4_000, Told.ALL, rng(Seed.of(1)));
        pair.add(5);
        pair.add(HOUR);
        pair.add(HOUR + 1);
        pair.poll();
        pair.peek();

        for (int i = 0; i < 3_000; i++) {
            pair.add(5 + pair.rng.below(HOUR));
            pair.peek();
        }

        pair.drain();
    }

    @Test
    void touchesEachEventOnceBeforeItIsPolled() {
        BitSet touched = new BitSet();
        int[] touches = new int[1];
        EventQueue queue = new EventQueue(new Plain() {
            @Override
            public void touch(int slot) {
                touched.set(slot);
                touches[0]++;
            }
        });
        for (int slot = 0; slot < 10_000; slot++) {
            queue.add(slot * 7_919L % 10_007 * SECOND, slot);
        }

        for (int i = 0; i < 10_000; i++) {
            int slot = queue.poll();
            assertTrue(touched.get(slot), () -> slot + " was not touched");
        }

        assertEquals(10_000, touches[0]);
    }

    @Test
    void allocatesNothingWhileTheFlowIsSteady() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        EventQueue queue = new EventQueue(new Plain());
        for (int slot = 0; slot < 10_000; slot++) {
            queue.add(slot * SECOND, slot);
        }
        Runnable hold = () -> {
            for (int i = 0; i < 1_000_000; i++) {
                int slot = queue.poll();
                queue.add(queue.time() + (1 + slot % 7) * 2_500 * SECOND, slot);
            }
        };
        hold.run();

        long before = threads.getCurrentThreadAllocatedBytes();
        hold.run();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertTrue(allocated < 1_000, () -> allocated + " bytes");
    }

    @Test
    void isEmptyAtTimeZeroAtFirst() {
        EventQueue queue = new Pair(0, Told.ALL, rng(Seed.of(1))).queue;

        assertEquals(0, queue.size());
        assertEquals(0, queue.time());
        assertEquals(Long.MAX_VALUE, queue.peekTime());
        assertEquals(-1, queue.poll());
    }

    @Test
    void refusesWhatIsOver() {
        Pair pair = new Pair(1, Told.ALL, rng(Seed.of(1)));
        pair.add(7);
        pair.poll();

        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> pair.queue.add(6, 0));

        assertEquals("an event must not be due before the time of the last polled one, 7: 6", refusal.getMessage());
        assertEquals(0, pair.queue.size());
        assertThrows(IllegalArgumentException.class, () -> new Pair(1, Told.ALL, pair.rng).queue.add(-1, 0));
    }

    @Test
    void refusesSlotsThatAreNone() {
        Pair pair = new Pair(1, Told.ALL, rng(Seed.of(1)));

        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> pair.queue.add(0, 1 << 26));

        assertEquals("a slot must be between 0 and 67108863: 67108864", refusal.getMessage());
        assertThrows(IllegalArgumentException.class, () -> pair.queue.add(0, -1));
        EventQueue queue = new EventQueue(new Plain());
        queue.add(0, EventQueue.SLOT_MAX);
        assertEquals(EventQueue.SLOT_MAX, queue.poll());
    }
}
