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
     * @throws IllegalArgumentException if the message cannot travel: it is too large, or no message of this protocol.
     *     Nothing is put then
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
}
