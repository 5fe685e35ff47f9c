package dsim.scenarios.bench;

import com.google.common.collect.ImmutableList;
import java.util.function.BiFunction;

/** What is measured. Sources and figures of others stand in {@code docs/performance.md} of this module. */
public enum Workload {

    /** The event list alone. */
    HOLD(
            "hold",
            "N events pend; each pop schedules one push at now + exponential increment",
            "hold",
            ImmutableList.of(Engine.BASELINE, Engine.DSIM),
            ImmutableList.of(1_000, 100_000, 1_000_000),
            Hold::new),

    /** The whole path of a message. */
    PHOLD(
            "phold",
            "N actors, 4N messages in flight; a delivery sends one to a random node; 1 % loss",
            "delivered message",
            ImmutableList.of(Engine.BASELINE, Engine.DSIM, Engine.DSIM_DIGEST),
            ImmutableList.of(1_000, 100_000, 1_000_000),
            Phold::new),

    /** Gossip. */
    FLOOD(
            "flood",
            "N nodes, random graph of degree 8, 10 rumours, each forwarded to all neighbours once",
            "delivered message",
            ImmutableList.of(Engine.BASELINE, Engine.DSIM),
            ImmutableList.of(10_000, 100_000),
            Flood::new),

    /** Timers that hardly ever run out. */
    TIMERS(
            "timers",
            "N nodes, each with a periodic timer, and a timeout that is cancelled and set anew each time",
            "period",
            ImmutableList.of(Engine.BASELINE, Engine.DSIM),
            ImmutableList.of(1_000, 100_000),
            Timers::new),

    /** Loops that pay in a stream of prices. */
    ARBITRAGE(
            "arbitrage",
            "N currencies, 50 quotes a datagram, a look after each; the baseline is JGraphT's Bellman-Ford",
            "quote",
            ImmutableList.of(Engine.BASELINE, Engine.DSIM),
            ImmutableList.of(5, 20, 150),
            ArbitrageStream::new);

    /** A workload under way. */
    interface Course {

        /** Makes ready what is not to be measured. */
        default void prepare() {}

        /** Does some of it: the number of operations done. */
        long advance();
    }

    private final String word;
    private final String what;
    private final String operation;
    private final ImmutableList<Engine> engines;
    private final ImmutableList<Integer> sizes;

    @SuppressWarnings("ImmutableEnumChecker") // constructors hold nothing
    private final BiFunction<Engine, Integer, Course> start;

    Workload(
            String word,
            String what,
            String operation,
            ImmutableList<Engine> engines,
            ImmutableList<Integer> sizes,
            BiFunction<Engine, Integer, Course> start) {
        this.word = word;
        this.what = what;
        this.operation = operation;
        this.engines = engines;
        this.sizes = sizes;
        this.start = start;
    }

    /** As the command line names it. */
    public String word() {
        return word;
    }

    /** In one line. */
    public String what() {
        return what;
    }

    /** What is counted. */
    public String operation() {
        return operation;
    }

    /** What it runs on; the baseline first. */
    public ImmutableList<Engine> engines() {
        return engines;
    }

    /** The sizes N that are usual. */
    public ImmutableList<Integer> sizes() {
        return sizes;
    }

    /** Whether it can be of that size: a table of currencies has at least 2 and at most 256. */
    public boolean isPossible(int size) {
        return this != ARBITRAGE || size >= 2 && size <= 256;
    }

    Course start(Engine engine, int size) {
        return start.apply(engine, size);
    }
}
