package dsim.random;

/**
 * How 64-bit words are stirred together, alike on every machine: begin anywhere, {@link #step} each word in, {@link #finish}.
 * The steps multiply by the golden gamma and by an odd number without structure; the end is the finaliser of SplitMix64 (see
 * {@link Key}). Quick and well spread, and no secret to anybody.
 */
public final class Mix {

    /** 2^64 divided by the golden ratio, made odd: what SplitMix64 counts in. */
    static final long GAMMA = 0x9e3779b97f4a7c15L;

    /** The first 64 bits of the fraction of the square root of 2, made odd. */
    private static final long ROUND = 0x6a09e667f3bcc909L;

    private Mix() {}

    /** The state after one more word: for a given state no two words lead to the same one. */
    public static long step(long state, long word) {
        long z = state + word * GAMMA;
        return (z ^ z >>> 32) * ROUND;
    }

    /** The result from the last state: each bit of the state moves each bit of it. */
    public static long finish(long state) {
        long y = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
        long z = (y ^ y >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
