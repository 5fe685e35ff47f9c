package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableMap;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.OptionalDouble;

/**
 * Over how many links two peers of the largest component are apart at most, at the end ({@code overlay.diameter}). Exact if its
 * parts {@code least} and {@code most} agree, as they do in any overlay of moderate size; else there is no one number.
 */
public final class OverlayDiameter implements Metric {

    private final Overlay overlay;

    /**
     * Of an overlay.
     *
     * @param overlay is told every step by somebody else
     */
    public OverlayDiameter(Overlay overlay) {
        this.overlay = overlay;
    }

    @Override
    public void on(TraceEvent event) {
        // the overlay is told
    }

    @Override
    public long samples() {
        return overlay.paths().largest();
    }

    @Override
    public OptionalDouble value() {
        OverlayPaths now = overlay.paths();
        return now.largest() == 0 || now.least() < now.most() ? OptionalDouble.empty() : OptionalDouble.of(now.least());
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        OverlayPaths now = overlay.paths();
        return now.largest() == 0
                ? ImmutableMap.of()
                : ImmutableMap.of("least", (double) now.least(), "most", (double) now.most());
    }
}
