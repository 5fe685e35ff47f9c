package dsim.algorithms.ring;

import static dsim.algorithms.election.Processes.electorate;
import static dsim.algorithms.election.Processes.p;
import static dsim.algorithms.election.Processes.ring;
import static dsim.algorithms.election.Processes.upTo;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import dsim.algorithms.election.ElectionMessages;
import dsim.algorithms.election.Electorate;
import dsim.algorithms.election.InitialLeader;
import dsim.algorithms.election.LeaderAgreed;
import dsim.algorithms.election.SmallWorld;
import dsim.algorithms.election.SmallWorld.Refusal;
import dsim.algorithms.ring.RingElection.Wait;
import dsim.algorithms.ring.RingMessage.StartElection;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What theory says of the cost of elections on a ring. The closed forms are those of the textbooks; a group is measured beside. */
class RingTheoryTest {

    static IntStream sizes() {
        return IntStream.rangeClosed(2, 64);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void isMeasuredWhoeverStarts(int n) {
        for (int i = 1; i <= n; i++) {
            assertMeasured(electorate(n), Set.of(), List.of(i), Refusal.SILENT);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void isMeasuredWhoeverNoticesThatTheCoordinatorCrashed(int n) {
        for (int i = 1; i < n; i++) {
            assertMeasured(electorate(n), Set.of(n), List.of(i), Refusal.SILENT);
        }
    }

    @Test
    void isMeasuredForAllStartersAndAllDeadOfFive() {
        Set<Integer> five = Set.of(1, 2, 3, 4, 5);
        for (Set<Integer> dead : Sets.powerSet(five)) {
            for (Set<Integer> starters : Sets.powerSet(Sets.difference(five, dead))) {
                if (!starters.isEmpty()) {
                    assertMeasured(electorate(5), dead, starters, Refusal.SILENT);
                    assertMeasured(electorate(5), dead, starters, Refusal.TOLD);
                }
            }
        }
    }

    @SeededTest(seeds = 200)
    void isMeasuredWhereverTheIdsStand(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "ring"));
        int n = (int) rng.between(1, 40);
        List<Integer> places = rng.shuffled(IntStream.rangeClosed(1, n).boxed().toList());
        int live = (int) rng.between(1, n);
        int starters = (int) rng.between(1, live);

        assertMeasured(
                ring(rng.shuffled(places)),
                places.subList(live, n),
                places.subList(0, starters),
                rng.chance(0.5) ? Refusal.SILENT : Refusal.TOLD);
    }

    /** Starters and dead are places on the ring, from 1. */
    private static void assertMeasured(
            Electorate electorate, Iterable<Integer> dead, Iterable<Integer> starters, Refusal refusal) {
        int n = electorate.members().size();
        RingConfig config = new RingConfig(
                electorate,
                Duration.ofMillis(100),
                Duration.ofMinutes(1),
                Optional.empty(),
                InitialLeader.HIGHEST,
                false);
        SmallWorld<RingMessage, Wait> world = new SmallWorld<>(upTo(n), RingElection.role(config), refusal);
        ElectionMessages messages = world.listen(RingMessage.counted());
        LeaderAgreed agreed = world.listen(new LeaderAgreed());
        world.startAll();
        dead.forEach(k -> world.crash(p(k)));
        starters.forEach(k -> world.tell(p(k), new StartElection()));
        world.run();

        int down = ImmutableList.copyOf(dead).size();
        int k = ImmutableList.copyOf(starters).size();
        String where = n + " places, dead " + dead + ", starters " + starters;
        assertEquals(RingTheory.elections(k, n - down, down), messages.cost(), where);
        assertEquals(2.0 * k * (n - down), messages.parts().get("ACK"), where);
        assertTrue(agreed.holds(), () -> where + ": " + agreed.says());
    }

    @Test
    void givesTwoLapsOfTheTextbooks() {
        for (int n = 1; n <= 64; n++) {
            assertEquals(2 * n, RingTheory.elections(1, n, 0).total().all());
            assertEquals(2 * n * n, RingTheory.elections(n, n, 0).total().all());
        }
    }

    @Test
    void refusesRingsThatCannotBe() {
        assertAll(
                () -> assertThrows(IllegalArgumentException.class, () -> RingTheory.elections(1, 0, 1)),
                () -> assertThrows(IllegalArgumentException.class, () -> RingTheory.elections(1, 1, -1)),
                () -> assertThrows(IllegalArgumentException.class, () -> RingTheory.elections(0, 3, 0)),
                () -> assertThrows(IllegalArgumentException.class, () -> RingTheory.elections(4, 3, 0)));
    }
}
