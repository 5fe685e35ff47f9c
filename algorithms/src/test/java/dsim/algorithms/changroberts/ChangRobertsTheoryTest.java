package dsim.algorithms.changroberts;

import static dsim.algorithms.election.Processes.ring;
import static dsim.algorithms.election.Processes.upTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.Collections2;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import dsim.algorithms.changroberts.ChangRobertsElection.Wait;
import dsim.algorithms.election.ElectionCost;
import dsim.algorithms.election.ElectionMessages;
import dsim.algorithms.election.LeaderAgreed;
import dsim.algorithms.election.SmallWorld;
import dsim.algorithms.election.SmallWorld.Refusal;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Chang and Roberts say of the cost of their algorithm; a group is measured beside. */
class ChangRobertsTheoryTest {

    private static final int SAMPLES = 400;

    static IntStream sizes() {
        return IntStream.rangeClosed(1, 64);
    }

    static List<Integer> rising(int n) {
        return IntStream.rangeClosed(1, n).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void isMeasuredAtBestWhereEachIsFollowedByTheNextHigher(int n) {
        assertEquals(ChangRobertsTheory.best(n), measured(rising(n)));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void isMeasuredAtWorstWhereEachIsFollowedByTheNextLower(int n) {
        assertEquals(ChangRobertsTheory.worst(n), measured(Lists.reverse(rising(n))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void isTheMeanOverAllPlacements(int n) {
        Collection<List<Integer>> placements = Collections2.permutations(rising(n));

        double sum = placements.stream()
                .mapToDouble(placement -> measured(placement).total().all())
                .sum();

        assertEquals(ChangRobertsTheory.mean(n).total().all(), sum / placements.size(), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void isMeasuredForEachPlacement(int n) {
        ImmutableList<Integer> placed = ImmutableList.copyOf(new Rng(Key.of(Seed.of(n), "placed")).shuffled(rising(n)));

        assertEquals(ChangRobertsTheory.placed(placed), measured(placed));
        assertEquals(ChangRobertsTheory.best(n), ChangRobertsTheory.placed(ImmutableList.copyOf(rising(n))));
    }

    /** Tolerance: four standard errors of the mean of the samples. */
    @ParameterizedTest
    @ValueSource(ints = {16, 64, 128})
    void isTheMeanOverSampledPlacements(int n) {
        Rng rng = new Rng(Key.of(Seed.of(n), "placements"));
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double elections = measured(rng.shuffled(rising(n)))
                    .kinds()
                    .getOrDefault(ElectionCost.ELECTION, ElectionCost.Count.ZERO)
                    .all();
            sum += elections;
            squares += elections * elections;
        }
        double mean = sum / SAMPLES;
        double error = Math.sqrt((squares / SAMPLES - mean * mean) / (SAMPLES - 1));

        double harmonic = IntStream.rangeClosed(1, n).mapToDouble(k -> 1.0 / k).sum();
        assertEquals(n * harmonic, mean, 4 * error, "standard error " + error);
        assertTrue(error < 0.05 * mean, "the samples say something: standard error " + error + " of " + mean);
    }

    @Test
    void givesTheFiguresOfThePaper() {
        assertEquals(2 * 10 - 1 + 10, ChangRobertsTheory.best(10).total().all());
        assertEquals(10 * 11 / 2 + 10, ChangRobertsTheory.worst(10).total().all());
        assertEquals(
                10 * (7381.0 / 2520) + 10, ChangRobertsTheory.mean(10).total().all(), 1e-9);
    }

    @Test
    void refusesARingOfNobody() {
        assertThrows(IllegalArgumentException.class, () -> ChangRobertsTheory.best(0));
    }

    /** What an election costs that all start together; the ids stand in the order of the messages. */
    private static ElectionCost measured(List<Integer> ids) {
        SmallWorld<ChangRobertsMessage, Wait> world = new SmallWorld<>(
                upTo(ids.size()),
                ChangRobertsElection.role(ChangRobertsConfig.of(ring(ImmutableList.copyOf(ids)))),
                Refusal.SILENT);
        ElectionMessages messages = world.listen(ChangRobertsMessage.counted());
        LeaderAgreed agreed = world.listen(new LeaderAgreed());
        world.startAll();
        world.run();

        assertTrue(agreed.holds(), agreed::says);
        return messages.cost();
    }
}
