package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableMap;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.OptionalDouble;

/** Into how many parts without a link between them the overlay falls at the end ({@code overlay.components}). */
public final class OverlayComponents implements Metric {

    private final MeasuredPaths paths = new MeasuredPaths();

    @Override
    public void on(TraceEvent event) {
        paths.on(event);
    }

    @Override
    public long samples() {
        return paths.now().components();
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.of(paths.now().components());
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        return ImmutableMap.of("largest", (double) paths.now().largest());
    }
}
