package dsim.algorithms.election;

import dsim.actor.Address;
import dsim.trace.TraceEvent;
import dsim.trace.TraceEvent.Kind;
import dsim.trace.TraceSink;
import java.util.Arrays;

/** A run made up for a listener, step by step. */
final class Story {

    private static final long SECOND = 1_000_000_000L;

    private final TraceSink[] listeners;
    private final TraceEvent step = new TraceEvent();
    private long now;

    Story(TraceSink... listeners) {
        this.listeners = listeners;
    }

    /** The time is now this. */
    Story at(double seconds) {
        now = (long) (seconds * SECOND);
        return this;
    }

    /** A node tells facts. */
    Story notes(Address node, ElectionFact... facts) {
        Arrays.stream(facts).forEach(fact -> tell(Kind.NOTE, node, fact));
        return this;
    }

    /** A node comes up and tells its id, the largest of which wins. */
    Story joins(Address node, ProcessId id) {
        happens(Kind.START, node);
        return notes(node, new ElectionFact.Joined(id, IdOrder.LARGEST));
    }

    /** Something befalls a node. */
    Story happens(Kind kind, Address node) {
        tell(kind, node, 1);
        return this;
    }

    /** A message is sent. */
    Story sends(Address from, Address to, Object message) {
        step.is(Kind.SEND, now, from, to, message, 1, 0, "");
        tellAll();
        return this;
    }

    private void tell(Kind kind, Address node, Object subject) {
        step.is(kind, now, node, subject);
        tellAll();
    }

    private void tellAll() {
        for (TraceSink listener : listeners) {
            listener.on(step);
        }
    }
}
