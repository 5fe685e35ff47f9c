package dsim.algorithms.bitcoin.chain;

import java.math.BigInteger;
import java.util.HexFormat;

/**
 * What a block's hash must not exceed, in the compact form of the header: the lowest three bytes times 256 to the power of
 * the highest byte less three.
 *
 * @param bits the 32 bits of the header
 */
public record Target(int bits) {

    private static final int MANTISSA = 0x7f_ffff;
    private static final int SIGN = 0x80_0000;
    private static final int HASH_BITS = Hash256.SIZE * Byte.SIZE;
    private static final BigInteger ALL_HASHES = BigInteger.ONE.shiftLeft(HASH_BITS);

    /** The target of difficulty 1, the easiest of the main network. */
    public static final Target DIFFICULTY_1 = new Target(0x1d00ffff);

    /** The compact form of a number, which keeps its highest bits only. */
    public static Target of(BigInteger number) {
        int size = (number.bitLength() + 7) / Byte.SIZE;
        int mantissa = number.shiftRight(Byte.SIZE * (size - 3)).intValue();
        if ((mantissa & SIGN) != 0) {
            mantissa >>= Byte.SIZE;
            size++;
        }
        return new Target(size << 24 | mantissa);
    }

    /** The number itself: zero or negative, or above all hashes, if the bits make no sense. */
    public BigInteger toNumber() {
        int mantissa = bits & MANTISSA;
        int shift = Byte.SIZE * ((bits >>> 24) - 3);
        BigInteger magnitude = BigInteger.valueOf(shift < 0 ? mantissa >>> Math.min(-shift, 31) : mantissa)
                .shiftLeft(Math.max(0, shift));
        return (bits & SIGN) == 0 ? magnitude : magnitude.negate();
    }

    /** Whether it is a target at all: above zero, and not above all hashes. */
    public boolean isValid() {
        BigInteger number = toNumber();
        return number.signum() > 0 && number.bitLength() <= HASH_BITS;
    }

    /** Whether a block of that hash has the work that the target asks for. */
    public boolean isMetBy(Hash256 hash) {
        return isValid() && hash.toNumber().compareTo(toNumber()) <= 0;
    }

    /** How many hashes it takes on average to meet it: what a block adds to the work of its chain. Zero if it is not valid. */
    public BigInteger work() {
        return isValid() ? ALL_HASHES.divide(toNumber().add(BigInteger.ONE)) : BigInteger.ZERO;
    }

    /** All 64 digits of the number, as a hash is shown. */
    public String digits() {
        String digits = toNumber().toString(16);
        return "0".repeat(Math.max(0, 2 * Hash256.SIZE - digits.length())) + digits;
    }

    /** The eight hexadecimal digits of the compact form. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(bits);
    }
}
