package dsim.scenarios.bench;

import dsim.random.Draws;
import dsim.random.Key;
import dsim.random.Seed;
import dsim.sim.EventQueue;
import java.util.PriorityQueue;

/** The hold model of event lists. Increments come from a table, so that the list is what is measured. */
final class Hold implements Workload.Course {

    private static final int STEPS = 100_000;
    private static final int INCREMENTS = 1 << 16;
    private static final double MEAN_NANOS = 1e6;

    private final long[] increments = new long[INCREMENTS];
    private final Workload.Course course;
    private int next;

    Hold(Engine engine, int size) {
        Key key = Key.of(Seed.of(1), "hold");
        for (int i = 0; i < INCREMENTS; i++) {
            increments[i] = 1 + (long) (Draws.exponential(key.at(i)) * MEAN_NANOS);
        }
        this.course = engine == Engine.BASELINE ? baseline(size) : ours(size);
    }

    @Override
    public long advance() {
        return course.advance();
    }

    private long increment() {
        return increments[next++ & INCREMENTS - 1];
    }

    private Workload.Course ours(int size) {
        EventQueue queue = new EventQueue(new EventQueue.Slots() {
            @Override
            public boolean before(int a, int b) {
                return a < b;
            }

            @Override
            public void touch(int[] soon, int count) {}
        });
        for (int slot = 0; slot < size; slot++) {
            queue.add(increment(), slot);
        }
        return () -> {
            for (int i = 0; i < STEPS; i++) {
                int slot = queue.poll();
                queue.add(queue.time() + increment(), slot);
            }
            return STEPS;
        };
    }

    private static final class Pending implements Comparable<Pending> {
        private final long time;
        private final long tie;
        private final Object payload;

        private Pending(long time, long tie, Object payload) {
            this.time = time;
            this.tie = tie;
            this.payload = payload;
        }

        @Override
        public int compareTo(Pending other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(tie, other.tie);
        }
    }

    private Workload.Course baseline(int size) {
        PriorityQueue<Pending> queue = new PriorityQueue<>();
        for (int i = 0; i < size; i++) {
            queue.add(new Pending(increment(), i, this));
        }
        return () -> {
            for (int i = 0; i < STEPS; i++) {
                Pending event = queue.remove();
                queue.add(new Pending(event.time + increment(), event.tie, event.payload));
            }
            return STEPS;
        };
    }
}
