package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableMap;
import dsim.check.MessageCounts;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.Objects;
import java.util.OptionalDouble;

/** One of the numbers that every run counts of its messages, counted for itself. */
final class MessageMetric implements Metric {

    private final MessageCounts counts = new MessageCounts();
    private final Metric one;

    MessageMetric(String name) {
        this.one = Objects.requireNonNull(counts.metrics().get(name), name);
    }

    @Override
    public void on(TraceEvent event) {
        counts.on(event);
    }

    @Override
    public long samples() {
        return one.samples();
    }

    @Override
    public OptionalDouble value() {
        return one.value();
    }

    @Override
    public boolean isParted() {
        return one.isParted();
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        return one.parts();
    }
}
