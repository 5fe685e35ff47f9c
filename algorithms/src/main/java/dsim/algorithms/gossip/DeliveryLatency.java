package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableMap;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * How long a message takes from being said to each peer that hears it, in seconds of true time ({@code gossip.latency}). Its one
 * number is the median. Quantiles are right to three digits (HdrHistogram); mean and maximum are of the same precision.
 */
public final class DeliveryLatency implements Metric {

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
        return samples() == 0 ? OptionalDouble.empty() : OptionalDouble.of(quantile(50));
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        return samples() == 0
                ? ImmutableMap.of()
                : ImmutableMap.<String, Double>builder()
                        .put("min", nanos.getMinValue() / NANOS)
                        .put("mean", nanos.getMean() / NANOS)
                        .put("p50", quantile(50))
                        .put("p90", quantile(90))
                        .put("p99", quantile(99))
                        .put("p99.9", quantile(99.9))
                        .put("max", nanos.getMaxValue() / NANOS)
                        .buildOrThrow();
    }

    private double quantile(double percent) {
        return nanos.getValueAtPercentile(percent) / NANOS;
    }
}
