package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableMap;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.Locale;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * Which share of those who should hear a message has heard it so long after it was said, over all messages ({@code
 * gossip.coverage-over-time}): a curve in equal steps from 0 to the longest delay, each part named by its time in seconds. It has
 * no one number.
 */
public final class CoverageOverTime implements Metric {

    private static final int STEPS = 20;
    private static final int DIGITS = 3;
    private static final double NANOS = 1e9;

    private final Deliveries deliveries = new Deliveries();
    private final Histogram nanos = new Histogram(DIGITS);

    @Override
    public void on(TraceEvent event) {
        deliveries
                .take(event)
                .filter(Deliveries.Delivery::isFirst)
                .ifPresent(delivery -> nanos.recordValue(delivery.latencyNanos()));
    }

    @Override
    public long samples() {
        return nanos.getTotalCount();
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.empty();
    }

    @Override
    public boolean isParted() {
        return true;
    }

    /** Who heard it without having to, because it joined later, counts on both sides. */
    @Override
    public ImmutableMap<String, Double> parts() {
        if (samples() == 0) {
            return ImmutableMap.of();
        }
        double audience = (double) samples() + deliveries.open();
        ImmutableMap.Builder<String, Double> curve = ImmutableMap.builder();
        long longest = nanos.getMaxValue();
        for (int step = 0; step <= STEPS; step++) {
            long within = step * (longest / STEPS + 1);
            curve.put(
                    String.format(Locale.ROOT, "%.6f", within / NANOS),
                    nanos.getCountBetweenValues(0, within) / audience);
        }
        return curve.buildOrThrow();
    }
}
