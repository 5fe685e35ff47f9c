package dsim.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The golden numbers come from this Python program, written apart from the class:
 *
 * <pre>
 * M = (1 &lt;&lt; 64) - 1; G = 0x9e3779b97f4a7c15; R = 0x6a09e667f3bcc909
 * PI = [0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89]
 * def step(h, v): z = (h + v*G) &amp; M; return ((z ^ (z &gt;&gt; 32)) * R) &amp; M
 * def fin(z):
 *     z = ((z ^ (z &gt;&gt; 30)) * 0xbf58476d1ce4e5b9) &amp; M
 *     z = ((z ^ (z &gt;&gt; 27)) * 0x94d049bb133111eb) &amp; M
 *     return z ^ (z &gt;&gt; 31)
 * def at(k, i): return fin(step(k[1], i &amp; M) ^ k[0])                              # k = (hi, lo)
 * def at3(k, a, b, c): return fin((step(step(k[1], a &amp; M) ^ k[0], b &amp; M) + (c &amp; M)*G) &amp; M)
 * def answer(k, d): return fin((d + k[1]) &amp; M)
 * def wn(k, n): return (at3(k, n, 0, PI[1]), at3(k, n, 0, PI[2]))                  # with a number
 * def ws(k, s):                                                                   # with a name
 *     b = s.encode(); k = wn(k, PI[3] ^ len(b))
 *     for i in range(0, len(b), 8): k = wn(k, int.from_bytes(b[i:i+8].ljust(8, b'\0'), 'big'))
 *     return k
 * def key(seed, name): return ws((PI[0], seed), name)
 * </pre>
 */
class KeyTest {

    @Test
    void golden() {
        Key network = Key.of(Seed.of(42), "network");
        Key nameless = Key.of(Seed.of(0), "");
        Key node = Key.of(Seed.of(-1), "Zürich").with("node").with(7);
        Key words = Key.of(Seed.of(1), "12345678").with(-1).with("123456789");

        assertEquals(new Key(0xfdab5fee1b1bdfd8L, 0x666ece6edd4db357L), network);
        assertEquals(0x6f3e1dfb02d3a17eL, network.at(0));
        assertEquals(0x4e675c587786f977L, network.at(1));
        assertEquals(0x247176454b6ffaa7L, network.at(2));
        assertEquals(0x4060724e3346221bL, network.at(-1));
        assertEquals(0x73e13246357a9022L, network.at(1, 2, 3));
        assertEquals(0xb6e2da1b2bbc5cd6L, network.at(-1, 0, 0));
        assertEquals(0x912393930ab09effL, network.answer(0));
        assertEquals(0x81fdd6e0e0b2a852L, network.answer(0x4e675c587786f977L));
        assertEquals(0xe306da4fde03fdcbL, network.answer(-1));
        assertEquals(new Key(0x509982a9fa50c8baL, 0x1bc22c420247e99eL), nameless);
        assertEquals(0x3ea65eb86feb9903L, nameless.at(0));
        assertEquals(new Key(0x53542233083c854dL, 0x68a659f43f232691L), node);
        assertEquals(0x1c1f438899d5793eL, node.at(5));
        assertEquals(new Key(0xa3ef1e9ee535eba0L, 0xe258d6ca3da9cb8cL), words);
    }

    /** The first outputs of the published splitmix64.c (S. Vigna, 2015) for the state 0. */
    @Test
    void finishesLikeSplitMix64() {
        long gamma = 0x9e3779b97f4a7c15L;

        long[] outputs =
                LongStream.rangeClosed(1, 3).map(i -> Mix.finish(i * gamma)).toArray();

        assertArrayEquals(new long[] {0xe220a8397b1dcdafL, 0x6e789e6aa1b965f4L, 0x06c45d188009454fL}, outputs);
    }

    @Test
    void differsByEveryPartOfItsName() {
        Seed seed = Seed.of(1);

        Set<Key> keys = new HashSet<>(Arrays.asList(
                Key.of(seed, ""),
                Key.of(seed, "a"),
                Key.of(seed, "a\0"),
                Key.of(seed, "ab"),
                Key.of(seed, "a").with("b"),
                Key.of(seed, "b").with("a"),
                Key.of(seed, "a").with(""),
                Key.of(seed, "a").with(0),
                Key.of(seed, "a").with('b'),
                Key.of(seed, "a").with("\0"),
                Key.of(seed, "12345678"),
                Key.of(seed, "12345678").with(""),
                Key.of(seed, "1234567812345678"),
                Key.of(seed, "12345678").with("12345678"),
                Key.of(Seed.of(2), "a")));

        assertEquals(15, keys.size());
    }

    @Test
    void givesEachIndexAnother() {
        Key key = Key.of(Seed.of(3), "indexes");

        long distinct =
                LongStream.range(-500_000, 500_000).map(key::at).distinct().count();

        assertEquals(1_000_000, distinct);
    }

    /** Of a million random numbers of 64 bits, two are equal once in 37 million such sets. */
    @Test
    void givesEachThreeNumbersAnother() {
        Key key = Key.of(Seed.of(4), "identities");
        long[] identities = new long[1_000_000];
        for (int i = 0; i < identities.length; i++) {
            identities[i] = key.at(i / 10_000, i / 100 % 100, i % 100);
        }

        long distinct = Arrays.stream(identities).distinct().count();

        assertEquals(1_000_000, distinct);
    }

    @Test
    void keepsThreeNumbersApartFromOne() {
        Key key = Key.of(Seed.of(5), "apart");

        assertNotEquals(key.at(9), key.at(9, 0, 0));
        assertNotEquals(key.at(0, 9, 0), key.at(9, 0, 0));
        assertNotEquals(key.at(0, 0, 9), key.at(9, 0, 0));
    }

