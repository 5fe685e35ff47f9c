package dsim.algorithms.bitcoin.chain;

import dsim.shape.MalformedMessageException;

/**
 * The 80 bytes that are hashed: all that a block promises.
 *
 * @param version of the rules; old nodes counted, later ones set bits
 * @param previous the hash of the block before
 * @param merkleRoot of the transactions' ids
 * @param time seconds since 1970, 32 bits
 * @param target what the hash must not exceed
 * @param nonce what miners count through, 32 bits
 */
public record BlockHeader(int version, Hash256 previous, Hash256 merkleRoot, long time, Target target, long nonce) {

    /** How many bytes. */
    public static final int SIZE = 80;

    /**
     * @throws IllegalArgumentException if time or nonce has more than 32 bits
     */
    public BlockHeader {
        Unsigned32.require("a block's time", time);
        Unsigned32.require("a nonce", nonce);
    }

    /** Reads a header. */
    public static BlockHeader read(ChainReader in) throws MalformedMessageException {
        return new BlockHeader(
                in.takeInt(),
                in.takeHash(),
                in.takeHash(),
                in.takeUnsignedInt(),
                new Target(in.takeInt()),
                in.takeUnsignedInt());
    }

    /** Puts the 80 bytes. */
    public void write(ChainWriter out) {
        out.putInt(version)
                .putHash(previous)
                .putHash(merkleRoot)
                .putInt(time)
                .putInt(target.bits())
                .putInt(nonce);
    }

    /** The 80 bytes. */
    public byte[] toByteArray() {
        ChainWriter out = new ChainWriter();
        write(out);
        return out.toByteArray();
    }

    /** The hash by which the block is known. */
    public Hash256 hash() {
        return Hash256.ofContent(toByteArray());
    }

    /** Whether the hash meets the target that the header names itself. */
    public boolean hasItsWork() {
        return target.isMetBy(hash());
    }

    /** The same promise of other transactions. */
    public BlockHeader withMerkleRoot(Hash256 root) {
        return new BlockHeader(version, previous, root, time, target, nonce);
    }

    /** The same with another nonce. */
    public BlockHeader withNonce(long other) {
        return new BlockHeader(version, previous, merkleRoot, time, target, other);
    }

    /** The same at another time. */
    public BlockHeader withTime(long seconds) {
        return new BlockHeader(version, previous, merkleRoot, seconds, target, nonce);
    }

    /** The same after another block. */
    public BlockHeader withPrevious(Hash256 other) {
        return new BlockHeader(version, other, merkleRoot, time, target, nonce);
    }
}
