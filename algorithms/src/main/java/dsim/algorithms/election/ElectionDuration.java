package dsim.algorithms.election;

import com.google.common.collect.ImmutableMap;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.LongSummaryStatistics;
import java.util.OptionalDouble;

/**
 * How long it takes from the first process that misses its leader, or holds an election, until all agree:
 * {@code election.duration}, in seconds of true time. Its one number is the longest. One that never ended is no sample.
 */
public final class ElectionDuration implements Metric {

    private static final double NANOS = 1e9;

    private final Episodes episodes = new Episodes();

    @Override
    public void on(TraceEvent event) {
        episodes.on(event);
    }

    @Override
    public long samples() {
        return episodes.endedNanos().getCount();
    }

    @Override
    public OptionalDouble value() {
        return samples() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(episodes.endedNanos().getMax() / NANOS);
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        LongSummaryStatistics nanos = episodes.endedNanos();
        return samples() == 0
                ? ImmutableMap.of()
                : ImmutableMap.of(
                        "min", nanos.getMin() / NANOS,
                        "mean", nanos.getAverage() / NANOS,
                        "max", nanos.getMax() / NANOS);
    }
}
