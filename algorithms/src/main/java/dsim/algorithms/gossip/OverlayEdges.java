package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableMap;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.OptionalDouble;

/**
 * How many links the overlay has at the end, between peers that are up ({@code overlay.edges}); beside it the peers, and the
 * least, mean and greatest degree.
 */
public final class OverlayEdges implements Metric {

    private final Overlay overlay;

    /**
     * Of an overlay.
     *
     * @param overlay is told every step by somebody else
     */
    public OverlayEdges(Overlay overlay) {
        this.overlay = overlay;
    }

    @Override
    public void on(TraceEvent event) {
        // the overlay is told
    }

    private IntSummaryStatistics degrees() {
        return Arrays.stream(overlay.degrees()).summaryStatistics();
    }

    @Override
    public long samples() {
        return degrees().getCount();
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.of(degrees().getSum() / 2.0);
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        IntSummaryStatistics degrees = degrees();
        return degrees.getCount() == 0
                ? ImmutableMap.of()
                : ImmutableMap.of(
                        "peers", (double) degrees.getCount(),
                        "degree-min", (double) degrees.getMin(),
                        "degree-mean", degrees.getAverage(),
                        "degree-max", (double) degrees.getMax());
    }
}
