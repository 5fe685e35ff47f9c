package dsim.algorithms.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsim.algorithms.gossip.GossipFact.Heard;
import dsim.algorithms.gossip.GossipFact.Said;
import dsim.algorithms.gossip.GossipFact.TookForDead;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.trace.TraceEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the theory of epidemics and of failure detection says, measured. Seeds are fixed; each test names its level. */
class EpidemicsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PERIOD = Duration.ofSeconds(13);

    /** A normal variable is further off than so many standard deviations once in a thousand times. */
    private static final double ONE_IN_A_THOUSAND = 3.29;

    /** A complete graph of so many peers, in which the first one says so many messages, one every minute. */
    private static Told spread(int peers, Spread spread, int messages) {
        Classroom classroom = new Classroom(Seed.of(peers), 1, peers);
        classroom.playing(classroom.config().with(new Attachment.Everybody()).with(spread));
        Told told = classroom.listen(new Told());
        for (int i = 0; i < messages; i++) {
            classroom.say(classroom.settled().plus(SECOND.multipliedBy(60L * i)));
        }
        classroom.run();
        return told;
    }

    private static Map<Integer, Long> heardByMessage(Told told) {
        Map<Integer, Long> heard = new TreeMap<>();
        told.facts(Said.class)
                .forEach(event -> heard.put(((Said) event.subject()).rumour().number(), 0L));
        told.facts(Heard.class)
                .forEach(event -> heard.merge(((Heard) event.subject()).rumour().number(), 1L, Long::sum));
        return heard;
    }

    /** Pittel 1987. The O(1) is taken out by a difference of two sizes; what is left is one round in nine. */
    @Test
    void pushTakesLogarithmicallyManyRounds() {
        double small = pushRounds(64);
        double large = pushRounds(512);

        assertEquals(theoreticalRounds(512) - theoreticalRounds(64), large - small, 0.7);
        assertEquals(theoreticalRounds(512), large, 2);
    }

    private static double theoreticalRounds(int n) {
        return Math.log(n) / Math.log(2) + Math.log(n);
    }

    /** The mean number of rounds until all have heard, over twenty messages. */
    private static double pushRounds(int n) {
        Told told = spread(n, new Spread.Push(SECOND, 40), 20);
        Map<Integer, Long> said = new TreeMap<>();
        Map<Integer, Long> last = new TreeMap<>();
        told.facts(Said.class)
                .forEach(event -> said.put(((Said) event.subject()).rumour().number(), event.timeNanos()));
        told.facts(Heard.class)
                .forEach(event -> last.put(((Heard) event.subject()).rumour().number(), event.timeNanos()));
        heardByMessage(told).values().forEach(heard -> assertEquals(n - 1, heard));
        return last.keySet().stream()
                .mapToDouble(message -> Math.floor(last.get(message) / 1e9) - Math.floor(said.get(message) / 1e9))
                .average()
                .getAsDouble();
    }

    /** x = 1 − e^(−cx). Two percent are granted to a network of 512 instead of infinitely many. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void infectAndDieCoversTheFixedPoint(int fanout) {
        double x = 1;
        for (int i = 0; i < 200; i++) {
            x = 1 - Math.exp(-fanout * x);
        }

        Map<Integer, Long> heard = heardByMessage(spread(512, new Spread.Fanout(fanout), 40));

        double mean = heard.values().stream().mapToLong(each -> each).average().getAsDouble() / 511;
        assertEquals(x, mean, 0.02);
    }

    /** Kermarrec, Massoulié, Ganesh 2003: e^(−e^(−c)); 400 messages, one in a thousand, and 2 % for 256 peers. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aFanoutOfTheLogarithmAndAConstantReachesAllWithAKnownProbability(int c) {
        int n = 256;
        int messages = 400;
        double expected = Math.exp(-Math.exp(-c));

        Map<Integer, Long> heard = heardByMessage(spread(n, new Spread.Fanout(Math.log(n) + c), messages));

        double share = heard.values().stream().filter(each -> each == n - 1).count() / (double) messages;
        double deviation = Math.sqrt(expected * (1 - expected) / messages);
        assertEquals(expected, share, ONE_IN_A_THOUSAND * deviation + 0.02);
    }

    /** With q = 1 − (1 − p)², three misses in a row take (1 − q³)/((1 − q)q³) questions on average; one in a thousand. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5})
    void falseDeathsComeAtAKnownRateUnderLoss(double loss) {
        double q = 1 - (1 - loss) * (1 - loss);
        double expected = (1 - q * q * q) / ((1 - q) * q * q * q);
        List<Double> rounds = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            rounds.addAll(roundsToFalseDeath(seed, loss));
        }

        double mean = rounds.stream().mapToDouble(each -> each).average().getAsDouble();
        double variance = rounds.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .average()
                .getAsDouble();

        assertEquals(3 * 2 * 117, rounds.size(), "every link died at both ends");
        assertEquals(expected, mean, ONE_IN_A_THOUSAND * Math.sqrt(variance / rounds.size()));
    }

    /** How often a neighbour was asked until it was taken for dead, for each end of each link. */
    private static List<Double> roundsToFalseDeath(int seed, double loss) {
        Classroom classroom = new Classroom(Seed.of(seed), 3, 60);
        classroom.playing(classroom.config().with(new Attachment.Uniform(2)).withLiveness(Optional.of(PERIOD)));
        Told told = classroom.listen(new Told());
        classroom.lose(classroom.settled(), loss).build().runUntil(PERIOD.multipliedBy(600));
        Map<String, Long> joined = new TreeMap<>();
        told.facts(GossipFact.Joined.class)
                .forEach(event -> joined.put(event.node().host(), event.timeNanos()));
        return told.facts(TookForDead.class).stream()
                .map(event ->
                        Math.floor((event.timeNanos() - joined.get(event.node().host())) / 13e9))
                .toList();
    }

    /** Uniform on [26 + τ, 39 + τ), by Kolmogorov and Smirnov at one in a hundred; latency is 3 ms at most. */
    @Test
    void aDeathIsFoundOutUniformlyBetweenTwoAndThreePeriods() {
        List<Double> delays = new ArrayList<>();
        for (int seed = 1; seed <= 80; seed++) {
            delays.add(detection(seed));
        }
        delays.sort(null);

        double distance = 0;
        for (int i = 0; i < delays.size(); i++) {
            double uniform = (delays.get(i) - (26 + 2)) / 13;
            assertEquals(0.5, uniform, 0.501);
            distance = Math.max(distance, Math.abs(uniform - i / (double) delays.size()));
            distance = Math.max(distance, Math.abs(uniform - (i + 1) / (double) delays.size()));
        }
        assertEquals(0, distance, 1.63 / Math.sqrt(delays.size()));
    }

    /** How long the neighbour of a peer that dies at a drawn time takes to know it, in seconds. */
    private static double detection(int seed) {
        Classroom classroom = new Classroom(Seed.of(seed), 3, 2);
        classroom.playing(classroom.config().withLiveness(Optional.of(PERIOD)));
        Told told = classroom.listen(new Told());
        Duration crash =
                new Rng(Key.of(Seed.of(seed), "crash")).between(PERIOD.multipliedBy(2), PERIOD.multipliedBy(5));
        classroom.crash(crash, classroom.peers().get(1)).build().runUntil(crash.plusSeconds(60));
        TraceEvent found = told.facts(TookForDead.class).get(0);
        return (found.timeNanos() - crash.toNanos()) / 1e9;
    }
}
