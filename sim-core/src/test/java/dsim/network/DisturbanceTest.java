package dsim.network;

import static dsim.network.Statistics.key;
import static dsim.network.Statistics.tolerance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.network.Disturbance.Cut;
import dsim.network.Disturbance.Doubling;
import dsim.network.Disturbance.Losing;
import dsim.network.Disturbance.Slowing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class DisturbanceTest {

    private static final int NODES = 20;
    private static final int MESSAGES = 100_000;
    private static final NodeSet ALL = NodeSet.range(0, NODES);
    private static final NodeSet LEFT = NodeSet.range(0, 8);
    private static final NodeSet RIGHT = NodeSet.range(8, 14);
    private static final NodeSet REST = NodeSet.range(14, NODES);

    private static final Link LINK = Link.of(Latency.uniform(Duration.ofMillis(5), Duration.ofMillis(20)))
            .withLoss(Loss.independent(0.1))
            .withDuplicate(0.1)
            .withOrder(Order.ANY);

    private static final List<Fate> CALM = traffic(network());

    @Test
    void aCutLetsNothingThroughBothWaysAndLeavesTheOthersAlone() {
        assertCuts(Pairs.between(LEFT, RIGHT));
    }

    @Test
    void aOneWayCutLetsTheOtherWayThrough() {
        assertCuts(Pairs.oneWay(LEFT, RIGHT));
    }

    @Test
    void aPartitionCutsBetweenItsBlocks() {
        assertCuts(Pairs.across(ImmutableList.of(LEFT, RIGHT)));
        assertCuts(Pairs.across(ImmutableList.of(LEFT, RIGHT, REST)));
    }

    private void assertCuts(Pairs where) {
        Network network = network();

        int handle = network.begin(new Cut(where));
        List<Fate> fates = traffic(network);

        int cut = 0;
        for (Fate fate : fates) {
            boolean isCut = where.contains(Fate.from(fate.index(), NODES), Fate.to(fate.index(), NODES));
            cut += isCut ? 1 : 0;
            assertEquals(isCut ? new Fate(fate.index(), 0, -1, -1, "cut") : CALM.get(fate.index()), fate);
        }
        assertTrue(cut > 0);
        assertEquals(cut, network.touched(handle));
    }

    @Test
    void losingTakesItsShareOfWhatTheLinkDelivers() {
        Network network = network();

        int handle = network.begin(new Losing(Pairs.within(ALL), 0.2));
        List<Fate> fates = traffic(network);

        int delivered = (int) CALM.stream().filter(fate -> !fate.isLost()).count();
        int more = 0;
        for (Fate fate : fates) {
            boolean isLostNow = fate.isLost() && !CALM.get(fate.index()).isLost();
            more += isLostNow ? 1 : 0;
            assertTrue(isLostNow || fate.equals(CALM.get(fate.index())));
        }
        assertEquals(0.2, more / (double) delivered, tolerance(0.2, delivered));
        assertEquals(more, network.touched(handle));
    }

    @Test
    void doublingDoublesItsShareOfWhatTheLinkDeliversOnce() {
        Network network = network();

        int handle = network.begin(new Doubling(Pairs.within(ALL), 0.3));
        List<Fate> fates = traffic(network);

        int single = (int) CALM.stream().filter(fate -> fate.copies() == 1).count();
        int more = 0;
        for (Fate fate : fates) {
            more += fate.copies() > CALM.get(fate.index()).copies() ? 1 : 0;
            assertEquals(CALM.get(fate.index()).first(), fate.first());
        }
        assertEquals(0.3, more / (double) single, tolerance(0.3, single));
        assertEquals(more, network.touched(handle));
    }

    @Test
    void slowingTakesTheLatencyTimesAFactorAndMore() {
        Network network = network();

        int handle = network.begin(new Slowing(Pairs.oneWay(LEFT, RIGHT), 3, Duration.ofMillis(7)));
        List<Fate> fates = traffic(network);

        int slowed = 0;
        for (Fate fate : fates) {
            Fate before = CALM.get(fate.index());
            boolean isMeant =
                    LEFT.contains(Fate.from(fate.index(), NODES)) && RIGHT.contains(Fate.to(fate.index(), NODES));
            slowed += isMeant && !fate.isLost() ? 1 : 0;
            assertEquals(isMeant ? slowly(before, 3, 7_000_000) : before, fate);
        }
        assertEquals(slowed, network.touched(handle));
    }

    private static Fate slowly(Fate fate, int factor, long added) {
        long sent = Fate.sentAt(fate.index());
        return new Fate(
                fate.index(),
                fate.copies(),
                fate.copies() > 0 ? sent + (fate.first() - sent) * factor + added : -1,
                fate.copies() > 1 ? sent + (fate.second() - sent) * factor + added : -1,
                fate.reason());
    }

    @Test
    void whatOverlapsCombines() {
        Network network = network();
        Pairs all = Pairs.within(ALL);

        network.begin(new Slowing(all, 2, Duration.ofMillis(1)));
        network.begin(new Slowing(all, 3, Duration.ofMillis(2)));
        network.begin(new Losing(all, 0.2));
        network.begin(new Losing(all, 0.5));
        List<Fate> fates = traffic(network);

        int delivered = (int) CALM.stream().filter(fate -> !fate.isLost()).count();
        int arrived = 0;
        for (Fate fate : fates) {
            if (!fate.isLost()) {
                arrived++;
                assertEquals(slowly(CALM.get(fate.index()), 6, 3_000_000), fate);
            }
        }
        assertEquals(0.8 * 0.5, arrived / (double) delivered, tolerance(0.4, delivered));
    }

    @Test
    void aMessageThatTwoCutsCutCountsForBothAndNamesTheFirst() {
        Network network = network();
        Arrivals answer = new Arrivals();

        int losing = network.begin(new Losing(Pairs.within(ALL), 1));
        int one = network.begin(new Cut(Pairs.oneWay(LEFT, ALL)));
        int other = network.begin(new Cut(Pairs.oneWay(ALL, RIGHT)));
        network.route(0, 8, 100, 1, 0, answer);
        int both = answer.disturbance();
        network.route(9, 8, 200, 2, 0, answer);
        int second = answer.disturbance();
        network.end(losing);
        network.end(one);
        network.end(other);
        network.route(9, 8, 300, 3, 0, answer);
        int afterwards = answer.disturbance();

        assertEquals(one, both);
        assertEquals(other, second);
        assertEquals(Arrivals.NO_DISTURBANCE, afterwards);
        assertEquals(
                List.of(0L, 1L, 2L), List.of(network.touched(losing), network.touched(one), network.touched(other)));
    }

    @Test
    void theEndOfADisturbanceIsTheEndOfItsEffect() {
        Network network = network();

        int cut = network.begin(new Cut(Pairs.within(LEFT)));
        int slowing = network.begin(new Slowing(Pairs.within(ALL), 2, Duration.ZERO));
        network.end(cut);
        network.end(slowing);

        assertEquals(CALM, traffic(network));
        assertEquals(0, network.touched(cut));
    }

    @Test
    void takingADisturbanceAwayLeavesFatesThatItDidNotDecide() {
        List<Disturbance> disturbances = List.of(
                new Losing(Pairs.within(LEFT), 0.3),
                new Losing(Pairs.within(ALL), 0.2),
                new Cut(Pairs.oneWay(REST, LEFT)),
                new Doubling(Pairs.within(ALL), 0.3),
                new Losing(Pairs.between(LEFT, RIGHT), 0.3));
        List<Fate> all = disturbed(disturbances);

        for (int gone = 0; gone < disturbances.size(); gone++) {
            List<Disturbance> others = new ArrayList<>(disturbances);
            Disturbance away = others.remove(gone);
            List<Fate> fates = disturbed(others);

            int moved = 0;
            for (Fate fate : fates) {
                Fate before = all.get(fate.index());
                boolean isMeant = away.where().contains(Fate.from(fate.index(), NODES), Fate.to(fate.index(), NODES));
                boolean isBetter = before.isLost() || before.copies() == 2 && away instanceof Doubling;
                assertTrue(
                        fate.equals(before) || isMeant && isBetter,
                        () -> before + " became " + fate + " without " + away);
                moved += fate.equals(before) ? 0 : 1;
            }
            assertTrue(moved > 0, "nothing came of " + away);
        }
    }

    @Test
    void twoAlikeThatOverlapDrawApartWhateverBeganBefore() {
        Network network = network();
        Losing half = new Losing(Pairs.within(ALL), 0.5);

        int ended = network.begin(half);
        network.begin(half);
        network.end(ended);
        network.begin(half);
        List<Fate> fates = traffic(network);

        int delivered = (int) CALM.stream().filter(fate -> !fate.isLost()).count();
        int arrived = (int) fates.stream().filter(fate -> !fate.isLost()).count();
        assertEquals(0.25, arrived / (double) delivered, tolerance(0.25, delivered));
    }

    @Test
    void aHigherLossTouchesTheSameMessagesAndMore() {
        List<Fate> some = disturbed(List.of(new Losing(Pairs.within(ALL), 0.2)));
        List<Fate> more = disturbed(List.of(new Losing(Pairs.within(ALL), 0.4)));

        assertNotEquals(some, more);
        assertTrue(IntStream.range(0, MESSAGES)
                .allMatch(i -> more.get(i).isLost() || more.get(i).equals(some.get(i))));
    }

    @Test
    void aBurstGoesOnTheSameWhetherItsMessagesAreCutOrNot() {
        Link bursty = LINK.withLoss(Loss.bursts(0.1, 5, 1));
        List<Fate> undisturbed = traffic(Network.builder(NODES, bursty).build(key("network")));
        Network network = Network.builder(NODES, bursty).build(key("network"));

        int cut = network.begin(new Cut(Pairs.within(ALL)));
        Fate.ofTraffic(network, NODES, MESSAGES, i -> i < MESSAGES / 2);
        network.end(cut);
        List<Fate> after = Fate.ofTraffic(network, NODES, MESSAGES, i -> i >= MESSAGES / 2);

        assertEquals(undisturbed.subList(MESSAGES / 2, MESSAGES), after);
    }

    @Test
    void refusesWhatIsNoDisturbance() {
        Pairs all = Pairs.within(ALL);

        assertRefused("a loss is a probability, 0 to 1, not 1.1", () -> new Losing(all, 1.1));
        assertRefused("a doubling is a probability, 0 to 1, not -1.0", () -> new Doubling(all, -1));
        assertRefused("a slowing factor is finite and at least 1, not 0.5", () -> new Slowing(all, 0.5, Duration.ZERO));
        assertRefused("an added latency is 0s to 1h, not PT-1S", () -> new Slowing(all, 1, Duration.ofSeconds(-1)));
        assertRefused(
                "the handle of a disturbance is what its beginning returned, not 0",
                () -> network().touched(0));
    }

    @Test
    void endsOnce() {
        Network network = network();

        int handle = network.begin(new Cut(Pairs.within(ALL)));
        network.end(handle);

        assertEquals(
                "disturbance 0 has ended before",
                assertThrows(IllegalStateException.class, () -> network.end(handle))
                        .getMessage());
    }

    private static void assertRefused(String message, Executable making) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, making).getMessage());
    }

    private static Network network() {
        return Network.builder(NODES, LINK).build(key("network"));
    }

    private static List<Fate> traffic(Network network) {
        return Fate.ofTraffic(network, NODES, MESSAGES, i -> true);
    }

    private static List<Fate> disturbed(List<Disturbance> disturbances) {
        Network network = network();
        disturbances.forEach(network::begin);
        return traffic(network);
    }
}
