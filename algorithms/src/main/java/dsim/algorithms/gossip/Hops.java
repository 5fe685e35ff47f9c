package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.gossip.GossipFact.Heard;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Over how many links messages come to those who hear them ({@code gossip.hops}): how many deliveries there were at each number.
 * Its one number is the mean.
 */
public final class Hops implements Metric {

    private final Map<Integer, Long> deliveries = new TreeMap<>();
    private long heard;
    private long sum;

    @Override
    public void on(TraceEvent event) {
        if (event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof Heard fact) {
            deliveries.merge(fact.hops(), 1L, Long::sum);
            heard++;
            sum += fact.hops();
        }
    }

    @Override
    public long samples() {
        return heard;
    }

    @Override
    public OptionalDouble value() {
        return heard == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / heard);
    }

    @Override
    public boolean isParted() {
        return true;
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        ImmutableMap.Builder<String, Double> parts = ImmutableMap.builder();
        deliveries.forEach((hops, count) -> parts.put(hops.toString(), (double) count));
        return parts.buildOrThrow();
    }
}
