package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.gossip.GossipFact.TookForDead;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.OptionalDouble;

/**
 * How often a peer took a neighbour for dead that was up ({@code gossip.false-deaths}), because messages were lost, late or cut
 * off, or it was paused; beside it how often rightly. Live, peers of
 * other processes count for nothing: nobody here knows whether they are up.
 */
public final class FalseDeaths implements Metric {

    private final Deaths deaths = new Deaths();
    private long right;
    private long wrong;

    @Override
    public void on(TraceEvent event) {
        deaths.on(event);
        if (event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof TookForDead taken) {
            right += deaths.diedAtNanos(taken).isPresent() ? 1 : 0;
            wrong += deaths.isFalse(taken) ? 1 : 0;
        }
    }

    @Override
    public long samples() {
        return right + wrong;
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.of((double) wrong);
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        return ImmutableMap.of("false", (double) wrong, "true", (double) right, "died", (double) deaths.dead());
    }
}
