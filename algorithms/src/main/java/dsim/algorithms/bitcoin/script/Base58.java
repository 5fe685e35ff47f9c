package dsim.algorithms.bitcoin.script;

import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Hash256;
import java.math.BigInteger;
import java.util.Arrays;

/** Base58Check: bytes as letters and digits that are not easily confused, with 4 bytes of checksum at their end. */
final class Base58 {

    private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int CHECKSUM = 4;
    private static final int LENGTH_MAX = 64;

    private Base58() {}

    /** The bytes in digits, a checksum added. */
    static String print(ByteString content) {
        byte[] bytes = Arrays.copyOf(content.toByteArray(), content.size() + CHECKSUM);
        byte[] checksum = checksum(bytes);
        System.arraycopy(checksum, 0, bytes, content.size(), CHECKSUM);
        StringBuilder digits = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            digits.append(DIGITS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            digits.append(DIGITS.charAt(0));
        }
        return digits.reverse().toString();
    }

    /**
     * Reads digits, and takes the checksum away.
     *
     * @throws IllegalArgumentException if the text is not of that form: says why
     */
    static ByteString parse(String text) {
        if (text.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("no address has " + text.length() + " characters");
        }
        BigInteger number = BigInteger.ZERO;
        int zeros = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException(
                        "'" + text.charAt(i) + "' at place " + (i + 1) + " is in no address");
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
            zeros += number.signum() == 0 ? 1 : 0;
        }
        byte[] magnitude = number.signum() == 0 ? new byte[0] : number.toByteArray();
        int sign = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[zeros + magnitude.length - sign];
        System.arraycopy(magnitude, sign, bytes, zeros, magnitude.length - sign);
        if (bytes.length < CHECKSUM
                || !Arrays.equals(checksum(bytes), Arrays.copyOfRange(bytes, bytes.length - CHECKSUM, bytes.length))) {
            throw new IllegalArgumentException("its checksum is wrong: is it copied completely?");
        }
        return ByteString.of(bytes, 0, bytes.length - CHECKSUM);
    }

    private static byte[] checksum(byte[] bytes) {
        byte[] content = Arrays.copyOf(bytes, bytes.length - CHECKSUM);
        return Arrays.copyOf(Hash256.ofContent(content).bytes().toByteArray(), CHECKSUM);
    }
}
