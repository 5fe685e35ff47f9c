package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.algorithms.bitcoin.peer.BitcoinPeer;
import dsim.algorithms.bitcoin.peer.Family;
import dsim.algorithms.bitcoin.peer.KnownChain;
import dsim.algorithms.bitcoin.peer.PeerConfig;
import dsim.algorithms.bitcoin.peer.PeerWait;
import dsim.algorithms.bitcoin.peer.ServedBlocks;
import dsim.algorithms.bitcoin.watch.BitcoinNarration;
import dsim.algorithms.bitcoin.wire.BitcoinMessage;
import dsim.random.Rng;
import dsim.scenarios.Field;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Kinds;
import dsim.scenarios.Values;
import dsim.trace.TraceEvent;
import dsim.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code run: bitcoin-peer}. */
final class BitcoinPeerAlgorithm extends BitcoinAlgorithm<PeerWait> {

    private static final Field<Family> FAMILY =
            Field.of("family", Kinds.oneOf(Family.class), "core", "whose manners it has");

    private static final Field<ServedBlocks> NETWORK = Field.of(
            "network",
            Kinds.oneOf(ServedBlocks.class),
            "main",
            "the real chain that it has: main to height 4312; regtest to 351, also as it was before witnesses");

    private static final Field<Optional<Integer>> SHORT_CHAIN = Field.of(
            "short-chain",
            Kinds.count(0, ServedBlocks.MAIN.heightMax()).orNone("all"),
            "all",
            "the height at which its chain ends at first");

    private static final Field<Optional<ImmutableList<Address>>> CALLS =
            Field.of("calls", Kinds.maybe(Kinds.PEERS), "whom it calls: a group, or a list; live also HOST:PORT");

    private static final Field<Integer> LINKS = Field.of(
            "links",
            Kinds.count(0, 1000),
            "0",
            "how many nodes that stand before it in its own group it calls besides, drawn from the seed");

    private static final Field<Boolean> VALIDATES = Field.of(
            "validates", Kinds.TRUTH, "true", "whether it looks at a block before it takes it and tells others");

    private static final Field<Boolean> SILENT_HEADERS =
            Field.of("silent-headers", Kinds.TRUTH, "false", "whether it never answers getheaders");

    private static final Field<Boolean> RANDOM_BYTES = Field.of(
            "random-bytes",
            Kinds.TRUTH,
            "false",
            "whether it answers with bytes that look random, as one that insists on encryption");

    private static final Field<Boolean> PRUNED =
            Field.of("pruned", Kinds.TRUTH, "false", "whether it has thrown all but its last 288 blocks away");

    private static final ImmutableList<Field<?>> PARAMETERS = ImmutableList.of(
            FAMILY, NETWORK, SHORT_CHAIN, CALLS, LINKS, VALIDATES, SILENT_HEADERS, RANDOM_BYTES, PRUNED);

    @Override
    public String name() {
        return "bitcoin-peer";
    }

    @Override
    public String summary() {
        return "a simulated full node that serves real blocks, with the manners of a family of real nodes";
    }

    @Override
    public ImmutableList<Field<?>> parameters() {
        return PARAMETERS;
    }

    @Override
    public Wire<BitcoinMessage> wire(Values params) {
        return wireOf(params.get(NETWORK).network());
    }

    @Override
    public void verify(Group group) {
        height(group.params());
    }

    private static int height(Values params) {
        ServedBlocks blocks = params.get(NETWORK);
        int height = params.get(SHORT_CHAIN).orElse(blocks.heightMax());
        if (height > blocks.heightMax()) {
            throw new IllegalArgumentException(
                    "short-chain is at most " + blocks.heightMax() + " there, not " + height);
        }
        return height;
    }

    @Override
    public Role<BitcoinMessage, PeerWait> role(GroupSetup setup) {
        Values params = setup.params();
        KnownChain chain = params.get(NETWORK).upTo(height(params));
        PeerConfig config = new PeerConfig(
                params.get(FAMILY),
                chain,
                params.get(CALLS).orElse(ImmutableList.of()),
                params.get(VALIDATES),
                params.get(SILENT_HEADERS),
                params.get(RANDOM_BYTES),
                params.get(PRUNED));
        ImmutableList<Address> nodes = setup.nodes();
        int links = params.get(LINKS);
        return context -> {
            List<Address> calls = new ArrayList<>(config.neighbours());
            calls.addAll(earlier(nodes, context.self(), links, context.random("links")));
            return new BitcoinPeer(config.calling(ImmutableList.copyOf(calls)), context);
        };
    }

    /** The first node of a group calls nobody, and all others are connected to it, if over others. */
    private static List<Address> earlier(ImmutableList<Address> nodes, Address self, int links, Rng random) {
        int place = Math.max(0, nodes.indexOf(self));
        List<Address> before = random.shuffled(nodes.subList(0, place));
        return before.subList(0, Math.min(links, place));
    }

    @Override
    public Function<TraceEvent, Optional<String>> narration() {
        return BitcoinNarration.ofPeers();
    }
}
