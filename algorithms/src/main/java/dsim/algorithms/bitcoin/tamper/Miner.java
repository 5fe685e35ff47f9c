package dsim.algorithms.bitcoin.tamper;

import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.DoubleSha256;
import dsim.algorithms.bitcoin.chain.Hash256;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Looks for a header whose hash meets its target: all nonces from 0 on, and when these are used up, the same a second later.
 * The first that is found is the only one that is ever found: same header, same result.
 */
public final class Miner {

    private static final long NONCES = 1L << 32;
    private static final int NONCE_AT = BlockHeader.SIZE - Integer.BYTES;
    private static final long TELL_EVERY = 1 << 16;

    private Miner() {}

    /**
     * How it ended.
     *
     * @param header of enough work, if one was found
     * @param tries how many were tried
     */
    public record Result(Optional<BlockHeader> header, long tries) {}

    /** How many headers must be tried on average. */
    public static BigInteger expectedTries(BlockHeader header) {
        return header.target().work();
    }

    /**
     * Looks for a header that differs in nonce and time alone.
     *
     * @param triesMax how many are tried at most
     * @param goesOn is asked now and then, with how many were tried; false ends the search
     */
    public static Result mine(BlockHeader header, long triesMax, LongPredicate goesOn) {
        DoubleSha256 hashing = new DoubleSha256();
        byte[] hash = new byte[Hash256.SIZE];
        long tries = 0;
        for (long time = header.time(); time < NONCES; time++) {
            byte[] bytes = header.withTime(time).toByteArray();
            for (long nonce = 0; nonce < NONCES; nonce++) {
                if (tries == triesMax || tries % TELL_EVERY == 0 && !goesOn.test(tries)) {
                    return new Result(Optional.empty(), tries);
                }
                tries++;
                put(nonce, bytes);
                hashing.into(hash, bytes, 0, bytes.length);
                if (mayMeet(hash, header)) {
                    BlockHeader found = header.withTime(time).withNonce(nonce);
                    if (found.hasItsWork()) {
                        return new Result(Optional.of(found), tries);
                    }
                }
            }
        }
        return new Result(Optional.empty(), tries);
    }

    private static void put(long nonce, byte[] bytes) {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[NONCE_AT + i] = (byte) (nonce >>> Byte.SIZE * i);
        }
    }

    /** A cheap look before the exact one: whether the highest bytes of the hash, which come last, are not too high. */
    private static boolean mayMeet(byte[] hash, BlockHeader header) {
        int size = header.target().bits() >>> 24;
        for (int i = Hash256.SIZE - 1; i >= Math.max(0, size); i--) {
            if (hash[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
