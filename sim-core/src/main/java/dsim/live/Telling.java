package dsim.live;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.network.DropReason;
import dsim.trace.TraceEvent;
import dsim.trace.TraceEvent.Kind;
import dsim.trace.TraceSink;

/** Tells the steps of all nodes of a host to those who listen. */
final class Telling {

    private final ImmutableList<TraceSink> sinks;
    private final TraceEvent event = new TraceEvent();
    private long messages;

    Telling(ImmutableList<TraceSink> sinks) {
        this.sinks = sinks;
    }

    void tell(Kind kind, long at, Address node, Object subject) {
        tell(event.is(kind, at, node, subject));
    }

    void sent(long at, Address from, Address to, Object message, int bytes) {
        tell(event.is(Kind.SEND, at, from, to, message, ++messages, bytes, ""));
    }

    void delivered(long at, Address node, Address from, Object message) {
        tell(event.is(Kind.DELIVER, at, node, from, message, ++messages, 0, ""));
    }

    void dropped(long at, Address from, Address to, Object message, int bytes, DropReason reason) {
        tell(event.is(Kind.DROP, at, from, to, message, ++messages, bytes, reason.toString()));
    }

    void gone(long at, Address node, Address peer, dsim.actor.Gone why) {
        tell(event.is(Kind.GONE, at, node, peer, why, 0, 0, why.name()));
    }

    private void tell(TraceEvent told) {
        try {
            for (TraceSink sink : sinks) {
                sink.on(told);
            }
        } catch (RuntimeException | AssertionError thrown) {
            throw new Interrupted(thrown);
        }
    }

    /** A listener has thrown, while an actor may be in the midst of a handler: it is not the actor's doing. */
    static final class Interrupted extends Error {

        private static final long serialVersionUID = 1;

        /** What the listener threw. */
        final Throwable thrown;

        Interrupted(Throwable thrown) {
            super(thrown);
            this.thrown = thrown;
        }
    }
}
