package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.client.BitcoinClient;
import dsim.algorithms.bitcoin.client.ClientConfig;
import dsim.algorithms.bitcoin.client.Forgery;
import dsim.algorithms.bitcoin.client.Redirecting;
import dsim.algorithms.bitcoin.client.Redirecting.Shown;
import dsim.algorithms.bitcoin.client.Wait;
import dsim.algorithms.bitcoin.script.Payee;
import dsim.algorithms.bitcoin.watch.BitcoinNarration;
import dsim.algorithms.bitcoin.wire.BitcoinMessage;
import dsim.live.Deadlines;
import dsim.scenarios.Field;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Kinds;
import dsim.scenarios.Values;
import dsim.trace.TraceEvent;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** {@code run: bitcoin-client}. */
final class BitcoinClientAlgorithm extends BitcoinAlgorithm<Wait> {

    private static final int MOST = 10_000_000;

    private static final Field<BitcoinNetwork> NETWORK =
            Field.of("network", Kinds.oneOf(BitcoinNetwork.class), "main", "whose magic, genesis block and rules");

    private static final Field<ImmutableList<Address>> PEERS = Field.of(
            "peers",
            Kinds.PEERS,
            "peer",
            "full nodes to be tried in this order: a group, or a list; live also HOST:PORT");

    private static final Field<Integer> HEIGHT =
            Field.of("height", Kinds.count(0, MOST), "170", "the height of the block that is wanted");

    private static final Field<Duration> ANSWER_WITHIN =
            Field.of("answer-within", WAIT, "10s", "how long a handshake takes at most, and each answer on the way");

    private static final Field<Duration> HEADERS_WITHIN = Field.of(
            "headers-within", WAIT, "3s", "how long to wait for headers before asking for lists of hashes as well");

    private static final Field<Duration> BLOCK_WITHIN =
            Field.of("block-within", WAIT, "30s", "how long the block takes at most");

    private static final Field<Duration> VERDICT_WITHIN = Field.of(
            "verdict-within", WAIT, "5s", "how long to watch what a peer does about a block that it was shown");

    private static final Field<Integer> EARLIER_BLOCKS = Field.of(
            "earlier-blocks",
            Kinds.count(0, MOST),
            "10000",
            "how many earlier blocks to look through at most for what the transactions spend");

    private static final Field<Optional<ImmutableList<Shown>>> SHOW = Field.of(
            "show",
            Kinds.maybe(Kinds.list(Kinds.oneOf(Shown.class))),
            "what to show a peer: the block as it was, or with an output that pays somebody else, more or less mended");

    private static final Field<Optional<Address>> SHOW_TO =
            Field.of("show-to", Kinds.maybe(Kinds.PEER), "whom to show it; else the one who sent the block");

    private static final Field<Optional<Integer>> TX = Field.of(
            "tx",
            Kinds.count(0, MOST).orNone("any"),
            "any",
            "the transaction that is changed, from 0, the coinbase; any: the first that is no coinbase");

    private static final Field<Integer> OUTPUT =
            Field.of("output", Kinds.count(0, MOST), "0", "the output of it that is changed, from 0");

    private static final Field<String> TO = Field.of(
            "to",
            Kinds.TEXT,
            "76a914111111111111111111111111111111111111111188ac",
            "whom it pays then: an address, or a script in hexadecimal digits");

    private static final ImmutableList<Field<?>> PARAMETERS = ImmutableList.of(
            NETWORK,
            PEERS,
            HEIGHT,
            ANSWER_WITHIN,
            HEADERS_WITHIN,
            BLOCK_WITHIN,
            VERDICT_WITHIN,
            EARLIER_BLOCKS,
            SHOW,
            SHOW_TO,
            TX,
            OUTPUT,
            TO);

    @Override
    public String name() {
        return "bitcoin-client";
    }

    @Override
    public String summary() {
        return "fetches a block of the Bitcoin chain from full nodes, and may show them a tampered one";
    }

    @Override
    public ImmutableList<Field<?>> parameters() {
        return PARAMETERS;
    }

    @Override
    public String example() {
        return "nodes: {peer: {run: bitcoin-peer}, c: {run: bitcoin-client, params: {height: 170}}}";
    }

    @Override
    public Wire<BitcoinMessage> wire(Values params) {
        return wireOf(params.get(NETWORK));
    }

    @Override
    public boolean listens() {
        return false;
    }

    @Override
    public Deadlines deadlines(Values params) {
        return Deadlines.DEFAULT.withConnect(params.get(ANSWER_WITHIN));
    }

    @Override
    public Role<BitcoinMessage, Wait> role(GroupSetup setup) {
        return BitcoinClient.role(config(setup.params()));
    }

    @Override
    public void verify(Group group) {
        config(group.params());
    }

    private static ClientConfig config(Values params) {
        BitcoinNetwork network = params.get(NETWORK);
        return new ClientConfig(
                network,
                params.get(PEERS),
                params.get(HEIGHT),
                params.get(ANSWER_WITHIN),
                params.get(HEADERS_WITHIN),
                params.get(BLOCK_WITHIN),
                params.get(VERDICT_WITHIN),
                params.get(EARLIER_BLOCKS),
                forgery(network, params),
                params.get(SHOW_TO));
    }

    private static Forgery forgery(BitcoinNetwork network, Values params) {
        ImmutableSet<Shown> shown = ImmutableSet.copyOf(params.get(SHOW).orElse(ImmutableList.of()));
        return shown.isEmpty()
                ? Forgery.none()
                : new Redirecting(
                        network,
                        params.get(TX).map(OptionalInt::of).orElse(OptionalInt.empty()),
                        params.get(OUTPUT),
                        Payee.parse(params.get(TO), network),
                        shown);
    }

    @Override
    public Function<TraceEvent, Optional<String>> narration() {
        return BitcoinNarration.ofClients();
    }
}
