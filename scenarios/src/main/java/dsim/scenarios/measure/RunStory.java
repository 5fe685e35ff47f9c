package dsim.scenarios.measure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is told of a run in pictures: who was down when, how many messages of which type were sent when, and how long they were
 * on their way. Takes little memory, however long the run is.
 */
public final class RunStory implements TraceSink {

    private static final int BINS = 256;
    private static final long FIRST_BIN_NANOS = 1_000_000;
    private static final int SPANS_MAX = 2000;

    /** Delays are told apart by one part in so many of a factor of two. */
    private static final int STEPS_PER_OCTAVE = 16;

    private static final double LN_2 = StrictMath.log(2);

    /**
     * A node is in a state for a while.
     *
     * @param toNanos when it ends; {@link Long#MAX_VALUE} if it does not
     */
    record Span(Address node, long fromNanos, long toNanos, String state) {}

    private final List<Span> spans = new ArrayList<>();
    private final Map<Address, Span> open = new LinkedHashMap<>();
    private final Map<String, long[]> sent = new TreeMap<>();
    private long binNanos = FIRST_BIN_NANOS;
    private final Map<Long, Long> underWay = new LinkedHashMap<>();
    private final Map<Integer, Long> delays = new TreeMap<>();
    private long delivered;

    /** Nothing has happened. */
    public RunStory() {}

    @Override
    public void on(TraceEvent event) {
        switch (event.kind()) {
            case CRASH -> begin(event, "down");
            case PAUSE -> begin(event, "paused");
            case START, RESUME -> end(event.node(), event.timeNanos());
            case SEND -> send(event);
            case DELIVER -> deliver(event);
            case DROP -> underWay.remove(event.message());
            default -> {}
        }
    }

    private void begin(TraceEvent event, String state) {
        end(event.node(), event.timeNanos());
        if (open.size() + spans.size() < SPANS_MAX) {
            open.put(event.node(), new Span(event.node(), event.timeNanos(), Long.MAX_VALUE, state));
        }
    }

    private void end(Address node, long nowNanos) {
        Span begun = open.remove(node);
        if (begun != null) {
            spans.add(new Span(node, begun.fromNanos(), nowNanos, begun.state()));
        }
    }

    private void send(TraceEvent event) {
        while (event.timeNanos() / binNanos >= BINS) {
            sent.values().forEach(RunStory::halve);
            binNanos *= 2;
        }
        sent.computeIfAbsent(event.subject().getClass().getSimpleName(), any -> new long[BINS])[
                (int) (event.timeNanos() / binNanos)]++;
        underWay.put(event.message(), event.timeNanos());
    }

    private static void halve(long[] counts) {
        for (int i = 0; i < BINS; i++) {
            counts[i] = i < BINS / 2 ? counts[2 * i] + counts[2 * i + 1] : 0;
        }
    }

    /** Only of the first copy. */
    private void deliver(TraceEvent event) {
        Long since = underWay.remove(event.message());
        if (since != null) {
            delivered++;
            delays.merge(step(event.timeNanos() - since), 1L, Long::sum);
        }
    }

    private static int step(long nanos) {
        return nanos <= 0 ? -1 : (int) StrictMath.rint(StrictMath.log((double) nanos) / LN_2 * STEPS_PER_OCTAVE);
    }

    /** Who was down or paused, in the order in which that ended; what did not end is last. */
    ImmutableList<Span> spans() {
        return ImmutableList.<Span>builder().addAll(spans).addAll(open.values()).build();
    }

    /** How many messages were sent in each bin of time, by type. */
    ImmutableMap<String, long[]> sent() {
        ImmutableMap.Builder<String, long[]> copy = ImmutableMap.builder();
        sent.forEach((type, counts) -> copy.put(type, Arrays.copyOf(counts, BINS)));
        return copy.buildOrThrow();
    }

    /** How long a bin of time is. */
    long binNanos() {
        return binNanos;
    }

    /** Delays in nanoseconds, rising. */
    double[] delays() {
        return delays.keySet().stream()
                .mapToDouble(step -> step < 0 ? 0 : StrictMath.exp((double) step / STEPS_PER_OCTAVE * LN_2))
                .toArray();
    }

    /** Which share of the messages that arrived took at most each of the delays. */
    double[] shares() {
        double[] shares = new double[delays.size()];
        long sum = 0;
        int i = 0;
        for (long count : delays.values()) {
            sum += count;
            shares[i] = (double) sum / delivered;
            i++;
        }
        return shares;
    }
}
