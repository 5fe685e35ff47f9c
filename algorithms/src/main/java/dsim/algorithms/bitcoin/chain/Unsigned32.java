package dsim.algorithms.bitcoin.chain;

/** Keeps numbers of 32 bits without a sign in their range. */
final class Unsigned32 {

    private static final long MAX = 0xffff_ffffL;

    private Unsigned32() {}

    static void require(String what, long value) {
        if (value < 0 || value > MAX) {
            throw new IllegalArgumentException(what + " is 0 to " + MAX + ", not " + value);
        }
    }
}
