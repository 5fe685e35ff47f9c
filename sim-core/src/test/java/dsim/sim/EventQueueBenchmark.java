package dsim.sim;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.*;

@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EventQueueBenchmark {

    public enum Shape {
        EXPONENTIAL {
            double delay(SplittableRandom r) {
                return -Math.log(1 - r.nextDouble());
            }
        },
        UNIFORM {
            double delay(SplittableRandom r) {
                return 2 * r.nextDouble();
            }
        },
        CONSTANT {
            double delay(SplittableRandom r) {
                return 1;
            }
        },
        BIMODAL {
            double delay(SplittableRandom r) {
                return r.nextInt(10) == 0 ? 9.1 * 2 * r.nextDouble() : 0.1 * 2 * r.nextDouble();
            }
        };

        abstract double delay(SplittableRandom r);
    }

    @State(Scope.Thread)
    public static class Delays {
        @Param({"1000", "100000", "1000000"})
        int pending;

        @Param({"EXPONENTIAL"})
        Shape shape;

        long[] table = new long[1 << 16];
        int at;
        long tie;

        @Setup
        public void fill() {
            SplittableRandom r = new SplittableRandom(1);
            for (int i = 0; i < table.length; i++) {
                table[i] = 1 + (long) (1e9 * shape.delay(r));
            }
        }

        long next() {
            return table[at++ & 0xffff];
        }

        long nextTie() {
            return tie += 0x9E3779B97F4A7C15L;
        }
    }

    static final class Event implements Comparable<Event> {
        long time;
        final long tie;
        final int payload;

        Event(long time, long tie, int payload) {
            this.time = time;
            this.tie = tie;
            this.payload = payload;
        }

        @Override
        public int compareTo(Event o) {
            return time != o.time ? Long.compare(time, o.time) : Long.compare(tie, o.tie);
        }
    }

    @State(Scope.Thread)
    public static class Baseline {
        PriorityQueue<Event> queue;

        @Setup
        public void fill(Delays d) {
            queue = new PriorityQueue<>();
            for (int i = 0; i < d.pending; i++) queue.add(new Event(d.next(), d.nextTie(), i));
        }
    }

    @State(Scope.Thread)
    public static class Ours implements EventQueue.Slots {
        EventQueue queue;
        long[] tie;
        int[] payload;
        int sink;

        @Setup
        public void fill(Delays d) {
            queue = new EventQueue(this);
            tie = new long[d.pending];
            payload = new int[d.pending];
            for (int i = 0; i < d.pending; i++) {
                tie[i] = d.nextTie();
                payload[i] = i;
                queue.add(d.next(), i);
            }
        }

        public boolean before(int a, int b) {
            return tie[a] < tie[b];
        }

        public void touch(int slot) {
            sink ^= (int) tie[slot] ^ payload[slot];
        }

        @TearDown
        public void show() {
            System.out.println(queue);
        }
    }

    @Benchmark
    public int priorityQueue(Baseline b, Delays d) {
        Event e = b.queue.poll();
        b.queue.add(new Event(e.time + d.next(), d.nextTie(), e.payload));
        return e.payload;
    }

    @Benchmark
    public int priorityQueueReuse(Baseline b, Delays d) {
        Event e = b.queue.poll();
        e.time += d.next();
        b.queue.add(e);
        return e.payload;
    }

    @Benchmark
    public int eventQueue(Ours o, Delays d) {
        EventQueue q = o.queue;
        int slot = q.poll();
        int p = o.payload[slot];
        o.tie[slot] = d.nextTie();
        o.payload[slot] = p;
        q.add(q.time() + d.next(), slot);
        return p;
    }
}
