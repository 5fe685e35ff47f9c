package dsim.check;

import com.google.common.collect.ImmutableMap;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.OptionalDouble;

/** A number, or a few named numbers, measured from the trace of one run. */
public interface Metric extends TraceSink {

    /** Takes a step into account. */
    @Override
    void on(TraceEvent event);

    /** How often it was measured: 0 means that there is nothing to report. */
    long samples();

    /** The one number that bounds are compared with; empty if there is none. */
    OptionalDouble value();

    /** Whether it is named numbers, of which there may be none yet. */
    default boolean isParted() {
        return !parts().isEmpty();
    }

    /** The named numbers in a fixed order, or an empty map for a metric that is one number. */
    default ImmutableMap<String, Double> parts() {
        return ImmutableMap.of();
    }
}
