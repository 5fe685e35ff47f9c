package dsim.algorithms.gossip;

import dsim.check.MessageCounts;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a test wants to know of a run: its facts, with their times, and how many messages of each type were sent. */
final class Told implements TraceSink {

    private final MessageCounts counts = new MessageCounts();
    private final List<TraceEvent> facts = new ArrayList<>();

    @Override
    public void on(TraceEvent event) {
        counts.on(event);
        if (event.kind() == TraceEvent.Kind.NOTE) {
            facts.add(event.copy());
        }
    }

    /** The steps at which facts of a kind were told, in order. */
    List<TraceEvent> facts(Class<? extends GossipFact> kind) {
        return facts.stream().filter(event -> kind.isInstance(event.subject())).toList();
    }

    /** How many messages of a type were sent. */
    long sent(Class<? extends GossipMessage> type) {
        Metric byType = Objects.requireNonNull(counts.metrics().get("messages.by-type"));
        return Math.round(byType.parts().getOrDefault(type.getSimpleName(), 0.0));
    }
}
