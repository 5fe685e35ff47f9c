package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.gossip.GossipFact.Heard;
import dsim.algorithms.gossip.GossipMessage.Rumour;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.OptionalDouble;

/**
 * How many copies of messages come in vain for each that is new ({@code gossip.redundancy}): copies that arrive, divided by
 * deliveries, less one. 0 is a tree.
 *
 * <p>Source: J. Leitão, J. Pereira, L. Rodrigues, <i>Epidemic Broadcast Trees</i>, SRDS 2007 (relative message redundancy).
 */
public final class Redundancy implements Metric {

    private long sent;
    private long arrived;
    private long heard;

    @Override
    public void on(TraceEvent event) {
        switch (event.kind()) {
            case SEND -> sent += event.subject() instanceof Rumour ? 1 : 0;
            case DELIVER -> arrived += event.subject() instanceof Rumour ? 1 : 0;
            case NOTE -> heard += event.subject() instanceof Heard ? 1 : 0;
            default -> {}
        }
    }

    @Override
    public long samples() {
        return heard;
    }

    @Override
    public OptionalDouble value() {
        return heard == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) arrived / heard - 1);
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        return heard == 0
                ? ImmutableMap.of()
                : ImmutableMap.of(
                        "copies-sent", (double) sent, "copies-arrived", (double) arrived, "new", (double) heard);
    }
}
