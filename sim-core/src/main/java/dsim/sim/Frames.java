package dsim.sim;

import dsim.actor.Address;
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import dsim.wire.Codec;
import dsim.wire.Received;
import dsim.wire.Wire;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns messages into bytes and back where nodes do not share a wire, or always if asked: each conversation has a codec at
 * either side.
 */
final class Frames {

    /** What comes of bytes that are no message. */
    static final Object MALFORMED = new Object();

    /** A message on its way as bytes. */
    static final class Packed {
        private final byte[] bytes;

        private Packed(byte[] bytes) {
            this.bytes = bytes;
        }

        int size() {
            return bytes.length;
        }
    }

    private record Side(int node, Address peer) {}

    private final boolean always;
    private final Map<Side, Codec<Object>> codecs = new LinkedHashMap<>();
    private final ByteSink sink = new ByteSink();

    Frames(boolean always) {
        this.always = always;
    }

    /** The size of a message's frame in bytes. */
    int size(SimNode node, Object message) {
        return node.wire().size(node.address, message);
    }

    /** What travels: the message itself, or its bytes. */
    Object pack(SimNode from, Address to, Wire<Object> wireThere, Object message) {
        if (!always && from.wire() == wireThere) {
            return message;
        }
        sink.clear();
        codec(from, to).encode(message, sink);
        return new Packed(sink.toByteArray());
    }

    /** The message in what travelled, or {@link #MALFORMED}. */
    Object unpack(SimNode node, Address from, Object carried) {
        if (!(carried instanceof Packed packed)) {
            return carried;
        }
        ByteBuffer in = ByteBuffer.wrap(packed.bytes);
        try {
            Optional<Received<Object>> received = codec(node, from).decode(in);
            return received.isEmpty() || in.hasRemaining()
                    ? MALFORMED
                    : received.get().message();
        } catch (MalformedMessageException malformed) {
            return MALFORMED;
        }
    }

    private Codec<Object> codec(SimNode node, Address peer) {
        return codecs.computeIfAbsent(
                new Side(node.place, peer), side -> node.wire().codec(node.address));
    }

    /** A conversation is over. */
    void forget(SimNode node, Address peer) {
        codecs.remove(new Side(node.place, peer));
    }

    /** All conversations of a node are over. */
    void forget(SimNode node) {
        codecs.keySet().removeIf(side -> side.node == node.place);
    }
}
