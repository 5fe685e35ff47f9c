package dsim.actor;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable sequence of bytes, compared by content: what a message uses where an array would be shared. */
public final class ByteString {

    private static final ByteString EMPTY = new ByteString(new byte[0]);

    private final byte[] bytes;

    private ByteString(byte[] bytes) {
        this.bytes = bytes;
    }

    /** No bytes. */
    public static ByteString empty() {
        return EMPTY;
    }

    /** A copy of the given bytes. */
    public static ByteString of(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new ByteString(bytes.clone());
    }

    /**
     * A copy of a part of the given bytes.
     *
     * @throws IndexOutOfBoundsException if the part is not inside
     */
    public static ByteString of(byte[] bytes, int from, int length) {
        java.util.Objects.checkFromIndexSize(from, length, bytes.length);
        return length == 0 ? EMPTY : new ByteString(Arrays.copyOfRange(bytes, from, from + length));
    }

    /**
     * Reads hexadecimal digits, two for each byte, lower or upper case.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static ByteString ofHex(String digits) {
        return new ByteString(HexFormat.of().parseHex(digits));
    }

    /** How many bytes. */
    public int size() {
        return bytes.length;
    }

    /**
     * The byte at an index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public byte at(int index) {
        return bytes[index];
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /**
     * Writes the bytes into an array, from an index on.
     *
     * @throws IndexOutOfBoundsException if they do not fit
     */
    public void copyTo(byte[] target, int from) {
        System.arraycopy(bytes, 0, target, from, bytes.length);
    }

    /** Lower case hexadecimal digits, two for each byte. */
    public String toHex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof ByteString that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
