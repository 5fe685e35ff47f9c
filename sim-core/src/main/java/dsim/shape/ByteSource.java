package dsim.shape;

import java.nio.ByteBuffer;

/**
 * Bytes to be read, and no byte beyond their end. Numbers are big-endian.
 *
 * <p>Not thread safe.
 */
public final class ByteSource {

    private final ByteBuffer bytes;
    private final ByteSink again = new ByteSink();

    private ByteSource(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Reads a buffer from its position to its limit, and leaves the buffer's position as it is. */
    public static ByteSource of(ByteBuffer bytes) {
        return new ByteSource(bytes.slice());
    }

    /** Reads an array. */
    public static ByteSource of(byte[] bytes) {
        return of(ByteBuffer.wrap(bytes));
    }

    /** How many bytes were read. */
    public int position() {
        return bytes.position();
    }

    /** How many bytes are left. */
    public int remaining() {
        return bytes.remaining();
    }

    /** The next byte. */
    public byte takeByte() throws MalformedMessageException {
        need(1);
        return bytes.get();
    }

    /** The next 16 bits. */
    public short takeShort() throws MalformedMessageException {
        need(Short.BYTES);
        return bytes.getShort();
    }

    /** The next 32 bits. */
    public int takeInt() throws MalformedMessageException {
        need(Integer.BYTES);
        return bytes.getInt();
    }

    /** The next 64 bits. */
    public long takeLong() throws MalformedMessageException {
        need(Long.BYTES);
        return bytes.getLong();
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
        need(count);
        byte[] taken = new byte[count];
        bytes.get(taken);
        return taken;
    }

    /** Makes sure that nothing is left. */
    public void end() throws MalformedMessageException {
        if (bytes.hasRemaining()) {
            throw new MalformedMessageException(remaining() + " bytes are left after the message");
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
        int difference = bytes.slice(from, position() - from).mismatch(again.view());
        if (difference >= 0) {
            throw new MalformedMessageException("byte " + (from + difference) + " is not as this value is written");
        }
    }

    private void need(int count) throws MalformedMessageException {
        if (bytes.remaining() < count) {
            throw new MalformedMessageException("the end at byte " + bytes.limit() + " where " + count
                    + " bytes are needed from byte " + position());
        }
    }
}
