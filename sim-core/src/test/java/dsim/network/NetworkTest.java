package dsim.network;

import static dsim.network.Statistics.distance;
import static dsim.network.Statistics.key;
import static dsim.network.Statistics.tolerance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.random.Draws;
import dsim.random.Key;
import dsim.random.Rng;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NetworkTest {

    private static final int MESSAGES = 200_000;
    private static final long MS = 1_000_000;

    private static final Link PLAIN = Link.of(Latency.uniform(Duration.ofMillis(5), Duration.ofMillis(20)))
            .withOrder(Order.ANY);

    private static final Link EXACT = Link.of(Latency.constant(Duration.ofMillis(10)));

    private final Arrivals answer = new Arrivals();

    // ---- latency, loss, doubling

    @Test
    void messagesArriveAfterTheLatencyOfTheLink() {
        List<Fate> fates = traffic(PLAIN);

        assertTrue(fates.stream().allMatch(fate -> fate.copies() == 1));
        assertUniform(fates.stream()
                .mapToDouble(fate -> fate.first() - Fate.sentAt(fate.index()))
                .toArray());
    }

    @Test
    void theShareThatTheLinkLosesIsLost() {
        List<Fate> fates = traffic(PLAIN.withLoss(Loss.independent(0.03)));

        assertEquals(0.03, shareLost(fates), tolerance(0.03, MESSAGES));
        assertTrue(fates.stream()
                .filter(Fate::isLost)
                .allMatch(fate -> fate.reason().equals("loss")));
    }

    @Test
    void lossOfOneLosesAllAndLossOfZeroNothing() {
        assertEquals(1, shareLost(traffic(PLAIN.withLoss(Loss.independent(1)))));
        assertEquals(0, shareLost(traffic(PLAIN)));
    }

    @Test
    void theShareThatTheLinkDoublesArrivesTwice() {
        List<Fate> fates = traffic(PLAIN.withLoss(Loss.independent(0.5)).withDuplicate(0.1));

        int arrived = (int) fates.stream().filter(fate -> !fate.isLost()).count();
        double twice = fates.stream().filter(fate -> fate.copies() == 2).count() / (double) arrived;
        assertEquals(0.1, twice, tolerance(0.1, arrived));
    }

    @Test
    void theSecondCopyHasALatencyOfItsOwn() {
        List<Fate> fates = traffic(PLAIN.withDuplicate(1));

        double[] first = fates.stream()
                .mapToDouble(fate -> fate.first() - Fate.sentAt(fate.index()))
                .toArray();
        double[] second = fates.stream()
                .mapToDouble(fate -> fate.second() - Fate.sentAt(fate.index()))
                .toArray();
        assertUniform(second);
        double product = 0;
        for (int i = 0; i < MESSAGES; i++) {
            product += (first[i] / MS - 12.5) * (second[i] / MS - 12.5) / (15 * 15 / 12.0);
        }
        assertEquals(0, product / MESSAGES, 4 / Math.sqrt(MESSAGES), "correlation");
    }

    @Test
    void theLuckyOnesAreNotTheFastOnes() {
        List<Fate> fates = traffic(PLAIN.withLoss(Loss.independent(0.5)).withDuplicate(0.5));

        assertUniform(fates.stream()
                .filter(fate -> fate.copies() == 2)
                .mapToDouble(fate -> fate.first() - Fate.sentAt(fate.index()))
                .toArray());
    }

    // ---- bursts of loss

    @Test
    void burstsBeginAndEndAsOftenAsTheyShould() {
        List<Fate> fates = onePair(PLAIN.withLoss(Loss.bursts(0.02, 5, 1)));

        List<Integer> bad = runs(fates, true);
        List<Integer> good = runs(fates, false);
        assertEquals(5, mean(bad), 4 * Math.sqrt(5 * 4.0 / bad.size()));
        assertEquals(50, mean(good), 4 * Math.sqrt(50 * 49.0 / good.size()));
        for (int length = 2; length <= 12; length++) {
            int least = length;
            double expected = Math.pow(0.8, length - 1);
            double share = bad.stream().filter(run -> run >= least).count() / (double) bad.size();
            assertEquals(expected, share, tolerance(expected, bad.size()), "bursts of at least " + length);
        }
    }

    @Test
    void burstsLoseTheirShareInTheLongRun() {
        Loss loss = Loss.bursts(0.02, 5, 0.8);
        double share = 0.02 / (0.02 + 1.0 / 5) * 0.8;

        List<Fate> fates = onePair(PLAIN.withLoss(loss));

        // Neighbours are alike: the variance is larger by (1 + c) / (1 - c), c their correlation inside the chain.
        double correlation = 1 - 0.02 - 1.0 / 5;
        assertEquals(share, loss.share(), 1e-12);
        assertEquals(
                share, shareLost(fates), tolerance(share, MESSAGES) * Math.sqrt((1 + correlation) / (1 - correlation)));
    }

    @Test
    void theFirstMessageOfAPairIsLostAsOftenAsAnyOther() {
        Network network = network(1_000, PLAIN.withLoss(Loss.bursts(0.02, 5, 0.8)));
        Key messages = key("first");

        int lost = 0;
        for (int from = 0; from < 1_000; from++) {
            for (int to = 0; to < 100; to++) {
                if (from != to) {
                    network.route(from, to, 0, messages.at(from * 1_000 + to), 0, answer);
                    lost += answer.copies() == 0 ? 1 : 0;
                }
            }
        }

        double share = 0.02 / 0.22 * 0.8;
        assertEquals(share, lost / 99_900.0, tolerance(share, 99_900));
    }

    @Test
    void takingAMessageAwayMovesFewFatesInBursts() {
        Link link = PLAIN.withLoss(Loss.bursts(0.02, 4, 1));
        int removals = MESSAGES / 100;

        List<Fate> some = onePair(link, i -> i % 100 != 50);
        List<Fate> all = onePair(link);

        all.removeIf(fate -> fate.index() % 100 == 50);
        long moved = IntStream.range(0, all.size())
                .filter(i -> !all.get(i).equals(some.get(i)))
                .count();
        // A message taken away matters if the state changed at it; two courses that differ meet at the next message
        // with
        // the chance 0.02 + 1/4.
        double differs = 2 * (0.25 / 0.27) * 0.02;
        double until = 0.73 / 0.27;
        double deviation = Math.sqrt(differs * (until * until + until / 0.27));
        assertEquals(removals * differs * until, moved, 4 * deviation * Math.sqrt(removals));
    }

    // ---- order

    @Test
    void inFifoOrderNothingOvertakes() {
        int nodes = 5;
        Network network = Network.builder(nodes, PLAIN.withOrder(Order.FIFO).withDuplicate(0.2))
                .downlink(NodeSet.of(3), Bandwidth.of(100_000_000))
                .build(key("fifo"));
        Disturbance slow = new Disturbance.Slowing(Pairs.within(NodeSet.range(0, nodes)), 3, Duration.ZERO);
        Map<String, Long> last = new HashMap<>();
        Key traffic = key("traffic");

        for (int i = 0; i < MESSAGES; i++) {
            if (i % 20_000 == 10_000) {
                network.begin(slow);
            } else if (i % 20_000 == 0 && i > 0) {
                network.end(i / 20_000 - 1);
            }
            int from = Fate.from(i, nodes);
            int to = i % 7 == 0 ? from : Fate.to(i, nodes);
            network.route(from, to, Fate.sentAt(i), traffic.at(i), 100, answer);
            long before = last.getOrDefault(from + ">" + to, -1L);
            assertTrue(answer.first() > before, "message " + i);
            assertTrue(answer.copies() == 1 || answer.second() > answer.first(), "copy of message " + i);
            last.put(from + ">" + to, answer.copies() == 1 ? answer.first() : answer.second());
        }
    }

    @Test
    void inFifoOrderAMessageWaitsNoLongerThanItMust() {
        Network network = network(3, Link.of(Latency.empirical(List.of(Duration.ofMillis(1), Duration.ofMillis(9)))));
        Key messages = key("wait");
        long last = 0;

        for (int i = 0; i < 1_000; i++) {
            long sent = i * MS;
            network.route(0, 1, sent, messages.at(i), 0, answer);

            long own = answer.first() - sent;
            assertTrue(own == MS || own == 9 * MS || answer.first() == last + 1, "message " + i + " took " + own);
            last = answer.first();
        }
    }

    @Test
    void whereOrderIsAnyMessagesOvertake() {
        List<Fate> fates = onePair(PLAIN);

        assertTrue(IntStream.range(1, MESSAGES)
                .anyMatch(i -> fates.get(i).first() < fates.get(i - 1).first()));
    }

    @Test
    void aNodeReachesItselfInOneMicrosecondInOrderWhateverTheLinkIs() {
        Network network = Network.builder(2, PLAIN.withLoss(Loss.independent(1)).withDuplicate(1))
                .uplink(NodeSet.range(0, 2), Bandwidth.of(1))
                .downlink(NodeSet.range(0, 2), Bandwidth.of(1))
                .build(key("self"));
        network.begin(new Disturbance.Cut(Pairs.within(NodeSet.range(0, 2))));
        network.begin(new Disturbance.Slowing(Pairs.within(NodeSet.range(0, 2)), 10, Duration.ZERO));

        List<Long> arrivals = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            network.route(0, 0, 5_000, i, 1_000_000, answer);
            assertEquals(1, answer.copies());
            arrivals.add(answer.first());
        }

        assertEquals(List.of(6_000L, 6_001L, 6_002L), arrivals);
    }

    // ---- bandwidth; all tables are worked out by hand: 125 bytes are 1000 bits, at 1 Mbit/s 1 ms

    @Test
    void aMessageWaitsForThoseBeforeItOnItsLine() {
        Network network = network(3, EXACT.withBandwidth(Bandwidth.of(1_000_000)));

        List<String> arrivals = List.of(
                send(network, 0, 1, 0, 125),
                send(network, 0, 1, 0, 250),
                send(network, 0, 2, 0, 125),
                send(network, 1, 0, 0, 125),
                send(network, 0, 1, 1.5, 125),
                send(network, 0, 1, 10, 125));

        assertEquals(List.of("11.0", "13.0", "11.0", "11.0", "14.0", "21.0"), arrivals);
    }

    @Test
    void anUplinkIsSharedByAllReceivers() {
        Network network = Network.builder(4, EXACT)
                .uplink(NodeSet.of(0), Bandwidth.of(1_000_000))
                .build(key("uplink"));

        List<String> arrivals = List.of(
                send(network, 0, 1, 0, 125),
                send(network, 0, 2, 0, 125),
                send(network, 0, 3, 0.5, 125),
                send(network, 1, 2, 0.5, 125),
                send(network, 0, 1, 5, 125));

        assertEquals(List.of("11.0", "12.0", "13.0", "10.5", "16.0"), arrivals);
    }

    @Test
    void aMessageGoesByTheUplinkFirstAndThenByItsLine() {
        Network network = Network.builder(3, EXACT.withBandwidth(Bandwidth.of(500_000)))
                .uplink(NodeSet.of(0), Bandwidth.of(1_000_000))
                .build(key("tandem"));

        List<String> arrivals = List.of(
                send(network, 0, 1, 0, 125), // uplink 0 to 1, line 1 to 3
                send(network, 0, 1, 0, 125), // uplink 1 to 2, line 3 to 5
                send(network, 0, 2, 0, 125)); // uplink 2 to 3, another line 3 to 5

        assertEquals(List.of("13.0", "15.0", "15.0"), arrivals);
    }

    @Test
    void aDownlinkIsSharedByAllSenders() {
        Network network = Network.builder(4, EXACT)
                .rule(Pairs.oneWay(NodeSet.of(0), NodeSet.of(3)), link -> link.withLatency(constant(30)))
                .downlink(NodeSet.of(3), Bandwidth.of(1_000_000))
                .build(key("downlink"));

        List<String> arrivals = List.of(
                send(network, 0, 3, 0, 125), // comes at 30, takes 30 to 31
                send(network, 1, 3, 19.5, 125), // comes at 29.5, takes 29.5 to 30 and 31 to 31.5
                send(network, 2, 3, 20, 125), // comes at 30, takes 31.5 to 32.5
                send(network, 1, 0, 20, 125),
                send(network, 2, 3, 30, 125)); // comes at 40

        assertEquals(List.of("31.0", "31.5", "32.5", "30.0", "41.0"), arrivals);
    }

    @Test
    void aFullQueueDropsAndWhatItDropsTakesNoTime() {
        Bandwidth bandwidth = Bandwidth.of(1_000_000).withQueue(Duration.ofMillis(2));
        List<String> expected = List.of("11.0", "12.0", "13.0", "queue-full", "queue-full", "14.0", "queue-full");

        for (Network network : List.of(
                network(2, EXACT.withBandwidth(bandwidth)),
                Network.builder(2, EXACT).uplink(NodeSet.of(0), bandwidth).build(key("up")),
                Network.builder(2, EXACT).downlink(NodeSet.of(1), bandwidth).build(key("down")))) {
            List<String> arrivals = List.of(
                    send(network, 0, 1, 0, 125),
                    send(network, 0, 1, 0, 125),
                    send(network, 0, 1, 0, 125), // waits for 2 ms
                    send(network, 0, 1, 0, 125),
                    send(network, 0, 1, 0, 125),
                    send(network, 0, 1, 1, 125), // 2 ms again
                    send(network, 0, 1, 1, 125));

            assertEquals(expected, arrivals);
        }
    }

    @Test
    void aSecondCopyTakesTheDownlinkOnly() {
        Network network = Network.builder(2, EXACT.withDuplicate(1).withBandwidth(Bandwidth.of(1_000_000)))
                .uplink(NodeSet.of(0), Bandwidth.of(1_000_000))
                .downlink(NodeSet.of(1), Bandwidth.of(1_000_000))
                .build(key("copies"));

        String first = send(network, 0, 1, 0, 125); // out at 2, comes at 12; the copy comes 1 ns later
        String second = send(network, 0, 1, 0, 125); // out at 3, comes at 13, the line is taken until 14

        assertEquals("13.0 14.0", first);
        assertEquals("15.0 16.0", second);
    }

    @Test
    void ifTheDownlinkIsFullForTheSecondCopyTheFirstArrives() {
        Network network = Network.builder(2, EXACT.withDuplicate(1))
                .downlink(NodeSet.of(1), Bandwidth.of(1_000_000).withQueue(Duration.ZERO))
                .build(key("copies"));

        assertEquals("11.0", send(network, 0, 1, 0, 125));
    }

    @Test
    void whatIsLostOrCutHasUsedTheLineItWentOutBy() {
        Network network = network(2, EXACT.withBandwidth(Bandwidth.of(1_000_000)));

        int cut = network.begin(new Disturbance.Cut(Pairs.within(NodeSet.range(0, 2))));
        String first = send(network, 0, 1, 0, 125);
        network.end(cut);
        int losing = network.begin(new Disturbance.Losing(Pairs.within(NodeSet.range(0, 2)), 1));
        String second = send(network, 0, 1, 0, 125);
        network.end(losing);
        String third = send(network, 0, 1, 0, 125);

        assertEquals(List.of("cut", "loss", "13.0"), List.of(first, second, third));
    }

    @Test
    void waitsAsLongAsTheTheoryOfQueuesSays() {
        // M/D/1 (A. K. Erlang, 1909): at load r the mean wait is r / (2 (1 - r)) service times.
        Network network = network(2, EXACT.withBandwidth(Bandwidth.of(1_000_000)));
        Key gaps = key("gaps");
        double load = 0.7;
        double now = 0;
        double waited = 0;
        int messages = 400_000;

        for (int i = 0; i < messages; i++) {
            now += MS / load * Draws.exponential(gaps.at(i));
            network.route(0, 1, (long) now, i, 125, answer);
            waited += answer.first() - (long) now - 11 * MS;
        }

        double expected = load / (2 * (1 - load));
        assertEquals(expected, waited / messages / MS, 0.03 * expected);
    }

    @Test
    void asksForSizesOnlyIfSomeBandwidthIsLimited() {
        Bandwidth limited = Bandwidth.of(1);

        assertFalse(network(3, EXACT).needsSizes());
        assertTrue(network(3, EXACT.withBandwidth(limited)).needsSizes());
        assertTrue(Network.builder(3, EXACT)
                .rule(Pairs.oneWay(NodeSet.of(1), NodeSet.of(2)), link -> link.withBandwidth(limited))
                .build(key("rule"))
                .needsSizes());
        assertTrue(Network.builder(3, EXACT)
                .uplink(NodeSet.of(1), limited)
                .build(key("up"))
                .needsSizes());
        assertTrue(Network.builder(3, EXACT)
                .downlink(NodeSet.of(1), limited)
                .build(key("down"))
                .needsSizes());
    }

    // ---- rules

    @Test
    void laterRulesWinFieldByField() {
        Network network = Network.builder(4, PLAIN)
                .rule(
                        Pairs.within(NodeSet.range(0, 3)),
                        link -> link.withLoss(Loss.independent(0.1)).withDuplicate(0.2))
                .rule(Pairs.oneWay(NodeSet.of(0), NodeSet.of(1)), link -> link.withLoss(Loss.independent(0.3)))
                .build(key("rules"));
        Link lossy = PLAIN.withLoss(Loss.independent(0.1)).withDuplicate(0.2);

        assertEquals(lossy.withLoss(Loss.independent(0.3)), network.link(0, 1));
        assertEquals(lossy, network.link(1, 0));
        assertEquals(lossy, network.link(0, 2));
        assertEquals(PLAIN, network.link(0, 3));
        assertEquals(PLAIN, network.link(3, 0));
    }

    @Test
    void everyPairHasTheLinkThatAllRulesInTheirOrderGiveIt() {
        int nodes = 30;
        Rng chance = new Rng(key("rules"));
        for (int round = 0; round < 50; round++) {
            Network.Builder builder = Network.builder(nodes, PLAIN);
            List<LinkTable.Rule> rules = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                NodeSet some = drawn(chance, nodes);
                NodeSet others = drawn(chance, nodes);
                Pairs where = chance.chance(0.5) ? Pairs.oneWay(some, others) : Pairs.between(some, others);
                double value = chance.nextDouble();
                UnaryOperator<Link> change = chance.chance(0.5)
                        ? link -> link.withDuplicate(value)
                        : link -> link.withLoss(Loss.independent(value));
                rules.add(new LinkTable.Rule(where, change));
                builder.rule(where, change);
            }

            Network network = builder.build(key("network"));

            for (int from = 0; from < nodes; from++) {
                for (int to = 0; to < nodes; to++) {
                    if (from != to) {
                        Link expected = PLAIN;
                        for (LinkTable.Rule rule : rules) {
                            expected = rule.where().contains(from, to)
                                    ? rule.change().apply(expected)
                                    : expected;
                        }
                        assertEquals(expected, network.link(from, to), from + " to " + to);
                    }
                }
            }
        }
    }

    @Test
    void aNetworkOfAMillionNodesHasRoomForRules() {
        int nodes = 1_000_000;
        Network network = Network.builder(nodes, PLAIN)
                .rule(Pairs.between(NodeSet.range(0, 10), NodeSet.range(10, nodes)), link -> Link.lan())
                .build(key("large"));

        assertEquals(Link.lan(), network.link(3, nodes - 1));
        assertEquals(Link.lan(), network.link(nodes - 1, 3));
        assertEquals(PLAIN, network.link(nodes - 1, nodes - 2));
        assertEquals(PLAIN, network.link(3, 4));
    }

    @Test
    void hasRoomForManyKindsOfNodesAndRefusesMore() {
        Network fits = allDifferent(4_096).build(key("many"));
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> allDifferent(4_097).build(key("too many")))
                .getMessage();

        assertEquals(Link.lan(), fits.link(4_095, 0));
        assertEquals("link rules divide the nodes into at most 4096 kinds, not more", message);
    }

    private static Network.Builder allDifferent(int nodes) {
        Network.Builder builder = Network.builder(nodes, PLAIN);
        for (int node = 0; node < nodes; node++) {
            builder.rule(Pairs.oneWay(NodeSet.of(node), NodeSet.of(0)), link -> Link.lan());
        }
        return builder;
    }

    @Test
    void rulesForTheSameNodesTakeNoMoreRoom() {
        Network.Builder builder = Network.builder(7, PLAIN);
        for (int i = 0; i < 5_000; i++) {
            builder.rule(Pairs.oneWay(NodeSet.range(0, 3), NodeSet.range(3, 7)), link -> Link.lan());
        }

        assertEquals(Link.lan(), builder.build(key("same")).link(2, 3));
    }

    @Test
    void refusesNodesThatItDoesNotHave() {
        Network.Builder builder = Network.builder(7, PLAIN);
        Pairs beyond = Pairs.oneWay(NodeSet.of(0), NodeSet.of(7));

        for (IllegalArgumentException refusal : List.of(
                assertThrows(IllegalArgumentException.class, () -> builder.rule(beyond, link -> link)),
                assertThrows(
                        IllegalArgumentException.class, () -> builder.uplink(NodeSet.of(7), Bandwidth.unlimited())),
                assertThrows(
                        IllegalArgumentException.class, () -> builder.downlink(NodeSet.of(7), Bandwidth.unlimited())),
                assertThrows(
                        IllegalArgumentException.class,
                        () -> builder.build(key("small")).begin(new Disturbance.Cut(beyond))))) {
            assertEquals("of 7 nodes the last is 6, not 7", refusal.getMessage());
        }
    }

    // ---- fates hang on the message alone

    @Test
    void takingHalfOfTheMessagesAwayLeavesTheOthersTheirFate() {
        Link link = PLAIN.withLoss(Loss.independent(0.1)).withDuplicate(0.1);

        List<Fate> half = Fate.ofTraffic(network(50, link), 50, MESSAGES, i -> i % 2 == 0);
        List<Fate> all = Fate.ofTraffic(network(50, link), 50, MESSAGES, i -> true);

        all.removeIf(fate -> fate.index() % 2 == 1);
        assertEquals(half, all);
    }

    @Test
    void oneQuestionDoesNotMoveTheAnswerToAnother() {
        List<Fate> plain = traffic(PLAIN);
        List<Fate> doubled = traffic(PLAIN.withDuplicate(0.3));
        List<Fate> lossy = traffic(PLAIN.withLoss(Loss.independent(0.1)).withDuplicate(0.3));

        for (int i = 0; i < MESSAGES; i++) {
            assertEquals(plain.get(i).first(), doubled.get(i).first());
            assertTrue(lossy.get(i).isLost() || lossy.get(i).equals(doubled.get(i)));
        }
    }

    @Test
    void higherLossLosesTheSameMessagesAndMore() {
        List<Fate> some = traffic(PLAIN.withLoss(Loss.independent(0.05)));
        List<Fate> more = traffic(PLAIN.withLoss(Loss.independent(0.1)));

        assertTrue(IntStream.range(0, MESSAGES)
                .allMatch(i -> more.get(i).isLost() || !some.get(i).isLost()));
    }

    @Test
    void fatesAreTheSameForEver() {
        Link link = PLAIN.withLoss(Loss.independent(0.3)).withDuplicate(0.6);

        List<String> fates = Fate.ofTraffic(network(5, link), 5, 8, i -> true).stream()
                .map(fate -> fate.first() + " " + fate.second())
                .toList();

        assertEquals(List.of("10915345 -1", "-1 -1", "-1 -1", "-1 -1", "-1 -1", "-1 -1", "-1 -1", "7239300 -1"), fates);
    }

    // ---- what the tests say for short

    private static Network network(int nodes, Link link) {
        return Network.builder(nodes, link).build(key("network"));
    }

    private static Latency constant(long millis) {
        return Latency.constant(Duration.ofMillis(millis));
    }

    private static List<Fate> traffic(Link link) {
        return Fate.ofTraffic(network(50, link), 50, MESSAGES, i -> true);
    }

    /** Messages from node 0 to node 1. */
    private List<Fate> onePair(Link link) {
        return onePair(link, i -> true);
    }

    private List<Fate> onePair(Link link, IntPredicate isSent) {
        Network network = network(2, link);
        Key messages = key("pair");
        List<Fate> fates = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            if (isSent.test(i)) {
                network.route(0, 1, Fate.sentAt(i), messages.at(i), 0, answer);
                fates.add(Fate.of(i, answer));
            }
        }
        return fates;
    }

    /** Sends a message; when it arrives in ms, rounded to 1000 ns, or why it does not. */
    private String send(Network network, int from, int to, double atMillis, int bytes) {
        network.route(from, to, (long) (atMillis * MS), 1, bytes, answer);
        return switch (answer.copies()) {
            case 0 -> answer.reason().toString();
            case 1 -> millis(answer.first());
            default -> millis(answer.first()) + " " + millis(answer.second());
        };
    }

    private static String millis(long nanos) {
        return Math.round(nanos / 1e3) / 1e3 + "";
    }

    private static NodeSet drawn(Rng chance, int nodes) {
        return NodeSet.of(
                IntStream.range(0, nodes).filter(node -> chance.chance(0.3)).toArray());
    }

    private static List<Integer> runs(List<Fate> fates, boolean isLost) {
        List<Integer> runs = new ArrayList<>();
        int run = 0;
        for (Fate fate : fates) {
            if (fate.isLost() == isLost) {
                run++;
            } else if (run > 0) {
                runs.add(run);
                run = 0;
            }
        }
        return runs;
    }

    private static double mean(List<Integer> numbers) {
        return numbers.stream().mapToInt(number -> number).average().orElseThrow();
    }

    private static double shareLost(List<Fate> fates) {
        return fates.stream().filter(Fate::isLost).count() / (double) fates.size();
    }

    /** That latencies are uniform from 5 to 20 ms. */
    private static void assertUniform(double[] latencies) {
        double distance = distance(latencies, x -> Math.max(0, Math.min(1, (x / MS - 5) / 15)));
        assertTrue(distance < 1.95, "Kolmogorov's distance is " + distance);
    }
}
