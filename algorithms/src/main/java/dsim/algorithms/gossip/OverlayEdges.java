package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableMap;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.OptionalDouble;

/**
 * How many links the overlay has at the end, between peers that are up ({@code overlay.edges}); beside it the peers, and the
 * least, mean and greatest degree.
 */
public final class OverlayEdges implements Metric {

    private final Overlay overlay = new Overlay();

    @Override
    public void on(TraceEvent event) {
        overlay.on(event);
    }

    @Override
    public long samples() {
        return overlay.members().length;
    }

    @Override
    public OptionalDouble value() {
        long ends = 0;
        for (int member : overlay.members()) {
            ends += overlay.degree(member);
        }
        return OptionalDouble.of(ends / 2.0);
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        int[] members = overlay.members();
        if (members.length == 0) {
            return ImmutableMap.of();
        }
        long ends = 0;
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int member : members) {
            int degree = overlay.degree(member);
            ends += degree;
            least = Math.min(least, degree);
            most = Math.max(most, degree);
        }
        return ImmutableMap.of(
                "edges", ends / 2.0,
                "peers", (double) members.length,
                "degree-min", (double) least,
                "degree-mean", (double) ends / members.length,
                "degree-max", (double) most);
    }
}
