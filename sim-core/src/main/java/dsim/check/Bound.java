package dsim.check;

import dsim.trace.TraceEvent;
import java.util.Optional;
import java.util.OptionalDouble;

/** At the end: a metric lies within bounds. A metric without samples fulfils nothing and is reported as such. */
public final class Bound implements Expectation {

    private final String name;
    private final Metric metric;
    private final OptionalDouble least;
    private final OptionalDouble most;

    /**
     * Expects a metric within bounds, both included.
     *
     * @throws IllegalArgumentException if there is no bound, or least is above most
     */
    public Bound(String name, Metric metric, OptionalDouble least, OptionalDouble most) {
        if (least.isEmpty() && most.isEmpty()) {
            throw new IllegalArgumentException("a bound has a min or a max: " + name);
        }
        if (least.isPresent() && most.isPresent() && least.getAsDouble() > most.getAsDouble()) {
            throw new IllegalArgumentException("min " + least.getAsDouble() + " is above max " + most.getAsDouble());
        }
        this.name = name;
        this.metric = metric;
        this.least = least;
        this.most = most;
    }

    @Override
    public void on(TraceEvent event) {
        metric.on(event);
    }

    @Override
    public Verdict verdict(long endNanos) {
        OptionalDouble value = metric.value();
        boolean holds = value.isPresent()
                && (least.isEmpty() || value.getAsDouble() >= least.getAsDouble())
                && (most.isEmpty() || value.getAsDouble() <= most.getAsDouble());
        String says = value.isPresent() ? "it was " + plain(value.getAsDouble()) : "it has no samples";
        return new Verdict(name, holds, metric.samples(), endNanos, TraceEvent.nobody(), says, Optional.empty());
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
