package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableMap;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.OptionalDouble;

/** Into how many parts without a link between them the overlay falls at the end ({@code overlay.components}). */
public final class OverlayComponents implements Metric {

    private final Overlay overlay;

    /**
     * Of an overlay.
     *
     * @param overlay is told every step by somebody else
     */
    public OverlayComponents(Overlay overlay) {
        this.overlay = overlay;
    }

    @Override
    public void on(TraceEvent event) {
        // the overlay is told
    }

    @Override
    public long samples() {
        return overlay.paths().components();
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.of(overlay.paths().components());
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        return ImmutableMap.of("largest", (double) overlay.paths().largest());
    }
}
