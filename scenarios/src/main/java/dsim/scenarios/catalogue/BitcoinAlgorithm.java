package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.watch.BlockFetched;
import dsim.algorithms.bitcoin.watch.FetchDuration;
import dsim.algorithms.bitcoin.watch.PeersFailed;
import dsim.algorithms.bitcoin.watch.SpreadMetric;
import dsim.algorithms.bitcoin.watch.TamperedTaken;
import dsim.algorithms.bitcoin.watch.TipsAgree;
import dsim.algorithms.bitcoin.wire.BitcoinMessage;
import dsim.algorithms.bitcoin.wire.BitcoinWire;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Check;
import dsim.scenarios.Kinds;
import dsim.scenarios.Measure;
import dsim.scenarios.Scalar;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/** What scenarios may say about those who speak Bitcoin, clients and full nodes alike. */
abstract sealed class BitcoinAlgorithm<T> implements Algorithm<BitcoinMessage, T>
        permits BitcoinClientAlgorithm, BitcoinPeerAlgorithm {

    static final Scalar<Duration> WAIT = Kinds.atLeast(Kinds.DURATION, "1ms");

    /** One for each network, so that its nodes share it. */
    private static final ImmutableMap<BitcoinNetwork, Wire<BitcoinMessage>> WIRES =
            Maps.toMap(Arrays.asList(BitcoinNetwork.values()), BitcoinWire::new);

    private static final ImmutableList<Check> CHECKS = ImmutableList.of(
            new Check("block-fetched", "every client that has tried has its block", scenario -> new BlockFetched()),
            new Check(
                    "tampered-refused",
                    "no node's best chain holds a tampered block",
                    scenario -> TamperedTaken.never()),
            new Check(
                    "tampered-taken",
                    "the best chain of some node holds a tampered block",
                    scenario -> TamperedTaken.bySome()),
            new Check(
                    "tips-agree",
                    "some node has taken a block, and all that have taken blocks have the same best one",
                    scenario -> new TipsAgree()));

    private static final ImmutableList<Measure> MEASURES = ImmutableList.of(
            new Measure(
                    "fetch.duration",
                    "from a client's first try until it has its block; the longest",
                    Measure.Unit.SECONDS,
                    FetchDuration::new),
            new Measure(
                    "peers.failed",
                    "peers that were of no use to a client, by the reason",
                    Measure.Unit.COUNT,
                    PeersFailed::new),
            new Measure(
                    "blocks.relayed",
                    "how often a node took a block from another node, to the end of its best chain",
                    Measure.Unit.COUNT,
                    SpreadMetric::relayed),
            new Measure(
                    "hops",
                    "the longest way of a block, from the first node that took it",
                    Measure.Unit.COUNT,
                    SpreadMetric::hops),
            new Measure(
                    "tampered.spread",
                    "how many nodes ever had a tampered block at the end of their best chain",
                    Measure.Unit.COUNT,
                    SpreadMetric::tampered),
            new Measure(
                    "tampered.left",
                    "how many nodes have a tampered block on their best chain in the end",
                    Measure.Unit.COUNT,
                    SpreadMetric::tamperedLeft),
            new Measure(
                    "best-blocks",
                    "how many best blocks there are in the end among the nodes that have taken blocks",
                    Measure.Unit.COUNT,
                    SpreadMetric::bestBlocks));

    static Wire<BitcoinMessage> wireOf(BitcoinNetwork network) {
        return Objects.requireNonNull(WIRES.get(network));
    }

    @Override
    public final ImmutableList<Check> checks() {
        return CHECKS;
    }

    @Override
    public final ImmutableList<Measure> measures() {
        return MEASURES;
    }
}
