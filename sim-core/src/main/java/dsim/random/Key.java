package dsim.random;

import java.nio.charset.StandardCharsets;

/**
 * The name of a stream of chance, in 128 bits. A draw is a function of the key and an index, so it can be taken at any
 * index, in any order, any number of times.
 *
 * <p>The function is counter-based: the index steps by the golden gamma and is whitened by the key's two halves with the
 * finaliser of SplitMix64 (G. Steele, D. Lea, C. Flood, <i>Fast Splittable Pseudorandom Number Generators</i>, OOPSLA 2014,
 * with D. Stafford's constants "Mix13"). Over all 2<sup>64</sup> indexes each value comes up once. Not for secrets.
 *
 * @param hi the upper 64 bits
 * @param lo the lower 64 bits
 */
public record Key(long hi, long lo) {

    /** Where all keys of a seed come from: the first 64 bits of the fraction of pi. */
    private static final long ROOT = 0x243f6a8885a308d3L;

    /** Keeps the indexes of derived keys apart from each other and from everybody's: the next 64 bits of pi, and the next. */
    private static final long DERIVED_HI = 0x13198a2e03707344L;

    private static final long DERIVED_LO = 0xa4093822299f31d0L;

    /** Keeps names apart from numbers: the fourth 64 bits of pi. */
    private static final long NAME = 0x082efa98ec4e6c89L;

    /** The key of the stream of that name under that seed. */
    public static Key of(Seed seed, String name) {
        return new Key(ROOT, seed.value()).with(name);
    }

    /** The key of the part of this stream that a number names, such as a node's or a link's. */
    public Key with(long part) {
        return new Key(at(part, 0, DERIVED_HI), at(part, 0, DERIVED_LO));
    }

    /** The key of the part of this stream of that name: of its length in UTF-8 bytes, then each 8 bytes of it in turn. */
    public Key with(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        Key key = with(NAME ^ bytes.length);
        for (int from = 0; from < bytes.length; from += Long.BYTES) {
            long word = 0;
            for (int i = from; i < from + Long.BYTES; i++) {
                word = word << Byte.SIZE | (i < bytes.length ? bytes[i] & 0xff : 0);
            }
            key = key.with(word);
        }
        return key;
    }

    /** The draw at an index: 64 bits. */
    public long at(long index) {
        return draw(hi, lo, index);
    }

    /** The draw that goes with a draw of another key, for each of those another one: quicker than {@link #at}, for numbers that look random. */
    public long answer(long draw) {
        return Mix.finish(draw + lo);
    }

    /** The draw of a key whose halves its user keeps at hand. */
    static long draw(long hi, long lo, long index) {
        return Mix.finish(Mix.step(lo, index) ^ hi);
    }

    /**
     * The draw at an index of three numbers: 64 bits that also serve as the identity of what the numbers name. Draws at
     * three numbers and draws at one have nothing to do with each other.
     */
    public long at(long a, long b, long c) {
        return Mix.finish(Mix.step(Mix.step(lo, a) ^ hi, b) + c * Mix.GAMMA);
    }

    /** The k-th further 64 bits that follow from a draw, for k from 1. */
    static long further(long draw, int k) {
        return Mix.finish(draw + k * Mix.GAMMA);
    }
}
