package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableMap;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The degree sequence of the overlay at the end: how many peers have how many links ({@code overlay.degrees}). Its one number is
 * the mean degree.
 */
public final class OverlayDegrees implements Metric {

    private final Overlay overlay;

    /**
     * Of an overlay.
     *
     * @param overlay is told every step by somebody else
     */
    public OverlayDegrees(Overlay overlay) {
        this.overlay = overlay;
    }

    @Override
    public void on(TraceEvent event) {
        // the overlay is told
    }

    @Override
    public long samples() {
        return overlay.degrees().length;
    }

    @Override
    public OptionalDouble value() {
        return Arrays.stream(overlay.degrees()).average();
    }

    @Override
    public boolean isParted() {
        return true;
    }

    /** The number of peers by their degree, lowest degree first. */
    @Override
    public ImmutableMap<String, Double> parts() {
        Map<Integer, Integer> peers = new TreeMap<>();
        for (int degree : overlay.degrees()) {
            peers.merge(degree, 1, Integer::sum);
        }
        ImmutableMap.Builder<String, Double> parts = ImmutableMap.builder();
        peers.forEach((degree, count) -> parts.put(degree.toString(), (double) count));
        return parts.buildOrThrow();
    }
}
