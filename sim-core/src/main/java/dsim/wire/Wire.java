package dsim.wire;

import dsim.actor.Address;
import dsim.shape.ByteSink;

/**
 * How the messages of a protocol travel. A value that may be shared by nodes: what is remembered of a conversation is in
 * its codec.
 *
 * @param <M> the messages
 */
public interface Wire<M> {

    /** What carries the frames. */
    enum Kind {
        /** One packet for each message: may be lost, doubled, or overtaken. */
        DATAGRAM,
        /** A conversation: in order, nothing lost or doubled, until it ends. */
        STREAM
    }

    /** What carries the frames. */
    Kind kind();

    /**
     * The codec of a new conversation, on one of its sides. What is exchanged with a peer by datagrams is one too.
     *
     * @param self where the node on this side can be reached
     */
    Codec<M> codec(Address self);

    /**
     * Whether frames say where their sender can be reached. Then {@code from} is a peer's known address; else it names the
     * socket or the accepted conversation.
     */
    default boolean carriesSender() {
        return false;
    }

    /** The largest frame in bytes, all included: what is longer is no message of this protocol. */
    default int frameLimit() {
        return 1 << 20;
    }

    /** The protocol, for people. */
    String name();

    /**
     * No frame of this node would be longer, {@link #frameLimit()} or not: who knows it to be short need not ask for the size
     * of each. {@link Integer#MAX_VALUE} if nobody can tell.
     *
     * @param self where the sender can be reached
     */
    default int longest(Address self) {
        return Integer.MAX_VALUE;
    }

    /**
     * The size in bytes of the frame of a message that begins a conversation.
     *
     * @param self where the sender can be reached
     * @throws IllegalArgumentException as {@link Codec#encode}, also for one that is too large
     */
    default int size(Address self, M message) {
        ByteSink frame = new ByteSink();
        codec(self).encode(message, frame);
        return frame.length();
    }
}
