package dsim.shape;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes to be read, and no byte beyond their end. Numbers are big-endian.
 *
 * <p>Not thread safe.
 */
public final class ByteSource {

    private final byte[] bytes;
    private final int start;
    private final int end;
    private int at;
    private final ByteSink again = new ByteSink();

    private ByteSource(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.at = start;
    }

    /** Reads a buffer from its position to its limit, and leaves its position as it is. The buffer must not change. */
    public static ByteSource of(ByteBuffer buffer) {
        if (buffer.hasArray()) {
            int start = buffer.arrayOffset() + buffer.position();
            return new ByteSource(buffer.array(), start, start + buffer.remaining());
        }
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return of(copy);
    }

    /** Reads an array, which must not change. */
    public static ByteSource of(byte[] bytes) {
        return new ByteSource(bytes, 0, bytes.length);
    }

    /** How many bytes were read. */
    public int position() {
        return at - start;
    }

    /** How many bytes are left. */
    public int remaining() {
        return end - at;
    }

    /** The next byte. */
    public byte takeByte() throws MalformedMessageException {
        return bytes[take(1)];
    }

    /** The next 16 bits. */
    public short takeShort() throws MalformedMessageException {
        return (short) ByteSink.SHORT.get(bytes, take(Short.BYTES));
    }

    /** The next 32 bits. */
    public int takeInt() throws MalformedMessageException {
        return (int) ByteSink.INT.get(bytes, take(Integer.BYTES));
    }

    /** The next 64 bits. */
    public long takeLong() throws MalformedMessageException {
        return (long) ByteSink.LONG.get(bytes, take(Long.BYTES));
    }

    /** The next number of {@link ByteSink#putVarint}: not negative. */
    public int takeVarint() throws MalformedMessageException {
        int from = position();
        long value = 0;
        for (int shift = 0; shift <= 28; shift += 7) {
            byte group = takeByte();
            value |= (long) (group & 0x7f) << shift;
            if (group >= 0 && value <= Integer.MAX_VALUE) {
                return (int) value;
            }
        }
        throw new MalformedMessageException("a number of more than 31 bits at byte " + from);
    }

    /**
     * The next varint, as a count of things that follow.
     *
     * @param least how many bytes each of them needs, at least 1
     * @throws MalformedMessageException also if so many are not left
     */
    public int takeCount(int least) throws MalformedMessageException {
        int from = position();
        int count = takeVarint();
        if ((long) count * least > remaining()) {
            throw new MalformedMessageException(
                    "a count of " + count + " at byte " + from + " where " + remaining() + " bytes are left");
        }
        return count;
    }

    /** The next bytes. */
    public byte[] takeBytes(int count) throws MalformedMessageException {
        int from = take(count);
        return Arrays.copyOfRange(bytes, from, from + count);
    }

    /** Makes sure that nothing is left. */
    public void end() throws MalformedMessageException {
        if (at < end) {
            throw new MalformedMessageException(remaining() + " bytes are left after byte " + position());
        }
    }

    /** Makes sure that what was read since a position are the bytes as which the value is written. */
    void confirm(int from, Shape shape, Object value) throws MalformedMessageException {
        again.clear();
        try {
            shape.write(value, again);
        } catch (RuntimeException e) {
            throw new MalformedMessageException(
                    "what was read at byte " + from + " cannot be written: " + e.getMessage(), e);
        }
        int difference = again.mismatch(bytes, start + from, at);
        if (difference >= 0) {
            throw new MalformedMessageException("byte " + (from + difference) + " is not as this value is written");
        }
    }

    private int take(int count) throws MalformedMessageException {
        int from = at;
        if (Integer.compareUnsigned(count, end - from) > 0) {
            throw new MalformedMessageException("the end at byte " + (end - start) + " where "
                    + Integer.toUnsignedLong(count) + " bytes are needed from byte " + position());
        }
        at = from + count;
        return from;
    }
}
