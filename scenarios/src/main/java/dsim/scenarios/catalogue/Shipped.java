package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Catalogue;
import dsim.scenarios.Measure;
import dsim.scenarios.Shelf;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.util.function.Supplier;

/** All that comes with the program. */
public final class Shipped {

    private static final Catalogue CATALOGUE = new Catalogue(
            ImmutableMap.<String, Supplier<Algorithm<?, ?>>>builder()
                    .put("bully", BullyAlgorithm::new)
                    .put("ring", RingAlgorithm::new)
                    .put("chang-roberts", ChangRobertsAlgorithm::new)
                    .put("gossip-seed", GossipSeedAlgorithm::new)
                    .put("gossip-peer", GossipPeerAlgorithm::new)
                    .put("gcd", GcdAlgorithm::new)
                    .put("gcd-member", GcdMemberAlgorithm::new)
                    .put("gcd-client", GcdClientAlgorithm::new)
                    .put("gcd-bully", GcdBullyAlgorithm::new)
                    .put("gcd-nonsense", NonsenseAlgorithm::new)
                    .put("pricefeed", PriceFeedAlgorithm::new)
                    .put("arbitrage", ArbitrageAlgorithm::new)
                    .put("bitcoin-client", BitcoinClientAlgorithm::new)
                    .put("bitcoin-peer", BitcoinPeerAlgorithm::new)
                    .buildOrThrow(),
            ImmutableList.of(),
            ImmutableList.of(
                    count(
                            "messages.sent",
                            "messages that nodes handed to the network, also those to nodes that are down"),
                    count("messages.delivered", "copies that reached their node"),
                    count("messages.dropped", "copies that did not"),
                    count("messages.duplicated", "second copies"),
                    new Measure(
                            "messages.bytes",
                            "the frames of all that was sent",
                            Measure.Unit.BYTES,
                            () -> new MessageMetric("messages.bytes")),
                    count("messages.by-type", "messages sent, by their type"),
                    count("dropped.by-reason", "copies that did not reach their node, by the reason"),
                    count("timers.fired", "timers that ran out")));

    /** In the order in which a newcomer should meet them. */
    private static final ImmutableList<String> SCENARIOS = ImmutableList.of(
            "bully-leader-crash",
            "bully-coordinator-collapses",
            "bully-partition-heals",
            "bully-storm-then-calm",
            "bully-smallest-wins",
            "ring-process-five-starts",
            "ring-leader-crash",
            "chang-roberts-all-start",
            "gcd-greetings",
            "gcd-seven-join",
            "gcd-leader-crash",
            "gcd-down-at-first",
            "gcd-member-dead",
            "gcd-connections-fail",
            "gcd-nonsense",
            "gossip-classroom",
            "gossip-loss-and-partition",
            "gossip-churn",
            "gossip-ten-thousand",
            "arbitrage-calm-feed",
            "arbitrage-three-step-loops",
            "arbitrage-four-step-loops",
            "arbitrage-stale-quotes",
            "arbitrage-skewed-clocks",
            "arbitrage-feed-restarts",
            "bitcoin-fetch-lossy",
            "bitcoin-peers-fail",
            "bitcoin-tampered-block",
            "bitcoin-tampered-unvalidated",
            "bitcoin-side-branch");

    private Shipped() {}

    /** The names of the scenarios that come with the program. */
    public static ImmutableList<String> scenarios() {
        return SCENARIOS;
    }

    /** Where the files of these scenarios stand: each is called like its scenario, with {@code .yaml}. */
    public static Shelf shelf() {
        return name -> {
            try (InputStream file = Shipped.class.getResourceAsStream("/scenarios/" + name)) {
                if (file == null) {
                    throw new FileNotFoundException(name);
                }
                return file.readAllBytes();
            }
        };
    }

    /** What a scenario may name. */
    public static Catalogue catalogue() {
        return CATALOGUE;
    }

    private static Measure count(String name, String doc) {
        return new Measure(name, doc, Measure.Unit.COUNT, () -> new MessageMetric(name));
    }
}