    @Test
    void isMovedByEachBitOfItsIndex() {
        Key key = Key.of(Seed.of(6), "avalanche");

        assertAvalanche((x, sample) -> key.at(x));
    }

    @Test
    void isMovedByEachBitOfEachOfThreeNumbers() {
        Key key = Key.of(Seed.of(7), "avalanche");

        assertAvalanche((x, sample) -> key.at(x, sample, 1));
        assertAvalanche((x, sample) -> key.at(sample, x, 2));
        assertAvalanche((x, sample) -> key.at(3, sample, x));
    }

    @Test
    void isMovedByEachBitOfTheSeedAndOfTheKey() {
        assertAvalanche((x, sample) -> Key.of(Seed.of(x), "seed").at(sample));
        assertAvalanche((x, sample) -> new Key(x, sample * 7919).at(0));
        assertAvalanche((x, sample) -> new Key(sample * 7919, x).at(0));
        assertAvalanche((x, sample) -> new Key(1, 2).with(x).at(sample));
    }

    /**
     * Each bit of the input, flipped in 4,096 small and large numbers, flips each bit of the output half of the time. One of
     * the 4,096 shares has a standard deviation of 1/128; the tolerance is 5.1 of these.
     */
    private static void assertAvalanche(LongBinaryOperator draw) {
        int samples = 4_096;
        for (int in = 0; in < Long.SIZE; in++) {
            int[] flips = new int[Long.SIZE];
            for (int sample = 0; sample < samples; sample++) {
                long x = sample % 2 == 0 ? sample : sample * 0x5851f42d4c957f2dL;
                long moved = draw.applyAsLong(x, sample) ^ draw.applyAsLong(x ^ 1L << in, sample);
                for (int out = 0; out < Long.SIZE; out++) {
                    flips[out] += (int) (moved >>> out & 1);
                }
            }
            for (int out = 0; out < Long.SIZE; out++) {
                double share = (double) flips[out] / samples;
                assertTrue(Math.abs(share - 0.5) < 0.04, "bit " + in + " flips bit " + out + " in " + share);
            }
        }
    }

    /** The upper four bits at the same index of a stream and its neighbour: 256 pairs, each as likely as every other. */
    @Test
    void knowsNothingOfItsNeighbours() {
        Key key = Key.of(Seed.of(8), "neighbours");

        Fit.assertEven(pairs(key.with(1), key.with(2)));
        Fit.assertEven(pairs(key, key.with(0)));
        Fit.assertEven(pairs(key.with("p1"), key.with("p2")));
        Fit.assertEven(pairs(Key.of(Seed.of(8), "x"), Key.of(Seed.of(9), "x")));
        Fit.assertEven(pairs(new Key(key.hi(), key.lo()), new Key(key.hi(), key.lo() + 1)));
        Fit.assertEven(pairs(new Key(key.hi(), key.lo()), new Key(key.hi() + 1, key.lo())));
    }

    private static long[] pairs(Key one, Key other) {
        long[] counts = new long[256];
        for (int i = 0; i < 256_000; i++) {
            counts[(int) (one.at(i) >>> 60 << 4 | other.at(i) >>> 60)]++;
        }
        return counts;
    }

    /** The answers of two keys to the same draws, and a draw and its answer: 256 pairs each, as likely as every other. */
    @Test
    void answersKnowNothingOfEachOther() {
        Key draws = Key.of(Seed.of(12), "draws");
        Key one = Key.of(Seed.of(12), "one");
        Key other = Key.of(Seed.of(12), "other");
        long[] answers = new long[256];
        long[] echoes = new long[256];
        for (int i = 0; i < 256_000; i++) {
            long draw = draws.at(i);
            answers[(int) (one.answer(draw) >>> 60 << 4 | other.answer(draw) >>> 60)]++;
            echoes[(int) (one.answer(draw) >>> 60 << 4 | draw >>> 60)]++;
        }

        Fit.assertEven(answers);
        Fit.assertEven(echoes);
    }

    /** Draws at the same place of many neighbouring streams are as even as those of one. */
    @Test
    void isEvenAcrossStreams() {
        Key key = Key.of(Seed.of(10), "across");
        long[] firsts = new long[256];
        long[] identities = new long[256];
        long[] seeds = new long[256];
        for (int i = 0; i < 100_000; i++) {
            firsts[(int) (key.with(i).at(0) >>> 56)]++;
            identities[(int) (key.at(i % 100, i / 100, 0) >>> 56)]++;
            seeds[(int) (Key.of(Seed.of(i), "seeds").at(0) & 0xff)]++;
        }

        Fit.assertEven(firsts);
        Fit.assertEven(identities);
        Fit.assertEven(seeds);
    }

    /** Bytes at all eight places, and pairs of bytes of draws that follow each other. */
    @Test
    void isEvenAlongAStream() {
        Key key = Key.of(Seed.of(11), "along");
        long[][] bytes = new long[8][256];
        long[] successions = new long[65_536];
        for (int i = 0; i < 1_000_000; i++) {
            long draw = key.at(i);
            for (int place = 0; place < 8; place++) {
                bytes[place][(int) (draw >>> 8 * place & 0xff)]++;
            }
            successions[(int) (draw >>> 56 << 8 | key.at(i + 1) >>> 56)]++;
        }

        for (long[] counts : bytes) {
            Fit.assertEven(counts);
        }
        Fit.assertEven(successions);
    }
}
