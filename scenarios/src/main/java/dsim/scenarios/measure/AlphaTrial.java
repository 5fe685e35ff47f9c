package dsim.scenarios.measure;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.algorithms.gossip.Attachment;
import dsim.algorithms.gossip.GossipMessage.Listed;
import dsim.algorithms.gossip.KnownPeers;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.reports.stats.DegreeLaw;
import dsim.reports.stats.Degrees;
import dsim.reports.stats.PowerLawStudy;
import dsim.reports.stats.Tally;
import dsim.reports.table.Numbers;
import dsim.scenarios.ScenarioReader;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.run.Measured;
import dsim.scenarios.run.RunResult;
import dsim.scenarios.run.ScenarioRun;
import dsim.trace.TraceSink;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One overlay that is built to look at its degrees. Up to {@value #PROTOCOL_MAX} peers join by the gossip protocol, through its
 * seeds, one after the other; more are joined by the rule alone, each newcomer knowing all others and their true degrees.
 *
 * @param rule whom newcomers connect to
 * @param n how many peers, 3 or more
 * @param seed what chance follows from
 */
public record AlphaTrial(Rule rule, int n, Seed seed) {

    /** With more peers the protocol's lists, each of all peers, take longer than a study should. */
    public static final int PROTOCOL_MAX = 1000;

    private static final int LINKS = 2;
    private static final int MOST_LINKS = 4;

    /** A rule of attachment, as scenarios name it. */
    public enum Word {
        TOP_HALF("top-half"),
        TOP_HALF_EXCLUSIVE("top-half-exclusive"),
        UNIFORM("uniform"),
        PREFERENTIAL("preferential"),
        CAPPED_RANDOM("capped-random");

        private final String word;

        Word(String word) {
            this.word = word;
        }

        /** As it is written. */
        public String word() {
            return word;
        }
    }

    /**
     * A rule with its number.
     *
     * @param attractiveness a of {@link Word#PREFERENTIAL}: a peer of degree k is chosen as k + a; else 0
     */
    public record Rule(Word word, double attractiveness) {

        /** Such as {@code preferential a=-1}. */
        public String title() {
            return word == Word.PREFERENTIAL ? word.word() + " a=" + Numbers.exact(attractiveness) : word.word();
        }

        /** Whether it is the rule as documented, counted in one way or the other. */
        public boolean isTopHalf() {
            return word == Word.TOP_HALF || word == Word.TOP_HALF_EXCLUSIVE;
        }

        /** The exponent of its tail by theory, if it has a power-law tail. */
        public OptionalDouble exponent() {
            return word == Word.PREFERENTIAL
                    ? OptionalDouble.of(Degrees.preferentialExponent(LINKS, attractiveness))
                    : OptionalDouble.empty();
        }

        /** The law of its degrees in the limit of many peers, if it has one. */
        public Optional<DegreeLaw> law() {
            return switch (word) {
                case UNIFORM -> Optional.of(Degrees.uniform(LINKS));
                case PREFERENTIAL -> Optional.of(Degrees.preferential(LINKS, attractiveness));
                default -> Optional.empty();
            };
        }

        /** What theory says, in words. */
        public String theory() {
            return switch (word) {
                case TOP_HALF, TOP_HALF_EXCLUSIVE ->
                    "none: it builds the half graph, degrees spread evenly from 1 to N − 1";
                case UNIFORM -> "none: P(k) falls exponentially, as (2/3)^k";
                case PREFERENTIAL -> Numbers.fixed(exponent().orElseThrow(), 2) + ": 3 + a/m with m = 2 links";
                case CAPPED_RANDOM -> "none: no degree above " + MOST_LINKS;
            };
        }

        private Attachment attachment() {
            return switch (word) {
                case TOP_HALF -> new Attachment.TopHalf(true);
                case TOP_HALF_EXCLUSIVE -> new Attachment.TopHalf(false);
                case UNIFORM -> new Attachment.Uniform(LINKS);
                case PREFERENTIAL -> new Attachment.Preferential(LINKS, attractiveness);
                case CAPPED_RANDOM -> new Attachment.CappedRandom(LINKS, MOST_LINKS);
            };
        }
    }

    /** Checks that there is an overlay to build. */
    public AlphaTrial {
        if (n < 3) {
            throw new IllegalArgumentException("an overlay has 3 peers or more, not " + n);
        }
    }

    /** Whether the protocol builds it, and not the rule alone. */
    public boolean isByProtocol() {
        return n <= PROTOCOL_MAX;
    }

    /**
     * Builds it.
     *
     * @param listener is told every step of the protocol
     * @return the degrees, rising; empty if the listener ended it
     */
    public Optional<int[]> degrees(TraceSink listener) {
        return isByProtocol() ? byProtocol(listener) : Optional.of(byRule());
    }

    private Optional<int[]> byProtocol(TraceSink listener) {
        String yaml = "seed: " + seed + """

                stop: {when: quiescent, max-events: 1000000000}
                network: {latency: 1ms}
                nodes:
                  seed: {run: gossip-seed, count: 3}
                  peer:
                    run: gossip-peer
                    start: {every: 100ms}
                """
                + "    count: " + n + "\n    params: {attach: " + rule.word().word() + ", links: " + LINKS
                + ", attractiveness: " + Numbers.exact(rule.attractiveness()) + ", most-links: " + MOST_LINKS
                + ", messages: 0, liveness-every: never}\n";
        RunResult result = ScenarioRun.of(
                new ScenarioReader(Shipped.catalogue())
                        .read("overlay.yaml", yaml)
                        .orThrow(),
                listener);
        if (!result.verdicts().isEmpty()) {
            return Optional.empty();
        }
        Measured peers = Objects.requireNonNull(result.metrics().get("overlay.degrees"));
        int[] degrees = new int[n];
        int size = 0;
        for (Map.Entry<String, Double> degree : peers.parts().entrySet()) {
            int count = (int) StrictMath.rint(degree.getValue());
            Arrays.fill(degrees, size, size + count, Integer.parseInt(degree.getKey()));
            size += count;
        }
        Arrays.sort(degrees);
        return Optional.of(degrees);
    }

    private int[] byRule() {
        Attachment attachment = rule.attachment();
        Rng rng = new Rng(Key.of(seed, "overlay").with(n));
        Address[] addresses = new Address[n];
        Arrays.setAll(addresses, i -> Address.of("peer" + (i + 1), 1));
        int[] degrees = new int[n];
        for (int newcomer = 1; newcomer < n; newcomer++) {
            ImmutableList.Builder<Listed> list = ImmutableList.builderWithExpectedSize(newcomer);
            for (int i = 0; i < newcomer; i++) {
                list.add(new Listed(addresses[i], degrees[i]));
            }
            KnownPeers known = new KnownPeers();
            known.unite(list.build());
            int[] chosen = attachment.choose(known, StrictMath.min(newcomer, attachment.wanted(newcomer)), rng);
            degrees[newcomer] = chosen.length;
            for (int place : chosen) {
                degrees[place]++;
            }
        }
        Arrays.sort(degrees);
        return degrees;
    }

    /**
     * What the degrees say.
     *
     * @param samples of the bootstrap
     */
    public Row studied(int[] degrees, int samples) {
        Tally tally = Tally.of(degrees);
        boolean isFitted = tally.distinct() - tally.indexOf(Double.MIN_VALUE) >= 2;
        return new Row(
                this,
                degrees,
                isFitted
                        ? Optional.of(PowerLawStudy.of(
                                tally,
                                PowerLawStudy.Plan.discrete()
                                        .withSamples(samples)
                                        .withSeed(seed)))
                        : Optional.empty());
    }

    /**
     * An overlay and what its degrees say.
     *
     * @param degrees rising; not to be changed
     * @param study empty if all peers have the same degree, so that nothing can be fitted
     */
    @SuppressWarnings("ArrayRecordComponent") // made here and read only
    public record Row(AlphaTrial trial, int[] degrees, Optional<PowerLawStudy> study) {

        /** Whether the degrees are exactly those of the half graph. */
        boolean isHalfGraph() {
            int[] half = Degrees.halfGraph(degrees.length, trial.rule().word() == Word.TOP_HALF);
            Arrays.sort(half);
            return Arrays.equals(half, degrees);
        }

        /** How far the degrees are from the exact law of many peers: the largest difference in the share that reaches one. */
        double distanceFrom(DegreeLaw law) {
            double largest = 0;
            for (int i = 0; i < degrees.length; i++) {
                if (i == 0 || degrees[i] > degrees[i - 1]) {
                    double reaching = (double) (degrees.length - i) / degrees.length;
                    double below = i == 0 ? 1 : law.survival(degrees[i - 1] + 1L);
                    largest = StrictMath.max(largest, StrictMath.abs(reaching - law.survival(degrees[i])));
                    largest = StrictMath.max(largest, StrictMath.abs(reaching - below));
                }
            }
            return largest;
        }

        /** How many links there are. */
        long edges() {
            return Arrays.stream(degrees).asLongStream().sum() / 2;
        }

        Optional<PowerLawStudy.Finding> finding() {
            return study.map(PowerLawStudy::finding);
        }
    }
}
