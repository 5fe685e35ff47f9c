package dsim.algorithms.bitcoin.crypto;

import dsim.actor.ByteString;
import java.math.BigInteger;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECPoint;

/** Checks signatures on the curve of Bitcoin. Makes none: no private key ever comes here. */
public final class Secp256k1 {

    private static final ECDomainParameters DOMAIN = domain();

    private Secp256k1() {}

    private static ECDomainParameters domain() {
        X9ECParameters curve = CustomNamedCurves.getByName("secp256k1");
        return new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
    }

    static boolean isBelowOrder(BigInteger number) {
        return number.compareTo(DOMAIN.getN()) < 0;
    }

    /**
     * Whether bytes may be a public key at all, by their first one and their number: a point compressed to 33 bytes, or whole
     * in 65, whose first byte may say twice what it is.
     */
    public static boolean isKey(ByteString key) {
        if (key.size() == 0) {
            return false;
        }
        return switch (key.at(0)) {
            case 2, 3 -> key.size() == 33;
            case 4, 6, 7 -> key.size() == 65;
            default -> false;
        };
    }

    /**
     * Whether the key made that signature of that hash. Bytes that are no key made none.
     *
     * @param hash what is signed: 32 bytes
     */
    public static boolean verifies(ByteString key, EcdsaSignature signature, ByteString hash) {
        if (!isKey(key)) {
            return false;
        }
        ECPoint point;
        try {
            point = DOMAIN.getCurve().decodePoint(key.toByteArray());
        } catch (IllegalArgumentException notOnTheCurve) {
            return false;
        }
        ECDSASigner signer = new ECDSASigner();
        signer.init(false, new ECPublicKeyParameters(point, DOMAIN));
        return signer.verifySignature(hash.toByteArray(), signature.r(), signature.s());
    }
}
