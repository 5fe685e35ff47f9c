package dsim.algorithms.pickle;

import dsim.shape.MalformedMessageException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads pickles of the protocols 0 to 5, one after the other. A pickle ends at its STOP, wherever the packets end that it came
 * in: its opcodes are first counted out as they come, each byte once, and carried out when all are there.
 *
 * <p>Whatever the bytes are, they give a value or a {@link MalformedMessageException}, within the limits and in time that
 * grows with the number of bytes. Nothing is named, made or called: opcodes that would do so are refused as soon as they come.
 *
 * <p>Not thread safe.
 */
public final class PickleReader {

    private final PickleLimits limits;
    private Tokens counted;

    /** Reads what keeps within limits. */
    public PickleReader(PickleLimits limits) {
        this.limits = limits;
        this.counted = new Tokens(limits.bytes());
    }

    /**
     * Reads the next pickle, if all of it is there. If not, the next call has to come with the same bytes and some more.
     *
     * @param in from its position on; the position moves behind the pickle, or stays if more bytes are needed
     * @throws MalformedMessageException if this is no pickle, or one that is refused
     */
    public Optional<Pickled> read(ByteBuffer in) throws MalformedMessageException {
        do {
            if (!counted.next(in)) {
                return Optional.empty();
            }
        } while (counted.opcode() != Opcode.STOP);
        byte[] pickle = new byte[counted.end()];
        in.get(pickle);
        counted = new Tokens(limits.bytes());
        return Optional.of(new PickleMachine(limits, pickle).run());
    }

    /**
     * Reads one pickle and nothing else.
     *
     * @throws MalformedMessageException also if bytes are missing or left over
     */
    public static Pickled read(PickleLimits limits, byte[] pickle) throws MalformedMessageException {
        ByteBuffer in = ByteBuffer.wrap(pickle);
        Pickled value = new PickleReader(limits)
                .read(in)
                .orElseThrow(() -> new MalformedMessageException("a pickle without its end: STOP is missing"));
        if (in.hasRemaining()) {
            throw new MalformedMessageException(in.remaining() + " bytes behind the end of a pickle");
        }
        return value;
    }
}
