package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableMap;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.OptionalDouble;

/**
 * How many entries on the seeds' lists have another degree than the true one ({@code seeds.wrong-degrees}), by the lists that the
 * seeds told last; beside it all entries of peers that are up, the ghosts (entries of peers that are down, or that came back
 * and registered elsewhere), and the sum of the listed degrees of peers that are up, each once: twice the number of links, if
 * all is right.
 */
public final class WrongDegrees implements Metric {

    private final SeedDegrees degrees;

    /**
     * Beside an overlay.
     *
     * @param overlay is told every step by somebody else
     */
    public WrongDegrees(Overlay overlay) {
        this.degrees = new SeedDegrees(overlay);
    }

    @Override
    public void on(TraceEvent event) {
        degrees.on(event);
    }

    @Override
    public long samples() {
        return degrees.compare().listings();
    }

    @Override
    public OptionalDouble value() {
        return degrees.isTold() ? OptionalDouble.of((double) degrees.compare().wrong()) : OptionalDouble.empty();
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        return degrees.isTold() ? degrees.compare().parts() : ImmutableMap.of();
    }
}
