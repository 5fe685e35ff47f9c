package dsim.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawsTest {

    private static final Key KEY = Key.of(Seed.of(7), "draws");

    /** Unit and below(10) by Python's integers, from the draws of {@link KeyTest}'s program. */
    @ParameterizedTest
    @CsvSource({
        "0, 0x1ecb140ebc9127f5, 0.12028622970371261, 1",
        "1, 0xf815ca2acbb75879, 0.969082484672723, 9",
        "2, 0x1b488a3c1dc4d274, 0.10657562225039219, 1",
        "3, 0x722844954eb70b82, 0.4459269394417015, 4"
    })
    void golden(long index, String hex, double unit, long below) {
        long draw = Long.parseUnsignedLong(hex.substring(2), 16);

        assertEquals(draw, KEY.at(index));
        assertEquals(unit, Draws.unit(draw));
        assertEquals(below, Draws.below(draw, 10));
    }

    /**
     * From a Python program that builds the ziggurat of 256 layers in decimals of 50 digits, with the area of the lowest layer
     * as (r + 1) exp(-r) (exponential) and as r f(r) plus Mills' ratio by its continued fraction (normal), and takes layer
     * from bits 0 to 7, sign from bit 8, position from bits 11 to 63, and the k-th further bits as finish(draw + k gamma).
     * Draws of each way through: inside, at an edge, refused there, the tail, thinned there, and these in
     * a row.
     */
    @ParameterizedTest
    @CsvSource({
        "0x1ecb140ebc9127f5, 0.03702806549640153, -0.066055387808310245",
        "0xf815ca2acbb75879, 1.7051984421384203, 1.534156151598294",
        "0xfde061f83a880a2a, 3.2280468805758651, ",
        "0xff32d30c873a7465, 2.0299628533929015, 1.7190626777764595",
        "0x7e867a17e09e9aff, 0.48455316840959561, 0.38341833339226516",
        "0xd7155d1808a6d4fd, 1.8501089636117329, ",
        "0xfd4c6fc6765e3f00, 8.2526652777862708, -4.2128802468166482",
        "0xe94f91f543d2dd00, 7.9815078571997375, ",
        "0xfeb3d5135d1a70b1, 0.0092791901123031838, ",
        "0xfe8086fec6810e29, 10.581753592458579, ",
        "0xffa2eb549800ac31, 0.21253071813799346, 0.17565212463724755",
        "0xff2bd896ad8fc23c, , 2.0570866939470385",
        "0xff992af5cb988416, , 0.0025833913837434034",
        "0xf107eb08111a6900, , -4.2381330765268768",
        "0xe422dcda63bd2efd, , 0.067641487740819267",
        "0xf378a6af3f55d2fe, , 0.13903821797221941",
        "0xfbf186fba267a300, , -3.8923488857078885",
        "0xf3869da0b9f42a00, , 3.8962219025215798",
        "0xf5b5fd112546ef00, , -3.7056616360138683"
    })
    void goldenOfTheZiggurats(String hex, Double exponential, Double gaussian) {
        long draw = Long.parseUnsignedLong(hex.substring(2), 16);

        if (exponential != null) {
            assertEquals(exponential, Draws.exponential(draw), 1e-13 * exponential);
        }
        if (gaussian != null) {
            assertEquals(gaussian, Draws.gaussian(draw), 1e-13 * Math.abs(gaussian));
        }
    }

    /**
     * Pinned: seen on HotSpot 17 and 25, compiled and interpreted. It is to be the same on every other machine; a
     * change of one bit in two million results shows.
     */
    @Test
    void areTheSameToTheBit() {
        long state = 0;
        for (int i = 0; i < 1_000_000; i++) {
            long draw = KEY.at(i);
            state = Mix.step(state, Double.doubleToRawLongBits(Draws.exponential(draw)));
            state = Mix.step(state, Double.doubleToRawLongBits(Draws.gaussian(draw)));
        }

        assertEquals("c3870c5e92835d24", Long.toHexString(Mix.finish(state)));
    }

    @Test
    void unitIsNeverOne() {
        assertEquals(0, Draws.unit(0));
        assertEquals(0x1p-53, Draws.unit(1L << 11));
        assertEquals(1 - 0x1p-53, Draws.unit(-1));
    }

    @Test
    void unitIsEven() {
        Fit.assertDistributed(sample(100_000, Draws::unit), x -> x);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.5, 0.99})
    void chanceIsAsLikelyAsSaid(double probability) {
        int draws = 1_000_000;

        long hits = LongStream.range(0, draws)
                .filter(i -> Draws.chance(KEY.at(i), probability))
                .count();

        Fit.assertAsExpected(
                new long[] {hits, draws - hits}, new double[] {draws * probability, draws * (1 - probability)});
    }

    /** At the limit itself, one above and one below it, and anywhere. */
    @Test
    void isBelowTheLimitAsItsUnitIsBelowTheProbability() {
        double[] probabilities = {0, Double.MIN_VALUE, 0x1p-53, 0x1.8p-53, 0.01, 0.1, 1.0 / 3, 0.5, 1 - 0x1p-53, 1};
        for (double probability : probabilities) {
            long limit = Draws.limit(probability);
            LongStream near = LongStream.rangeClosed(limit - 1, limit + 1)
                    .filter(position -> position >= 0 && position < 1L << 53)
                    .map(position -> position << 11);
            LongStream anywhere = LongStream.range(0, 10_000).map(KEY::at);

            assertTrue(LongStream.concat(near, anywhere)
                    .allMatch(draw -> Draws.isBelow(draw, limit) == Draws.unit(draw) < probability));
        }
        assertThrows(IllegalArgumentException.class, () -> Draws.limit(Math.nextUp(1.0)));
        assertThrows(IllegalArgumentException.class, () -> Draws.limit(Double.NaN));
    }

    @Test
    void chanceKnowsNeverAndAlways() {
        assertFalse(Draws.chance(0, 0));
        assertTrue(Draws.chance(-1, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void chanceRefusesWhatIsNoProbability(double probability) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Draws.chance(0, probability));

        assertEquals("a probability is 0 to 1, not " + probability, refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 7, 10, 100, 257})
    void belowIsEven(int bound) {
        long[] counts = new long[bound];
        for (int i = 0; i < 100_000; i++) {
            counts[(int) Draws.below(KEY.at(i), bound)]++;
        }

        if (bound > 1) {
            Fit.assertEven(counts);
        } else {
            assertEquals(100_000, counts[0]);
        }
    }

    /** Of a bound of 3/4 of all longs, the naive remainder or product hits one part twice as often as the others. */
    @ParameterizedTest
    @ValueSource(longs = {3L << 61, (3L << 61) + 1, Long.MAX_VALUE, Long.MAX_VALUE / 3 * 2})
    void belowIsEvenForLargeBounds(long bound) {
        int parts = 90;
        long[] counts = new long[parts];
        long[] remainders = new long[3];
        for (int i = 0; i < 100_000; i++) {
            long drawn = Draws.below(KEY.at(i), bound);
            assertTrue(drawn >= 0 && drawn < bound);
            counts[(int) (drawn / (bound / parts + 1))]++;
            remainders[(int) (drawn % 3)]++;
        }

        Fit.assertEven(counts);
        Fit.assertEven(remainders);
    }

    /** The plain definition with integers of any size: the product of draw and bound, refused in its first remainder. */
    @Test
    void belowIsWhatItsPaperSays() {
        BigInteger all = BigInteger.TWO.pow(64);
        for (long bound : new long[] {1, 3, 10, 1L << 40, 3L << 61, (3L << 61) + 1, Long.MAX_VALUE}) {
            for (int i = 0; i < 1_000; i++) {
                long draw = KEY.at(bound, i, 0);
                BigInteger m = BigInteger.valueOf(bound);
                BigInteger product = unsigned(draw).multiply(m);
                for (int k = 1; product.mod(all).compareTo(all.mod(m)) < 0; k++) {
                    product = unsigned(Mix.finish(draw + k * Mix.GAMMA)).multiply(m);
                }

                assertEquals(product.shiftRight(64).longValueExact(), Draws.below(draw, bound));
            }
        }
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void belowRefusesABoundBelowOne(long bound) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Draws.below(0, bound));

        assertEquals("a bound is at least 1, not " + bound, refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "-3, 3",
        "0, 1",
        "9223372036854775803, 9223372036854775807",
        "-9223372036854775808, -9223372036854775800"
    })
    void betweenIsEvenAndReachesBothEnds(long lo, long hi) {
        long[] counts = new long[(int) (hi - lo + 1)];
        for (int i = 0; i < 100_000; i++) {
            counts[(int) (Draws.between(KEY.at(i), lo, hi) - lo)]++;
        }

        Fit.assertEven(counts);
    }

    @Test
    void betweenIsEvenOverRangesLargerThanALong() {
        long lo = -(3L << 61);
        long hi = 3L << 61;
        long[] parts = new long[96];
        for (int i = 0; i < 100_000; i++) {
            long drawn = Draws.between(KEY.at(i), lo, hi);
            assertTrue(drawn >= lo && drawn <= hi);
            parts[(int) ((drawn / 2 - lo / 2) / ((3L << 61) / 96 + 1))]++;
        }

        Fit.assertEven(parts);
    }

    @Test
    void betweenAllLongsIsTheDraw() {
        assertEquals(KEY.at(0) + Long.MIN_VALUE, Draws.between(KEY.at(0), Long.MIN_VALUE, Long.MAX_VALUE));
        assertEquals(5, Draws.between(KEY.at(0), 5, 5));
    }

    @Test
    void betweenRefusesARangeThatGoesDown() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Draws.between(0, 2, 1));

        assertEquals("a range goes from low to high, not from 2 to 1", refused.getMessage());
    }

    /** The closed form of the distribution is 1 - exp(-x). */
    @Test
    void exponentialHasItsDistribution() {
        Fit.assertDistributed(sample(1_000_000, Draws::exponential), x -> -StrictMath.expm1(-x));
    }

    /** The tail begins at 7.697; as many lie in each unit of it as exp says, and its own tail is like itself. */
    @Test
    void exponentialHasItsTail() {
        double[] sample = sample(4_000_000, Draws::exponential);
        double[] expected = new double[6];
        long[] counts = new long[6];
        for (int i = 0; i < 6; i++) {
            double from = 7.69711747013105 + 0.5 * i;
            double to = i == 5 ? Double.POSITIVE_INFINITY : from + 0.5;
            expected[i] = sample.length * (StrictMath.exp(-from) - StrictMath.exp(-to));
            for (double x : sample) {
                counts[i] += x >= from && x < to ? 1 : 0;
            }
        }

        Fit.assertAsExpected(counts, expected);
    }

    @Test
    void gaussianHasItsDistribution() {
        Fit.assertDistributed(sample(1_000_000, Draws::gaussian), DrawsTest::normal);
    }

    /** Cells that grow narrower outwards, to beyond the tail's beginning at 3.654, on both sides. */
    @Test
    void gaussianHasItsTails() {
        double[] sample = sample(4_000_000, Draws::gaussian);
        double[] ends = {
            Double.NEGATIVE_INFINITY, -4.2, -3.9, -3.654, -3.5, -3, 3, 3.5, 3.654, 3.9, 4.2, Double.POSITIVE_INFINITY
        };
        double[] expected = new double[ends.length - 1];
        long[] counts = new long[ends.length - 1];
        for (int i = 0; i < counts.length; i++) {
            expected[i] = sample.length * (normal(ends[i + 1]) - normal(ends[i]));
            for (double x : sample) {
                counts[i] += x >= ends[i] && x < ends[i + 1] ? 1 : 0;
            }
        }

        Fit.assertAsExpected(counts, expected);
    }

    private static double[] sample(int size, LongToDoubleFunction distribution) {
        return LongStream.range(0, size).map(KEY::at).mapToDouble(distribution).toArray();
    }

    /** By its series, good to 15 digits (G. Marsaglia, Evaluating the Normal Distribution, J. Statistical Software 11, 2004). */
    private static double normal(double x) {
        if (x > 8 || x < -8) {
            return x > 0 ? 1 : 0;
        }
        double sum = x;
        double before = 0;
        double term = x;
        for (int i = 3; sum != before; i += 2) {
            before = sum;
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-0.5 * x * x) / StrictMath.sqrt(2 * Math.PI);
    }
}
