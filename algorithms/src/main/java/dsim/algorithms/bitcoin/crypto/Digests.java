package dsim.algorithms.bitcoin.crypto;

import dsim.actor.ByteString;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** The hashes that scripts and addresses are made of. */
public final class Digests {

    private Digests() {}

    /** SHA-1: 20 bytes. */
    public static ByteString sha1(ByteString content) {
        return digest(new SHA1Digest(), content);
    }

    /** SHA-256: 32 bytes. */
    public static ByteString sha256(ByteString content) {
        return digest(new SHA256Digest(), content);
    }

    /** RIPEMD-160: 20 bytes. */
    public static ByteString ripemd160(ByteString content) {
        return digest(new RIPEMD160Digest(), content);
    }

    /** RIPEMD-160 of SHA-256: by which keys and scripts are known, 20 bytes. */
    public static ByteString hash160(ByteString content) {
        return ripemd160(sha256(content));
    }

    private static ByteString digest(Digest digest, ByteString content) {
        byte[] hash = new byte[digest.getDigestSize()];
        digest.update(content.toByteArray(), 0, content.size());
        digest.doFinal(hash, 0);
        return ByteString.of(hash);
    }
}
