package dsim.trace;

import dsim.actor.Address;
import dsim.actor.Gone;

/**
 * One step of a run, as its host tells it. The host fills one object again and again, so that telling costs no memory; a
 * listener that keeps a step keeps a {@link #copy()}.
 */
public final class TraceEvent {

    /** What kind of step. The order is part of the digest: new kinds come last. */
    public enum Kind {
        /** A node comes up; subject: how-many-th life, from 1. */
        START,
        /** A node hands a message to the network; peer: to whom. */
        SEND,
        /** A second copy of a message is on its way; peer: to whom. */
        DUPLICATE,
        /** A copy of a message reaches its node; peer: from whom. */
        DELIVER,
        /** A copy is lost on the way; node: who sent it, peer: to whom, reason: why. */
        DROP,
        /** A timer is set; subject: the timer. */
        TIMER_SET,
        /** A timer is taken back; subject: the timer. */
        TIMER_CANCEL,
        /** A timer runs out; subject: the timer. */
        TIMER,
        /** A client's action reaches a node; subject: the message that it causes. */
        ACTION,
        /** A node tells a fact; subject: the fact. */
        NOTE,
        /** A stream of a node ends; peer: with whom, reason: how. */
        GONE,
        /** A node closes its stream; peer: with whom. */
        CLOSE,
        /** A node goes down; all it had not persisted is gone. */
        CRASH,
        /** A node stops for a while, and keeps what it has. */
        PAUSE,
        /** A paused node goes on. */
        RESUME,
        /** A node's clock is set; subject: by how many nanoseconds. */
        CLOCK,
        /** A node keeps a state; subject: the state. */
        PERSIST,
        /** A fault begins; subject: its text. */
        FAULT,
        /** A fault that lasts ends; subject: its text. */
        FAULT_END
    }

    /** A copy or a stream that had no reason to end. */
    private static final String NO_REASON = "";

    private static final Address NOBODY = Address.of("-", 0);

    private Kind kind = Kind.FAULT;
    private long index;
    private long timeNanos;
    private Address node = NOBODY;
    private Address peer = NOBODY;
    private Object subject = NO_REASON;
    private long message;
    private int bytes;
    private String reason = NO_REASON;

    /** Fills in a step that concerns one node or none ({@link #nobody()}). */
    public TraceEvent is(Kind kind, long timeNanos, Address node, Object subject) {
        return is(kind, timeNanos, node, NOBODY, subject, 0, 0, NO_REASON);
    }

    /** Fills in all of a step. Counts it. */
    public TraceEvent is(
            Kind kind,
            long timeNanos,
            Address node,
            Address peer,
            Object subject,
            long message,
            int bytes,
            String reason) {
        this.index++;
        this.kind = kind;
        this.timeNanos = timeNanos;
        this.node = node;
        this.peer = peer;
        this.subject = subject;
        this.message = message;
        this.bytes = bytes;
        this.reason = reason;
        return this;
    }

    /** Stands for the node where a step concerns none. */
    public static Address nobody() {
        return NOBODY;
    }

    /** What kind of step. */
    public Kind kind() {
        return kind;
    }

    /** How-many-th step of the run, from 1. */
    public long index() {
        return index;
    }

    /** True virtual time in nanoseconds since the run began; live: the monotonic clock of the host. */
    public long timeNanos() {
        return timeNanos;
    }

    /** Where it happened. */
    public Address node() {
        return node;
    }

    /** The other side of a message or stream, else {@link #nobody()}. */
    public Address peer() {
        return peer;
    }

    /** The message, timer, fact, state or text that the step is about. */
    public Object subject() {
        return subject;
    }

    /** Identifies a message from its sending to the arrival of all its copies; 0 where the step is about none. */
    public long message() {
        return message;
    }

    /** Size of the message's frame in bytes; 0 where the step is about none, or nobody asked for sizes. */
    public int bytes() {
        return bytes;
    }

    /** Why a copy was dropped or how a stream ended (see {@link Gone}); else empty. */
    public String reason() {
        return reason;
    }

    /** The same step, to keep. */
    public TraceEvent copy() {
        TraceEvent copy = new TraceEvent().is(kind, timeNanos, node, peer, subject, message, bytes, reason);
        copy.index = index;
        return copy;
    }
}
