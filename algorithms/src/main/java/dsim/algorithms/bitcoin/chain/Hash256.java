package dsim.algorithms.bitcoin.chain;

import com.google.common.primitives.Bytes;
import dsim.actor.ByteString;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HexFormat;

/**
 * The hash of a block or transaction: SHA-256 of SHA-256. It travels in the order of its bytes, but is shown to people the
 * other way round, as the hexadecimal digits of a little-endian number.
 *
 * @param bytes 32, as they travel
 */
public record Hash256(ByteString bytes) {

    /** How many bytes. */
    public static final int SIZE = 32;

    /** All bits zero: names nothing. */
    public static final Hash256 ZERO = new Hash256(ByteString.of(new byte[SIZE]));

    /**
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public Hash256 {
        if (bytes.size() != SIZE) {
            throw new IllegalArgumentException("a hash has " + SIZE + " bytes, not " + bytes.size());
        }
    }

    /**
     * A hash as it is shown to people.
     *
     * @param digits 64 hexadecimal ones
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static Hash256 of(String digits) {
        return new Hash256(ByteString.of(reversed(HexFormat.of().parseHex(digits))));
    }

    /** The double SHA-256 of some bytes. */
    public static Hash256 ofContent(byte... content) {
        return new DoubleSha256().of(content);
    }

    /** The hash as the number that is compared with a target. */
    public BigInteger toNumber() {
        return new BigInteger(1, reversed(bytes.toByteArray()));
    }

    private static byte[] reversed(byte[] bytes) {
        Collections.reverse(Bytes.asList(bytes));
        return bytes;
    }

    /** As it is shown to people: 64 hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(reversed(bytes.toByteArray()));
    }
}
