package dsim.sim;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Bytes;
import dsim.actor.Address;
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import dsim.wire.Codec;
import dsim.wire.OversizeException;
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

    /** The size of what its wire does not carry. */
    static final int TOO_LARGE = -1;

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

    private static final byte[] NOTHING = {};

    private record Side(int node, Address peer) {}

    private final boolean always;
    private final Map<Side, Codec<Object>> codecs = new LinkedHashMap<>();

    /** What came in of messages that are not whole yet. */
    private final Map<Side, byte[]> rests = new LinkedHashMap<>();

    private final ByteSink sink = new ByteSink();

    Frames(boolean always) {
        this.always = always;
    }

    /** The size of a message's frame in bytes, or {@link #TOO_LARGE}. */
    int size(SimNode node, Object message) {
        try {
            return node.wire().size(node.address, message);
        } catch (OversizeException oversize) {
            return TOO_LARGE;
        }
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

    /** The message in a packet, or {@link #MALFORMED}. */
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

    /**
     * The messages that are whole with what a stream has brought, in order; {@link #MALFORMED} as the last one if what follows
     * is none.
     */
    ImmutableList<Object> next(SimNode node, Address from, Object carried) {
        if (!(carried instanceof Packed packed)) {
            return ImmutableList.of(carried);
        }
        Side side = new Side(node.place, from);
        byte[] before = rests.getOrDefault(side, NOTHING);
        ByteBuffer in = ByteBuffer.wrap(before.length == 0 ? packed.bytes : Bytes.concat(before, packed.bytes));
        ImmutableList.Builder<Object> messages = ImmutableList.builder();
        try {
            while (in.hasRemaining()) {
                int position = in.position();
                Optional<Received<Object>> received = codec(node, from).decode(in);
                if (received.isEmpty()) {
                    in.position(position);
                    break;
                }
                messages.add(received.get().message());
            }
        } catch (MalformedMessageException malformed) {
            return messages.add(MALFORMED).build();
        }
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        if (rest.length > 0) {
            rests.put(side, rest);
        } else {
            rests.remove(side);
        }
        return messages.build();
    }

    /** The message that ends with its stream, if there is one, or {@link #MALFORMED}. */
    Optional<Object> last(SimNode node, Address from) {
        Side side = new Side(node.place, from);
        if (!codecs.containsKey(side)) {
            return Optional.empty();
        }
        try {
            return codec(node, from)
                    .decodeLast(ByteBuffer.wrap(rests.getOrDefault(side, NOTHING)))
                    .map(Received::message);
        } catch (MalformedMessageException malformed) {
            return Optional.of(MALFORMED);
        }
    }

    private Codec<Object> codec(SimNode node, Address peer) {
        return codecs.computeIfAbsent(
                new Side(node.place, peer), side -> node.wire().codec(node.address));
    }

    /** A conversation is over. */
    void forget(SimNode node, Address peer) {
        Side side = new Side(node.place, peer);
        codecs.remove(side);
        rests.remove(side);
    }

    /** All conversations of a node are over. */
    void forget(SimNode node) {
        codecs.keySet().removeIf(side -> side.node == node.place);
        rests.keySet().removeIf(side -> side.node == node.place);
    }
}
