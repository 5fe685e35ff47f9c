package dsim.algorithms.bitcoin.crypto;

import dsim.actor.ByteString;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * A signature on the curve secp256k1.
 *
 * @param r the one number
 * @param s the other
 */
public record EcdsaSignature(BigInteger r, BigInteger s) {

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int STRICT_SIZE_MIN = 9;
    private static final int STRICT_SIZE_MAX = 73;

    /** No key has made it. */
    private static final EcdsaSignature NOBODYS = new EcdsaSignature(BigInteger.ZERO, BigInteger.ZERO);

    /**
     * Reads a signature as the first nodes did: two numbers of DER behind each other, whatever their lengths are written
     * like, and whatever follows. The rules are those of {@code ecdsa_signature_parse_der_lax} of libsecp256k1, which
     * accepts what real blocks hold.
     *
     * @param der without the byte at its end that tells what is signed
     * @return empty if there are no two numbers
     */
    public static Optional<EcdsaSignature> parse(ByteString der) {
        return new Lax(der.toByteArray()).parse();
    }

    /** One reading. */
    private static final class Lax {

        private final byte[] in;
        private int at;

        private Lax(byte[] in) {
            this.in = in;
        }

        private Optional<EcdsaSignature> parse() {
            if (!takes(SEQUENCE) || at == in.length) {
                return Optional.empty();
            }
            int length = next();
            if (length >= 0x80) { // nobody looks at how long the sequence says that it is
                at += length - 0x80;
            }
            Optional<BigInteger> r = at > in.length ? Optional.empty() : number();
            Optional<BigInteger> s = r.isEmpty() ? Optional.empty() : number();
            return s.map(it -> {
                boolean isInRange = Secp256k1.isBelowOrder(r.orElseThrow()) && Secp256k1.isBelowOrder(it);
                return isInRange ? new EcdsaSignature(r.orElseThrow(), it) : NOBODYS;
            });
        }

        private Optional<BigInteger> number() {
            if (!takes(INTEGER) || at == in.length) {
                return Optional.empty();
            }
            int length = next();
            if (length >= 0x80) {
                int digits = length - 0x80;
                if (digits > in.length - at) {
                    return Optional.empty();
                }
                while (digits > 0 && in[at] == 0) {
                    at++;
                    digits--;
                }
                if (digits >= Integer.BYTES) {
                    return Optional.empty();
                }
                length = 0;
                for (; digits > 0; digits--) {
                    length = length << Byte.SIZE | next();
                }
            }
            if (length > in.length - at) {
                return Optional.empty();
            }
            BigInteger number = new BigInteger(1, Arrays.copyOfRange(in, at, at + length));
            at += length;
            return Optional.of(number);
        }

        private boolean takes(int tag) {
            return at < in.length && next() == tag;
        }

        private int next() {
            return Byte.toUnsignedInt(in[at++]);
        }
    }

    /**
     * Whether a signature is written in strict DER, as is demanded since BIP 66: each number as short as can be and not
     * negative.
     *
     * @param der with the byte at its end that tells what is signed
     */
    public static boolean isStrict(ByteString der) {
        byte[] in = der.toByteArray();
        if (in.length < STRICT_SIZE_MIN || in.length > STRICT_SIZE_MAX || in[0] != SEQUENCE || in[1] != in.length - 3) {
            return false;
        }
        int rSize = Byte.toUnsignedInt(in[3]);
        if (5 + rSize >= in.length) {
            return false;
        }
        int sSize = Byte.toUnsignedInt(in[5 + rSize]);
        return rSize + sSize + 7 == in.length && isStrict(in, 2, rSize) && isStrict(in, 4 + rSize, sSize);
    }

    private static boolean isStrict(byte[] in, int tag, int size) {
        int from = tag + 2;
        return in[tag] == INTEGER && size > 0 && in[from] >= 0 && (size == 1 || in[from] != 0 || in[from + 1] < 0);
    }
}
