package dsim.algorithms.bitcoin.chain;

import dsim.actor.ByteString;
import dsim.shape.ByteSink;
import java.util.List;
import java.util.function.BiConsumer;

/** Puts values in the encoding of Bitcoin: little-endian numbers, counts as CompactSize. Not thread safe. */
public final class ChainWriter {

    private final ByteSink out;

    /** Writes behind what is there. */
    public ChainWriter(ByteSink out) {
        this.out = out;
    }

    /** Writes bytes of their own. */
    public ChainWriter() {
        this(new ByteSink());
    }

    /** The lowest 8 bits. */
    public ChainWriter putByte(int value) {
        out.putByte(value);
        return this;
    }

    /** The lowest 16 bits, the highest first, as ports are written. */
    public ChainWriter putPort(int value) {
        out.putShort(value);
        return this;
    }

    /** The lowest 32 bits. */
    public ChainWriter putInt(long value) {
        out.putInt(Integer.reverseBytes((int) value));
        return this;
    }

    /** 64 bits. */
    public ChainWriter putLong(long value) {
        out.putLong(Long.reverseBytes(value));
        return this;
    }

    /** 32 bytes. */
    public ChainWriter putHash(Hash256 hash) {
        return putBytes(hash.bytes());
    }

    /** Bytes as they are. */
    public ChainWriter putBytes(ByteString bytes) {
        out.putBytes(bytes);
        return this;
    }

    /** Bytes behind their count. */
    public ChainWriter putCountedBytes(ByteString bytes) {
        return putCompactSize(bytes.size()).putBytes(bytes);
    }

    /** A count, not negative. */
    public ChainWriter putCompactSize(long value) {
        if (value < 0xfd) {
            return putByte((int) value);
        } else if (value <= 0xffff) {
            putByte(0xfd);
            out.putShort(Short.reverseBytes((short) value));
            return this;
        } else if (value <= 0xffff_ffffL) {
            return putByte(0xfe).putInt(value);
        }
        return putByte(0xff).putLong(value);
    }

    /** How many, then each. */
    public <T> ChainWriter putList(List<T> list, BiConsumer<T, ChainWriter> write) {
        putCompactSize(list.size());
        list.forEach(each -> write.accept(each, this));
        return this;
    }

    /** What was put, and what was there before. */
    public byte[] toByteArray() {
        return out.toByteArray();
    }

    /** What was put, and what was there before. */
    public ByteString toByteString() {
        return ByteString.of(out.toByteArray());
    }

    /** How many bytes {@link #putCompactSize} needs: 1 to 9. */
    public static int compactSize(long value) {
        return value < 0xfd ? 1 : value <= 0xffff ? 3 : value <= 0xffff_ffffL ? 5 : 9;
    }

    /** How many bytes {@link #putCountedBytes} needs. */
    static int countedSize(ByteString bytes) {
        return compactSize(bytes.size()) + bytes.size();
    }
}
