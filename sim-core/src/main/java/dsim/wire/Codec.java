package dsim.wire;

import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Makes frames of messages and messages of frames, on one side of one conversation. It sees what goes out and what comes in,
 * and may remember a question to understand its answer.
 *
 * <p>Not thread safe.
 *
 * @param <M> the messages
 */
public interface Codec<M> {

    /**
     * Puts the whole frame of a message.
     *
     * @throws OversizeException if the message is too large to travel. Nothing is put then
     * @throws IllegalArgumentException if it is no message of this protocol. Nothing is put then
     */
    void encode(M message, ByteSink out);

    /**
     * Reads the next message, if all its bytes are there.
     *
     * @param in from its position on: what came in so far (stream), or one packet. The position moves past the frame that
     *     was read, and stays where it was if more bytes are needed
     * @return the message, or empty if more bytes are needed, which a datagram never does
     * @throws MalformedMessageException if the bytes are no message, or a packet goes on after its message. What is left in
     *     the buffer means nothing then
     */
    Optional<Received<M>> decode(ByteBuffer in) throws MalformedMessageException;

    /**
     * Reads what is left of a stream that the other side has ended. Only a protocol that ends a message by ending the stream
     * has one there.
     *
     * @param in the bytes for which {@link #decode} has asked for more; may be empty
     * @throws MalformedMessageException if they are no message
     */
    default Optional<Received<M>> decodeLast(ByteBuffer in) throws MalformedMessageException {
        if (in.hasRemaining()) {
            throw new MalformedMessageException(
                    "the stream ends " + in.remaining() + " bytes after the beginning of a message");
        }
        return Optional.empty();
    }
}
