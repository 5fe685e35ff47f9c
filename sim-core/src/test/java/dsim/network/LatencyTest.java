package dsim.network;

import static dsim.network.Statistics.distance;
import static dsim.network.Statistics.key;
import static dsim.network.Statistics.normal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.random.Key;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LatencyTest {

    private static final int SAMPLES = 100_000;
    private static final double MS = 1e6;

    /** Exceeded once in a thousand samples of the right distribution. */
    private static final double RARE = 1.95;

    @Test
    void constantIsAlwaysTheSame() {
        double[] sample = sample(Latency.constant(ms(5)), "constant");

        assertTrue(Arrays.stream(sample).allMatch(nanos -> nanos == 5 * MS));
    }

    @Test
    void uniformFollowsItsClosedForm() {
        double[] sample = sample(Latency.uniform(ms(5), ms(20)), "uniform");

        assertFollows(sample, x -> clamp((x - 5 * MS) / (15 * MS)));
        assertMean(12.5 * MS, 15 * MS / Math.sqrt(12), sample);
    }

    @Test
    void uniformTakesBothEndsAndAllBetweenAlike() {
        Latency latency = Latency.uniform(Duration.ofNanos(3), Duration.ofNanos(6));

        double[] sample = sample(latency, "narrow");

        for (int nanos = 3; nanos <= 6; nanos++) {
            double value = nanos;
            double share = Arrays.stream(sample).filter(x -> x == value).count() / (double) SAMPLES;
            assertEquals(0.25, share, Statistics.tolerance(0.25, SAMPLES), "share of " + nanos);
        }
    }

    @Test
    void exponentialFollowsItsClosedForm() {
        double[] sample = sample(Latency.exponential(ms(10)), "exponential");

        assertFollows(sample, x -> 1 - Math.exp(-x / (10 * MS)));
        assertMean(10 * MS, 10 * MS, sample);
    }

    @Test
    void exponentialMeanIncludesTheMinimum() {
        double[] sample = sample(Latency.exponential(ms(4), ms(10)), "exponential");

        assertFollows(sample, x -> 1 - Math.exp(-(x - 4 * MS) / (6 * MS)));
        assertMean(10 * MS, 6 * MS, sample);
    }

    @Test
    void normalFollowsItsClosedForm() {
        double[] sample = sample(Latency.normal(ms(50), ms(5)), "normal");

        assertFollows(sample, x -> normal((x - 50 * MS) / (5 * MS)));
        assertMean(50 * MS, 5 * MS, sample);
    }

    @Test
    void normalIsCutAtTheShortestLatency() {
        double[] sample = sample(Latency.normal(ms(1), ms(1)), "cut");

        double atOne = Arrays.stream(sample).filter(x -> x == 1).count() / (double) SAMPLES;
        assertEquals(normal(-1), atOne, Statistics.tolerance(normal(-1), SAMPLES));
        double[] above = Arrays.stream(sample).filter(x -> x > 1).toArray();
        assertFollows(above, x -> (normal((x - MS) / MS) - normal(-1)) / (1 - normal(-1)));
    }

    @Test
    void lognormalFollowsItsClosedForm() {
        double sigma = Math.log(5) / 2.3263478740408408;

        double[] sample = sample(Latency.lognormal(ms(12), ms(60)), "lognormal");

        assertFollows(sample, x -> normal(Math.log(x / (12 * MS)) / sigma));
        assertMean(
                12 * MS * Math.exp(sigma * sigma / 2),
                12 * MS * Math.exp(sigma * sigma / 2) * Math.sqrt(Math.expm1(sigma * sigma)),
                sample);
    }

    @Test
    void lognormalHasHalfBelowItsMedianAndOneOfAHundredAboveItsP99() {
        double[] sample = sample(Latency.lognormal(ms(12), ms(60)), "lognormal");

        double below = Arrays.stream(sample).filter(x -> x < 12 * MS).count() / (double) SAMPLES;
        double above = Arrays.stream(sample).filter(x -> x > 60 * MS).count() / (double) SAMPLES;
        assertEquals(0.5, below, Statistics.tolerance(0.5, SAMPLES));
        assertEquals(0.01, above, Statistics.tolerance(0.01, SAMPLES));
    }

    @Test
    void paretoFollowsItsClosedForm() {
        double[] sample = sample(Latency.pareto(ms(5), 3), "pareto");

        assertFollows(sample, x -> 1 - Math.pow(5 * MS / x, 3));
        assertMean(7.5 * MS, 5 * MS * Math.sqrt(0.75), sample);
    }

    @Test
    void empiricalGivesBackWhatWasMeasured() {
        Latency latency = Latency.empirical(List.of(ms(9), ms(1), ms(4), ms(4)));

        double[] sample = sample(latency, "empirical");

        for (long[] expected : new long[][] {{1, 1}, {4, 2}, {9, 1}}) {
            double share =
                    Arrays.stream(sample).filter(x -> x == expected[0] * MS).count() / (double) SAMPLES;
            double quarters = expected[1] / 4.0;
            assertEquals(quarters, share, Statistics.tolerance(quarters, SAMPLES), expected[0] + "ms");
        }
    }

    static List<Latency> extremes() {
        return List.of(
                Latency.constant(Duration.ZERO),
                Latency.constant(Duration.ofHours(1)),
                Latency.uniform(Duration.ZERO, Duration.ZERO),
                Latency.uniform(Duration.ZERO, Duration.ofHours(1)),
                Latency.exponential(Duration.ofNanos(1)),
                Latency.exponential(Duration.ofHours(1)),
                Latency.normal(Duration.ZERO, Duration.ofHours(1)),
                Latency.lognormal(Duration.ofNanos(1), Duration.ofHours(1)),
                Latency.pareto(Duration.ofNanos(1), 0.001),
                Latency.pareto(Duration.ofHours(1), 1e-300),
                Latency.empirical(List.of(Duration.ZERO, Duration.ofHours(1))));
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void isAtLeastOneNanosecondAndAtMostAnHour(Latency latency) {
        Key draws = key("extremes");

        LongStream ends = LongStream.of(0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE);
        long[] sample = LongStream.concat(ends, LongStream.range(0, 10_000).map(draws::at))
                .map(latency::nanos)
                .toArray();

        assertTrue(Arrays.stream(sample).min().orElseThrow() >= 1);
        assertTrue(Arrays.stream(sample).max().orElseThrow() <= 3_600_000_000_000L);
    }

    @Test
    void isWrittenAsInScenarios() {
        assertEquals("5ms", Latency.constant(ms(5)).toString());
        assertEquals("0s", Latency.constant(Duration.ZERO).toString());
        assertEquals("1.5s", Latency.constant(ms(1500)).toString());
        assertEquals("90s", Latency.constant(Duration.ofSeconds(90)).toString());
        assertEquals("2min", Latency.constant(Duration.ofMinutes(2)).toString());
        assertEquals("1h", Latency.constant(Duration.ofHours(1)).toString());
        assertEquals("1.000001ms", Latency.constant(Duration.ofNanos(1_000_001)).toString());
        assertEquals(
                "999ns..2.5us",
                Latency.uniform(Duration.ofNanos(999), Duration.ofNanos(2_500)).toString());
        assertEquals("exponential mean 10ms", Latency.exponential(ms(10)).toString());
        assertEquals(
                "exponential mean 10ms min 2ms",
                Latency.exponential(ms(2), ms(10)).toString());
        assertEquals(
                "normal mean 10ms deviation 2ms", Latency.normal(ms(10), ms(2)).toString());
        assertEquals(
                "lognormal median 12ms p99 60ms",
                Latency.lognormal(ms(12), ms(60)).toString());
        assertEquals("pareto min 5ms shape 1.5", Latency.pareto(ms(5), 1.5).toString());
        assertEquals(
                "empirical of 3 values 1ms..9ms",
                Latency.empirical(List.of(ms(9), ms(1), ms(4))).toString());
    }

    @Test
    void lognormalWritesTheP99ThatItWasMadeWith() {
        Key draws = key("p99");
        for (int i = 0; i < 1_000; i++) {
            long median = 1 + (draws.at(2 * i) >>> 24);
            long p99 = Math.min(Latency.MAX_NANOS, median + 1 + (draws.at(2 * i + 1) >>> 24));

            Latency latency = Latency.lognormal(Duration.ofNanos(median), Duration.ofNanos(p99));

            assertEquals(p99, ((Latency.Lognormal) latency).p99Nanos());
        }
    }

    @Test
    void refusesWhatIsNoLatency() {
        assertRefused("a latency is 0s to 1h, not PT-0.001S", () -> Latency.constant(ms(-1)));
        assertRefused("a latency is 0s to 1h, not PT1H0.001S", () -> Latency.constant(ms(3_600_001)));
        assertRefused("a latency is 0s to 1h, not -5ns", () -> new Latency.Constant(-5));
        assertRefused("a range goes from low to high, not 20ms..5ms", () -> Latency.uniform(ms(20), ms(5)));
        assertRefused(
                "an exponential mean is more than its min, not 5ms with min 5ms",
                () -> Latency.exponential(ms(5), ms(5)));
        assertRefused(
                "a lognormal p99 is more than its median, not 12ms with median 12ms",
                () -> Latency.lognormal(ms(12), ms(12)));
        assertRefused("a lognormal median is more than 0s, not 0s", () -> Latency.lognormal(Duration.ZERO, ms(12)));
        assertRefused("a pareto min is more than 0s, not 0s", () -> Latency.pareto(Duration.ZERO, 1));
        assertRefused("a pareto shape is finite and more than 0, not 0.0", () -> Latency.pareto(ms(1), 0));
        assertRefused("a pareto shape is finite and more than 0, not NaN", () -> Latency.pareto(ms(1), Double.NaN));
        assertRefused("an empirical latency has at least one value, not 0", () -> Latency.empirical(List.of()));
    }

    private static void assertRefused(String message, Executable making) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, making).getMessage());
    }

    private static void assertFollows(double[] sample, DoubleUnaryOperator distribution) {
        double distance = distance(sample, distribution);
        assertTrue(distance < RARE, "Kolmogorov's distance is " + distance);
    }

    private static void assertMean(double mean, double deviation, double[] sample) {
        assertEquals(mean, Arrays.stream(sample).average().orElseThrow(), 4 * deviation / Math.sqrt(sample.length));
    }

    private static double[] sample(Latency latency, String test) {
        Key draws = key(test);
        return LongStream.range(0, SAMPLES)
                .map(draws::at)
                .mapToDouble(latency::nanos)
                .toArray();
    }

    private static double clamp(double share) {
        return Math.max(0, Math.min(1, share));
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
