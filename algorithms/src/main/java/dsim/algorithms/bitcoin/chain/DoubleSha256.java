package dsim.algorithms.bitcoin.chain;

import dsim.actor.ByteString;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of SHA-256, many times over: keeps its working memory. Not thread safe. */
public final class DoubleSha256 {

    private final MessageDigest sha256 = newSha256();
    private final byte[] hash = new byte[Hash256.SIZE];

    /** The hash of all bytes of an array. */
    public Hash256 of(byte... content) {
        return of(content, 0, content.length);
    }

    /** The hash of a part of an array. */
    public Hash256 of(byte[] content, int from, int length) {
        into(hash, content, from, length);
        return new Hash256(ByteString.of(hash));
    }

    /** The hash of two hashes, one after the other: a node of a merkle tree. */
    Hash256 of(Hash256 left, Hash256 right) {
        byte[] both = new byte[2 * Hash256.SIZE];
        left.bytes().copyTo(both, 0);
        right.bytes().copyTo(both, Hash256.SIZE);
        return of(both);
    }

    /** Writes the hash of a part of an array into the first 32 bytes of another. */
    public void into(byte[] target, byte[] content, int from, int length) {
        try {
            sha256.update(content, from, length);
            sha256.digest(target, 0, Hash256.SIZE);
            sha256.update(target, 0, Hash256.SIZE);
            sha256.digest(target, 0, Hash256.SIZE);
        } catch (DigestException e) {
            throw new IllegalArgumentException("a target of " + target.length + " bytes", e);
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
