package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.gossip.GossipFact.TookForDead;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * How long after a peer died each of its neighbours knows it, in seconds of true time ({@code gossip.detection}). Its one number
 * is the longest; three digits are right.
 */
public final class DetectionTime implements Metric {

    private static final int DIGITS = 3;
    private static final double NANOS = 1e9;

    private final Deaths deaths = new Deaths();
    private final Histogram nanos = new Histogram(DIGITS);

    @Override
    public void on(TraceEvent event) {
        deaths.on(event);
        if (event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof TookForDead taken) {
            deaths.diedAtNanos(taken).ifPresent(died -> nanos.recordValue(event.timeNanos() - died));
        }
    }

    @Override
    public long samples() {
        return nanos.getTotalCount();
    }

    @Override
    public OptionalDouble value() {
        return samples() == 0 ? OptionalDouble.empty() : OptionalDouble.of(nanos.getMaxValue() / NANOS);
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        return samples() == 0
                ? ImmutableMap.of()
                : ImmutableMap.of(
                        "min", nanos.getMinValue() / NANOS,
                        "mean", nanos.getMean() / NANOS,
                        "p50", nanos.getValueAtPercentile(50) / NANOS,
                        "max", nanos.getMaxValue() / NANOS);
    }
}
