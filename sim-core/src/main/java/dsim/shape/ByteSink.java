package dsim.shape;

import dsim.actor.ByteString;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes in the making: it grows as they are put, and is used again after {@link #clear()}. Numbers are big-endian.
 *
 * <p>Not thread safe.
 */
public final class ByteSink {

    static final VarHandle SHORT = view(short[].class);
    static final VarHandle INT = view(int[].class);
    static final VarHandle LONG = view(long[].class);

    private byte[] bytes = new byte[64];
    private int length;

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
    }

    /** How many bytes were put. */
    public int length() {
        return length;
    }

    /** Forgets all bytes, and keeps the room for them. */
    public void clear() {
        length = 0;
    }

    /**
     * Forgets all bytes but the first ones.
     *
     * @throws IndexOutOfBoundsException if there are fewer
     */
    public void truncate(int newLength) {
        length = Objects.checkIndex(newLength, length + 1);
    }

    /** Puts the lowest 8 bits. */
    public void putByte(int value) {
        int at = grow(1);
        bytes[at] = (byte) value;
    }

    /** Puts the lowest 16 bits. */
    public void putShort(int value) {
        int at = grow(Short.BYTES);
        SHORT.set(bytes, at, (short) value);
    }

    /** Puts 32 bits. */
    public void putInt(int value) {
        int at = grow(Integer.BYTES);
        INT.set(bytes, at, value);
    }

    /** Puts 64 bits. */
    public void putLong(long value) {
        int at = grow(Long.BYTES);
        LONG.set(bytes, at, value);
    }

    /** Puts the 64 bits of a double; every NaN as the same one. */
    public void putDouble(double value) {
        putLong(Double.doubleToLongBits(value));
    }

    /** Puts the 32 bits of a float; every NaN as the same one. */
    public void putFloat(float value) {
        putInt(Float.floatToIntBits(value));
    }

    /**
     * Puts a number in as few bytes as it needs: seven bits in each, the lowest first, the eighth bit set in all but the
     * last.
     *
     * @param value not negative
     */
    public void putVarint(int value) {
        int rest = value;
        while (rest >= 0x80) {
            putByte(rest | 0x80);
            rest >>>= 7;
        }
        putByte(rest);
    }

    /** How many bytes {@link #putVarint} needs: 1 to 5. */
    public static int varintSize(int value) {
        return (38 - Integer.numberOfLeadingZeros(value | 1)) / 7;
    }

    /** Puts all bytes of an array. */
    public void putBytes(byte[] value) {
        int at = grow(value.length);
        System.arraycopy(value, 0, bytes, at, value.length);
    }

    /** Puts all bytes of a string of bytes. */
    public void putBytes(ByteString value) {
        int at = grow(value.size());
        value.copyTo(bytes, at);
    }

    /** Puts the characters of a text that has none but those of ASCII, one byte for each. */
    void putAscii(String value) {
        int at = grow(value.length());
        for (int i = 0; i < value.length(); i++) {
            bytes[at + i] = (byte) value.charAt(i);
        }
    }

    /**
     * Sets 32 bits that were put before.
     *
     * @throws IndexOutOfBoundsException if there are none at that index
     */
    public void setInt(int at, int value) {
        Objects.checkFromIndexSize(at, Integer.BYTES, length);
        INT.set(bytes, at, value);
    }

    /** The bytes as they are now, to be read until the next call to this object. */
    public ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, length).slice().asReadOnlyBuffer();
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Where the bytes first differ from a part of an array, or -1. */
    int mismatch(byte[] other, int from, int to) {
        return Arrays.mismatch(bytes, 0, length, other, from, to);
    }

    private int grow(int by) {
        int at = length;
        int needed = Math.addExact(at, by);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
        }
        length = needed;
        return at;
    }
}
