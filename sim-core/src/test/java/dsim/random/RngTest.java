package dsim.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RngTest {

    private static final Key KEY = Key.of(Seed.of(7), "rng");

    private final Rng rng = new Rng(KEY);

    @Test
    void drawsAlongItsKey() {
        long[] drawn = {rng.nextLong(), rng.nextLong(), rng.nextLong()};

        assertEquals(
                List.of(KEY.at(0), KEY.at(1), KEY.at(2)),
                Arrays.stream(drawn).boxed().toList());
    }

    static List<Consumer<Rng>> methods() {
        return List.of(
                Rng::nextLong,
                rng -> rng.below(10),
                rng -> rng.below(3L << 61),
                Rng::nextDouble,
                rng -> rng.chance(0),
                rng -> rng.chance(1),
                rng -> rng.between(1, 1),
                rng -> rng.between(-(3L << 61), 3L << 61),
                rng -> rng.between(Duration.ZERO, Duration.ofHours(1)),
                rng -> rng.exponential(0),
                rng -> rng.exponential(1),
                Rng::gaussian,
                rng -> rng.pick(List.of("a", "b")));
    }

    /** A thousand times, so that each method also comes to where one draw is not enough for it. */
    @ParameterizedTest
    @MethodSource("methods")
    void takesOneDrawForEachAnswer(Consumer<Rng> method) {
        for (int i = 0; i < 1_000; i++) {
            method.accept(rng);
        }

        assertEquals(KEY.at(1_000), rng.nextLong());
    }

    @Test
    void givesWhatDrawsGiveOfTheSameDraw() {
        Duration lo = Duration.ofMillis(1);
        Duration hi = Duration.ofMillis(2);

        assertEquals(Draws.below(KEY.at(0), 10), rng.below(10));
        assertEquals(Draws.below(KEY.at(1), 1L << 40), rng.below(1L << 40));
        assertEquals(Draws.unit(KEY.at(2)), rng.nextDouble());
        assertEquals(Draws.chance(KEY.at(3), 0.5), rng.chance(0.5));
        assertEquals(Draws.between(KEY.at(4), -5, 5), rng.between(-5, 5));
        assertEquals(
                Draws.between(KEY.at(5), 1_000_000, 2_000_000),
                rng.between(lo, hi).toNanos());
        assertEquals(2.5 * Draws.exponential(KEY.at(6)), rng.exponential(2.5));
        assertEquals(Draws.gaussian(KEY.at(7)), rng.gaussian());
        assertEquals(Draws.below(KEY.at(8), 3), rng.pick(List.of(0, 1, 2)).longValue());
    }

    @Test
    void mayHaveBothEndsOfADuration() {
        Duration lo = Duration.ofNanos(1);
        Duration hi = Duration.ofNanos(2);
        long[] counts = new long[2];

        for (int i = 0; i < 1_000; i++) {
            counts[(int) rng.between(lo, hi).toNanos() - 1]++;
        }

        Fit.assertEven(counts);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAMeanThatIsNone(double mean) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> rng.exponential(mean));

        assertEquals("a mean is finite and not negative, not " + mean, refused.getMessage());
    }

    @Test
    void picksEachAsOften() {
        ImmutableList<Integer> places = ImmutableList.of(0, 1, 2, 3, 4);
        long[] counts = new long[5];

        for (int i = 0; i < 10_000; i++) {
            counts[rng.pick(places)]++;
        }

        Fit.assertEven(counts);
    }

    @Test
    void cannotPickFromNothing() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> rng.pick(List.of()));

        assertEquals("nothing to pick from: the list is empty", refused.getMessage());
    }

    /** Each of the 24 orders of four as often. */
    @Test
    void shufflesIntoEachOrderAsOften() {
        Map<List<Integer>, Integer> orders = new TreeMap<>(java.util.Comparator.comparing(List::toString));

        for (int i = 0; i < 24_000; i++) {
            orders.merge(rng.shuffled(List.of(1, 2, 3, 4)), 1, Integer::sum);
        }

        assertEquals(24, orders.size());
        Fit.assertEven(orders.values().stream().mapToLong(Integer::longValue).toArray());
    }

    @Test
    void shufflesWithoutLossAndLeavesTheOriginal() {
        List<Integer> original = IntStream.range(0, 1_000).boxed().toList();

        ImmutableList<Integer> shuffled = rng.shuffled(original);

        assertTrue(!shuffled.equals(original));
        assertEquals(original, shuffled.stream().sorted().toList());
        assertEquals(KEY.at(999), rng.nextLong());
    }

    @Test
    void shufflesNothingToNothing() {
        assertEquals(ImmutableList.of(), rng.shuffled(Collections.emptySet()));
        assertEquals(ImmutableList.of("a"), rng.shuffled(List.of("a")));
    }
}
