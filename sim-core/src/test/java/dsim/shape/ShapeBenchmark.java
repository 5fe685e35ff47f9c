package dsim.shape;

import dsim.actor.Address;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a fingerprint and an encoding cost, for each of 256 messages: of two ints, of an address and a text, or of eight kinds
 * in no order. Begin at {@code org.openjdk.jmh.Main ShapeBenchmark}, with {@code -prof gc} for what they allocate.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(256)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ShapeBenchmark {

    /** The messages. */
    public sealed interface Talk {
        record Two(int a, int b) implements Talk {}

        record Named(Address who, String what) implements Talk {}

        record Nothing() implements Talk {}

        record One(long value) implements Talk {}

        record Pair(Two first, Two second) implements Talk {}

        record Yes(boolean yes, int round) implements Talk {}

        record Far(double x, double y) implements Talk {}

        record Third(long a, int b, byte c) implements Talk {}
    }

    @Param({"two", "named", "eight"})
    public String kind = "two";

    private final Object[] messages = new Object[256];
    private final ByteSink sink = new ByteSink();
    private final Shape talk = Shape.of(Talk.class);

    @Setup
    public void fill() {
        for (int i = 0; i < messages.length; i++) {
            int chosen = kind.equals("two") ? 0 : kind.equals("named") ? 1 : i * 0x9e3779b9 >>> 29;
            messages[i] = message(chosen, i);
        }
    }

    private static Talk message(int chosen, int i) {
        return switch (chosen) {
            case 0 -> new Talk.Two(i, -i);
            case 1 -> new Talk.Named(Address.of("p" + i, 7_000 + i), "hello " + i);
            case 2 -> new Talk.Nothing();
            case 3 -> new Talk.One(i);
            case 4 -> new Talk.Pair(new Talk.Two(i, 1), new Talk.Two(2, i));
            case 5 -> new Talk.Yes(i % 2 == 0, i);
            case 6 -> new Talk.Far(i, 0.5 * i);
            default -> new Talk.Third(i, i, (byte) i);
        };
    }

    /** What the digest does with each message. */
    @Benchmark
    public long fingerprint() {
        long sum = 0;
        for (Object message : messages) {
            sum += Shape.fingerprintOf(message);
        }
        return sum;
    }

    /** What a wire does with each message. */
    @Benchmark
    public int write() {
        sink.clear();
        for (Object message : messages) {
            talk.write(message, sink);
        }
        return sink.length();
    }

    /** What the network's bandwidth asks of each message. */
    @Benchmark
    public int size() {
        int sum = 0;
        for (Object message : messages) {
            sum += talk.size(message);
        }
        return sum;
    }

    /** There and back. */
    @Benchmark
    public Object read() throws MalformedMessageException {
        write();
        ByteSource source = ByteSource.of(sink.view());
        Object last = "";
        for (int i = 0; i < messages.length; i++) {
            last = talk.read(source);
        }
        return last;
    }
}
