package dsim.algorithms.bully;

import static dsim.algorithms.election.Processes.electorate;
import static dsim.algorithms.election.Processes.p;
import static dsim.algorithms.election.Processes.upTo;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.bully.BullyElection.Wait;
import dsim.algorithms.bully.BullyMessage.StartElection;
import dsim.algorithms.election.ElectionCost;
import dsim.algorithms.election.ElectionMessages;
import dsim.algorithms.election.Electorate;
import dsim.algorithms.election.IdOrder;
import dsim.algorithms.election.InitialLeader;
import dsim.algorithms.election.LeaderAgreed;
import dsim.algorithms.election.SmallWorld;
import dsim.algorithms.election.SmallWorld.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What theory says of the cost of Bully elections. The closed forms are those of the textbooks; a group is measured beside. */
class BullyTheoryTest {

    static IntStream sizes() {
        return IntStream.rangeClosed(2, 64);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void isMeasuredWhoeverNoticesThatTheCoordinatorCrashed(int n) {
        for (int i = 1; i < n; i++) {
            Measurement group = new Measurement(electorate(n), Refusal.SILENT);
            group.world.crash(p(n));
            group.world.tell(p(i), new StartElection());
            group.world.run();

            assertEquals(BullyTheory.coordinatorCrashed(n, i), group.messages.cost(), "process " + i + " notices");
            assertTrue(group.agreed.holds(), group.agreed::says);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void isMeasuredWhoeverRaisesAFalseAlarm(int n) {
        for (int i = 1; i <= n; i++) {
            Measurement group = new Measurement(electorate(n), Refusal.SILENT);
            group.world.tell(p(i), new StartElection());
            group.world.run();

            assertEquals(BullyTheory.falseAlarm(n, i), group.messages.cost(), "process " + i + " notices");
            assertTrue(group.agreed.holds(), group.agreed::says);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void isMeasuredWhenAllNoticeAtOnce(int n) {
        Measurement group = new Measurement(electorate(n), Refusal.SILENT);
        group.world.crash(p(n));
        for (int i = 1; i < n; i++) {
            group.world.tell(p(i), new StartElection());
        }
        group.world.run();

        assertEquals(BullyTheory.coordinatorCrashedAllNotice(n), group.messages.cost());
        assertTrue(group.agreed.holds(), group.agreed::says);
    }

    @ParameterizedTest
    @EnumSource
    void holdsInEitherOrderAndOnEitherWire(IdOrder order) {
        for (Refusal refusal : Refusal.values()) {
            Measurement group = new Measurement(electorate(order, 10), refusal);
            group.world.crash(p(10));
            group.world.tell(p(5), new StartElection());
            group.world.run();

            assertEquals(BullyTheory.coordinatorCrashed(10, 5), group.messages.cost());
        }
    }

    @Test
    void givesTheTotalsOfTheTextbooks() {
        for (int n = 2; n <= 64; n++) {
            double sum = 0;
            for (int i = 1; i < n; i++) {
                int d = n - i;
                sum += BullyTheory.coordinatorCrashed(n, i).total().all();
                assertEquals(
                        d * d + n - 1,
                        BullyTheory.coordinatorCrashed(n, i).total().all());
                assertEquals(
                        d * (d + 1) + n - 1,
                        BullyTheory.falseAlarm(n, i).total().all());
            }
            assertEquals(n * n - n, BullyTheory.coordinatorCrashed(n, 1).total().all());
            assertEquals(sum / (n - 1), BullyTheory.coordinatorCrashedMean(n), 1e-9);
        }
    }

    @Test
    void namesEachConvention() {
        ElectionCost cost = BullyTheory.coordinatorCrashed(10, 5);

        assertEquals(
                ImmutableMap.builder()
                        .put("ELECTION", 15.0)
                        .put("ELECTION-to-dead", 5.0)
                        .put("OK", 10.0)
                        .put("OK-to-dead", 0.0)
                        .put("COORDINATOR", 9.0)
                        .put("COORDINATOR-to-dead", 1.0)
                        .put("total", 34.0)
                        .put("total-to-dead", 6.0)
                        .buildOrThrow(),
                cost.parts());
    }

    @Test
    void refusesProcessesThatDoNotExist() {
        assertAll(
                () -> assertThrows(IllegalArgumentException.class, () -> BullyTheory.coordinatorCrashed(1, 1)),
                () -> assertThrows(IllegalArgumentException.class, () -> BullyTheory.coordinatorCrashed(5, 5)),
                () -> assertThrows(IllegalArgumentException.class, () -> BullyTheory.coordinatorCrashed(5, 0)),
                () -> assertThrows(IllegalArgumentException.class, () -> BullyTheory.falseAlarm(5, 6)));
    }

    /** A group that has a leader, no probes, and somebody who counts. */
    private static final class Measurement {

        private final SmallWorld<BullyMessage, Wait> world;
        private final ElectionMessages messages;
        private final LeaderAgreed agreed;

        Measurement(Electorate electorate, Refusal refusal) {
            BullyConfig config = new BullyConfig(
                    electorate,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Optional.empty(),
                    InitialLeader.HIGHEST,
                    false);
            world = new SmallWorld<>(upTo(electorate.members().size()), BullyElection.role(config), refusal);
            messages = world.listen(BullyMessage.counted());
            agreed = world.listen(new LeaderAgreed());
            world.startAll();
        }
    }
}
