package dsim.sim;

import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one hold costs: the first event is taken, and one is added after a delay. The queue against a {@link PriorityQueue} of
 * event objects; the object that was taken is the one that is added again, so that the baseline pays for no allocation. Both
 * read and write a tie and a payload for each event, and take the delays from one table.
 *
 * <p>Begin with {@code mvn -q -Pbench test-compile -pl sim-core -Dbench=EventQueueBenchmark}; compare within one run.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseParallelGC")
public class EventQueueBenchmark {

    private static final double MEAN_NANOS = 1e9;

    /** How delays are distributed; their mean is the same. */
    public enum Shape {
        EXPONENTIAL,
        UNIFORM,
        CONSTANT,
        BIMODAL,
        /** Constant, and all events are due at the same instants. */
        SIMULTANEOUS;

        double delay(Rng rng) {
            return MEAN_NANOS
                    * switch (this) {
                        case EXPONENTIAL -> rng.exponential(1);
                        case UNIFORM -> 2 * rng.nextDouble();
                        case CONSTANT, SIMULTANEOUS -> 1;
                        case BIMODAL -> (rng.chance(0.1) ? 18.2 : 0.2) * rng.nextDouble();
                    };
        }
    }

    /** The delays, which both take from here. */
    @State(Scope.Thread)
    public static class Delays {
        private static final int SIZE = 1 << 16;

        @Param({"16", "1000", "100000", "1000000"})
        public int pending = 16;

        @Param
        public Shape shape = Shape.EXPONENTIAL;

        private final Rng rng = new Rng(Key.of(Seed.of(1), "delays"));
        private final long[] delays = new long[SIZE];
        private int taken;
        private long tie;

        @Setup
        public void draw() {
            for (int i = 0; i < SIZE; i++) {
                delays[i] = 1 + (long) shape.delay(rng);
            }
        }

        long first() {
            return shape == Shape.SIMULTANEOUS ? 0 : (long) rng.exponential(MEAN_NANOS);
        }

        long next() {
            return delays[taken++ & SIZE - 1];
        }

        long tie() {
            tie += 0x9e3779b97f4a7c15L;
            return tie;
        }
    }

    /** The queue under test, and its owner. */
    @State(Scope.Thread)
    public static class Ours implements EventQueue.Slots {
        private final EventQueue queue = new EventQueue(this);
        private long[] ties = {};
        private int[] payloads = {};
        private long touched;

        @Setup
        public void fill(Delays delays) {
            ties = new long[delays.pending];
            payloads = new int[delays.pending];
            for (int slot = 0; slot < delays.pending; slot++) {
                ties[slot] = delays.tie();
                payloads[slot] = slot;
                queue.add(delays.first(), slot);
            }
        }

        @Override
        public boolean before(int a, int b) {
            return ties[a] < ties[b];
        }

        @Override
        public long tie(int slot) {
            return ties[slot];
        }

        @Override
        public void touch(int[] soon, int count) {
            for (int i = 0; i < count; i++) {
                touched += ties[soon[i]] ^ payloads[soon[i]];
            }
        }
    }

    /** The baseline. */
    @State(Scope.Thread)
    public static class Baseline {
        private final PriorityQueue<Event> queue = new PriorityQueue<>();

        @Setup
        public void fill(Delays delays) {
            for (int i = 0; i < delays.pending; i++) {
                queue.add(new Event(delays.first(), delays.tie(), i));
            }
        }
    }

    private static final class Event implements Comparable<Event> {
        private long time;
        private long tie;
        private int payload;

        private Event(long time, long tie, int payload) {
            this.time = time;
            this.tie = tie;
            this.payload = payload;
        }

        @Override
        public int compareTo(Event other) {
            return time != other.time ? Long.compare(time, other.time) : Long.compare(tie, other.tie);
        }
    }

    @Benchmark
    public int ours(Ours ours, Delays delays) {
        EventQueue queue = ours.queue;
        int slot = queue.poll();
        int payload = ours.payloads[slot]++;
        ours.ties[slot] = delays.tie();
        queue.add(queue.time() + delays.next(), slot);
        return payload;
    }

    @Benchmark
    public int priorityQueue(Baseline baseline, Delays delays) {
        PriorityQueue<Event> queue = baseline.queue;
        Event event = queue.remove();
        int payload = event.payload++;
        event.tie = delays.tie();
        event.time += delays.next();
        queue.add(event);
        return payload;
    }
}
