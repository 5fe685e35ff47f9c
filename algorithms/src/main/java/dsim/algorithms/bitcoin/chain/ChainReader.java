package dsim.algorithms.bitcoin.chain;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import dsim.shape.MalformedMessageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes in the encoding of Bitcoin, to be read, and no byte beyond their end: little-endian numbers, counts as CompactSize.
 * What it allocates is in proportion to the bytes that are there, whatever they claim.
 *
 * <p>Not thread safe.
 */
public final class ChainReader {

    /** Reads one thing of a list. */
    public interface Element<T> {
        T read(ChainReader in) throws MalformedMessageException;
    }

    private final byte[] bytes;
    private final ByteBuffer in;

    /** Reads an array, which must not change meanwhile. */
    public ChainReader(byte... bytes) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How many bytes were read. */
    public int position() {
        return in.position();
    }

    /** How many bytes are left. */
    public int remaining() {
        return in.remaining();
    }

    /** The next byte: 0 to 255. */
    public int takeByte() throws MalformedMessageException {
        return Byte.toUnsignedInt(need(1).get());
    }

    /** The next 16 bits, the highest first, as ports are written: 0 to 65535. */
    public int takePort() throws MalformedMessageException {
        return Short.toUnsignedInt(Short.reverseBytes(need(Short.BYTES).getShort()));
    }

    /** The next 32 bits, with a sign. */
    public int takeInt() throws MalformedMessageException {
        return need(Integer.BYTES).getInt();
    }

    /** The next 32 bits, without a sign. */
    public long takeUnsignedInt() throws MalformedMessageException {
        return Integer.toUnsignedLong(takeInt());
    }

    /** The next 64 bits. */
    public long takeLong() throws MalformedMessageException {
        return need(Long.BYTES).getLong();
    }

    /** The next 32 bytes. */
    public Hash256 takeHash() throws MalformedMessageException {
        return new Hash256(takeBytes(Hash256.SIZE));
    }

    /** The next bytes. */
    public ByteString takeBytes(int count) throws MalformedMessageException {
        int from = in.position();
        need(count).position(from + count);
        return ByteString.of(bytes, from, count);
    }

    /** The next bytes, as many as a CompactSize says. */
    public ByteString takeCountedBytes() throws MalformedMessageException {
        return takeBytes(takeCount(1));
    }

    /**
     * The next CompactSize, as a count of things that follow.
     *
     * @param least how many bytes each of them needs, at least 1
     * @throws MalformedMessageException also if it is not written in the shortest way, or if so many are not left
     */
    public int takeCount(int least) throws MalformedMessageException {
        int from = position();
        long count = takeCompactSize();
        if (count < 0 || count > remaining() / least) {
            throw new MalformedMessageException("a count of " + Long.toUnsignedString(count) + " at byte " + from
                    + " where " + remaining() + " bytes are left");
        }
        return (int) count;
    }

    /** The next CompactSize: 64 bits without a sign. */
    public long takeCompactSize() throws MalformedMessageException {
        int from = position();
        int first = takeByte();
        long value;
        long least;
        if (first < 0xfd) {
            return first;
        } else if (first == 0xfd) {
            value = Short.toUnsignedLong(need(Short.BYTES).getShort());
            least = 0xfd;
        } else if (first == 0xfe) {
            value = takeUnsignedInt();
            least = 0x1_0000;
        } else {
            value = takeLong();
            least = 0x1_0000_0000L;
        }
        if (Long.compareUnsigned(value, least) < 0) {
            throw new MalformedMessageException(
                    "the number " + value + " at byte " + from + " is not written in the shortest way");
        }
        return value;
    }

    /**
     * A list: how many, then each.
     *
     * @param least how many bytes each needs, at least 1
     */
    public <T> ImmutableList<T> takeList(int least, Element<T> element) throws MalformedMessageException {
        return takeList(takeCount(least), least, element);
    }

    /**
     * So many things, one after the other.
     *
     * @param least how many bytes each needs, at least 1
     */
    <T> ImmutableList<T> takeList(int count, int least, Element<T> element) throws MalformedMessageException {
        if (count > remaining() / least) {
            throw new MalformedMessageException("the end where " + count + " more are due at byte " + position());
        }
        ImmutableList.Builder<T> list = ImmutableList.builderWithExpectedSize(count);
        for (int i = 0; i < count; i++) {
            list.add(element.read(this));
        }
        return list.build();
    }

    /** The bytes from a position to where reading stands. */
    byte[] since(int from) {
        return Arrays.copyOfRange(bytes, from, position());
    }

    /** Makes sure that nothing is left. */
    public void end() throws MalformedMessageException {
        if (in.hasRemaining()) {
            throw new MalformedMessageException(remaining() + " bytes are left after byte " + position());
        }
    }

    private ByteBuffer need(int count) throws MalformedMessageException {
        if (count > in.remaining()) {
            throw new MalformedMessageException("the end at byte " + bytes.length + " where " + count
                    + " bytes are needed from byte " + position());
        }
        return in;
    }
}
