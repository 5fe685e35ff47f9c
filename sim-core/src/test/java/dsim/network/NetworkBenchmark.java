package dsim.network;

import com.google.common.collect.ImmutableList;
import dsim.random.Key;
import dsim.random.Seed;
import java.time.Duration;
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

/** What one answer of the network costs, from a node to another, both drawn. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NetworkBenchmark {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /** Simulated time between two messages: at 1000 ns, 12 500 are under way. */
    private static final int STEP_NANOS = 1_000;

    private static final Link PLAIN = Link.of(Latency.uniform(Duration.ofMillis(5), Duration.ofMillis(20)))
            .withLoss(Loss.independent(0.01))
            .withOrder(Order.ANY);

    @Param({"1000", "100000"})
    public int nodes;

    /** What is in use, one thing at a time, and all of it. */
    @Param({"plain", "exponential", "lognormal", "rules", "cut", "fifo", "bursts", "line", "uplink", "downlink", "full"
    })
    public String use;

    private Network network;
    private long now;
    private long message;
    private final Arrivals arrivals = new Arrivals();

    /** Makes the network. */
    @Setup
    public void prepare() {
        NodeSet all = NodeSet.range(0, nodes);
        NodeSet half = NodeSet.range(0, nodes / 2);
        Bandwidth bandwidth = Bandwidth.of(1_000_000_000);
        Latency exponential = Latency.exponential(Duration.ofMillis(5), Duration.ofMillis(10));
        Loss bursts = Loss.bursts(0.01, 3, 1);
        Disturbance cut =
                new Disturbance.Cut(Pairs.across(ImmutableList.of(half, NodeSet.range(nodes / 2, nodes / 2 + 8))));
        boolean isFull = use.equals("full");
        Link link = PLAIN;
        link = use.equals("exponential") || isFull ? link.withLatency(exponential) : link;
        link = use.equals("lognormal")
                ? link.withLatency(Latency.lognormal(Duration.ofMillis(10), Duration.ofMillis(50)))
                : link;
        link = use.equals("fifo") || isFull ? link.withOrder(Order.FIFO) : link;
        link = use.equals("bursts") || isFull ? link.withLoss(bursts) : link;
        link = use.equals("line") || isFull ? link.withBandwidth(bandwidth) : link;
        Network.Builder builder = Network.builder(nodes, link);
        if (use.equals("rules") || isFull) {
            builder.rule(Pairs.within(half), it -> it.withDuplicate(0.01));
        }
        if (use.equals("uplink") || isFull) {
            builder.uplink(all, bandwidth);
        }
        if (use.equals("downlink") || isFull) {
            builder.downlink(all, bandwidth);
        }
        network = builder.build(Key.of(Seed.of(1), "network"));
        if (use.equals("cut") || isFull) {
            network.begin(cut);
        }
    }

    /** When does a message of 100 bytes arrive? */
    @Benchmark
    public long route() {
        now += STEP_NANOS;
        message += GOLDEN;
        int from = (int) ((message >>> 32) * nodes >>> 32);
        int to = (int) ((message & 0xffff_ffffL) * nodes >>> 32);
        network.route(from, to, now, message, 100, arrivals);
        return arrivals.first();
    }
}
