package dsim.live;

import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.actor.Gone;

/** What comes to a node from outside. Conversations are numbered from 1 in the order in which the node got to know them. */
public sealed interface Input {

    /** The node starts. */
    record Start() implements Input {}

    /** Somebody has opened a conversation with this node. */
    record Accepted(int conversation, Address peer) implements Input {}

    /** Bytes came in on a conversation. */
    record Bytes(int conversation, ByteString bytes) implements Input {}

    /** A conversation ended, or could not be had. */
    record Ended(int conversation, Gone why) implements Input {}

    /** A packet came in. */
    record Packet(Address from, ByteString bytes) implements Input {}

    /** A packet that this node has sent did not get away. */
    record Unsent(Address to, String reason) implements Input {}

    /**
     * A timer ran out.
     *
     * @param number the how-many-th that the node has set, from 1
     */
    record Timer(long number) implements Input {}
}
