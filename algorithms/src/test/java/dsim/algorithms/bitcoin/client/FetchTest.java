package dsim.algorithms.bitcoin.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.BitcoinWorld;
import dsim.algorithms.bitcoin.RealBlocks;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.Target;
import dsim.algorithms.bitcoin.client.ClientFact.Failed;
import dsim.algorithms.bitcoin.client.ClientFact.FellBack;
import dsim.algorithms.bitcoin.client.ClientFact.Fetched;
import dsim.algorithms.bitcoin.peer.Family;
import dsim.algorithms.bitcoin.peer.PeerConfig;
import dsim.algorithms.bitcoin.peer.ServedBlocks;
import dsim.algorithms.bitcoin.wire.BitcoinMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.BlockMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetBlocks;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetData;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetHeaders;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Headers;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Inv;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.NotFound;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Version;
import dsim.algorithms.bitcoin.wire.BitcoinWire;
import dsim.algorithms.bitcoin.wire.InventoryItem;
import dsim.algorithms.bitcoin.wire.NetAddress;
import dsim.random.Seed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that fetches blocks. Hashes are those of the public chain. */
class FetchTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private static ClientConfig wants(int height, String... peers) {
        return ClientConfig.of(
                BitcoinNetwork.MAIN,
                ImmutableList.copyOf(peers).stream().map(BitcoinWorld::at).collect(ImmutableList.toImmutableList()),
                height);
    }

    private static BitcoinWorld world() {
        return new BitcoinWorld(BitcoinNetwork.MAIN, Seed.of(1));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void getsTheBlockFromEveryFamily(Family family) {
        BitcoinWorld world = world().peer("p", PeerConfig.of(family, ServedBlocks.MAIN.upTo(4312)))
                .client("c", wants(2812, "p"))
                .run(LONG);

        Fetched fetched = world.facts("c", Fetched.class).get(0);
        assertEquals(RealBlocks.main(2812), fetched.block());
        assertEquals(
                Hash256.of("0000000049a63b4dda3a43450c19d085d6c28bfb4cbb2e0576815d7f31919c5d"),
                fetched.block().hash());
        assertEquals(RealBlocks.main(2813).header(), fetched.next().orElseThrow());
        assertEquals(family != Family.BTCD, fetched.isLinked());
        assertEquals(
                family == Family.BTCD ? 1 : 0, world.facts("c", FellBack.class).size());
        assertEquals(fetched.wanted(), fetched.spent().size());
        assertEquals("", fetched.limit());
        assertTrue(world.facts("c", Failed.class).isEmpty());
    }

    /** What goes wrong with one peer, and how it is named. */
    static Stream<Arguments> oddPeers() {
        ImmutableList<BlockHeader> headers = headers(1, 200);
        return Stream.of(
                odd("says nothing", Failure.SILENT, (said, peer) -> true),
                odd("closes at once", Failure.DISCONNECTED, (said, peer) -> {
                    peer.close();
                    return true;
                }),
                odd("closes behind its version", Failure.DISCONNECTED, (said, peer) -> {
                    peer.say(OddPeer.HONEST);
                    peer.close();
                    return true;
                }),
                odd("answers encrypted", Failure.ENCRYPTED, (said, peer) -> {
                    peer.sayBytes(ByteString.ofHex("80ff0102".repeat(200)).toByteArray());
                    return true;
                }),
                odd("is a web server", Failure.NOT_BITCOIN, (said, peer) -> {
                    peer.sayBytes("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    return true;
                }),
                odd("has another magic", Failure.WRONG_NETWORK, (said, peer) -> {
                    peer.sayBytes(new BitcoinWire(BitcoinNetwork.REGTEST)
                            .frame("verack", ByteString.empty())
                            .toByteArray());
                    return true;
                }),
                odd("announces a giant", Failure.MALFORMED, (said, peer) -> {
                    peer.sayBytes(ByteString.ofHex("f9beb4d9" + "76657273696f6e0000000000" + "ffffff7f" + "00000000")
                            .toByteArray());
                    return true;
                }),
                odd("has a wrong checksum", Failure.CHECKSUM, (said, peer) -> {
                    peer.sayBytes(ByteString.ofHex("f9beb4d9" + "76657261636b000000000000" + "00000000" + "5df6e0e3")
                            .toByteArray());
                    return true;
                }),
                odd("garbage behind verack", Failure.MALFORMED, (said, peer) -> {
                    if (said instanceof GetHeaders) {
                        peer.sayBytes(ByteString.ofHex("deadbeef".repeat(16)).toByteArray());
                    }
                    return false;
                }),
                odd("sends back the client's nonce", Failure.SELF, (said, peer) -> {
                    peer.say(said);
                    return true;
                }),
                odd("has a short chain", Failure.TOO_SHORT, (said, peer) -> {
                    peer.say(withHeight(100, 9));
                    return true;
                }),
                odd("has a negative height", Failure.TOO_SHORT, (said, peer) -> {
                    peer.say(withHeight(-1, 9));
                    return true;
                }),
                odd("is pruned", Failure.PRUNED, (said, peer) -> {
                    peer.say(withHeight(4312, 1024 | 8));
                    return true;
                }),
                odd("serves nothing", Failure.PRUNED, (said, peer) -> {
                    peer.say(withHeight(4312, 0));
                    return true;
                }),
                odd("claims more than it has", Failure.TOO_SHORT, (said, peer) -> {
                    if (said instanceof GetHeaders get) {
                        boolean isFirst = get.locator().get(0).equals(hash(0));
                        peer.say(new Headers(isFirst ? headers.subList(0, 100) : ImmutableList.of()));
                    }
                    return false;
                }),
                odd("headers do not link", Failure.INVALID_CHAIN, (said, peer) -> {
                    if (said instanceof GetHeaders) {
                        peer.say(new Headers(ImmutableList.of(headers.get(0), headers.get(2))));
                    }
                    return false;
                }),
                odd("headers have no work", Failure.INVALID_CHAIN, (said, peer) -> {
                    if (said instanceof GetHeaders) {
                        peer.say(new Headers(ImmutableList.of(headers.get(0).withNonce(1))));
                    }
                    return false;
                }),
                odd("headers are too easy", Failure.INVALID_CHAIN, (said, peer) -> {
                    if (said instanceof GetHeaders) {
                        BlockHeader real = headers.get(0);
                        peer.say(new Headers(ImmutableList.of(new BlockHeader(
                                1, real.previous(), real.merkleRoot(), real.time(), new Target(0x207fffff), 0))));
                    }
                    return false;
                }),
                odd("repeats the same headers for ever", Failure.INVALID_CHAIN, (said, peer) -> {
                    if (said instanceof GetHeaders) {
                        peer.say(new Headers(headers.subList(0, 10)));
                    }
                    return false;
                }),
                odd("hangs up when asked for headers", Failure.DISCONNECTED, (said, peer) -> {
                    if (said instanceof GetHeaders) {
                        peer.close();
                    }
                    return false;
                }),
                odd("answers neither question", Failure.SILENT, (said, peer) -> false),
                odd("lists only transactions", Failure.SILENT, (said, peer) -> {
                    if (said instanceof GetBlocks) {
                        peer.say(new Inv(ImmutableList.of(new InventoryItem(InventoryItem.TX, hash(1)))));
                    }
                    return false;
                }),
                odd("sends another block", Failure.WRONG_BLOCK, (said, peer) -> {
                    onlyBlock(said, peer, headers, RealBlocks.main(171));
                    return false;
                }),
                odd("changes the block", Failure.WRONG_BLOCK, (said, peer) -> {
                    Block real = RealBlocks.main(170);
                    onlyBlock(
                            said,
                            peer,
                            headers,
                            new Block(
                                    real.header(),
                                    ImmutableList.of(real.transactions().get(0))));
                    return false;
                }),
                odd("sends an empty block", Failure.WRONG_BLOCK, (said, peer) -> {
                    onlyBlock(
                            said, peer, headers, new Block(RealBlocks.main(170).header(), ImmutableList.of()));
                    return false;
                }),
                odd("does not have the block", Failure.NOT_FOUND, (said, peer) -> {
                    if (said instanceof GetHeaders) {
                        peer.say(new Headers(headers));
                    } else if (said instanceof GetData get) {
                        peer.say(new NotFound(get.items()));
                    }
                    return false;
                }),
                odd("never sends the block", Failure.SILENT, (said, peer) -> {
                    if (said instanceof GetHeaders) {
                        peer.say(new Headers(headers));
                    }
                    return false;
                }));
    }

    private static void onlyBlock(BitcoinMessage said, OddPeer peer, ImmutableList<BlockHeader> headers, Block block) {
        if (said instanceof GetHeaders) {
            peer.say(new Headers(headers));
        } else if (said instanceof GetData) {
            peer.say(new BlockMessage(block));
        }
    }

    private static Version withHeight(int height, long services) {
        return new Version(70_015, services, 0, NetAddress.NONE, NetAddress.NONE, 77, "/odd/", height, true);
    }

    private static Hash256 hash(int height) {
        return RealBlocks.main(height).hash();
    }

    private static ImmutableList<BlockHeader> headers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(height -> RealBlocks.main(height).header())
                .collect(ImmutableList.toImmutableList());
    }

    private static Arguments odd(String name, Failure failure, OddPeer.Script script) {
        return Arguments.of(Named.of(name, script), failure);
    }

    @ParameterizedTest
    @MethodSource("oddPeers")
    void namesWhatIsWrongWithAPeerAndTurnsToTheNext(OddPeer.Script script, Failure failure) {
        BitcoinWorld world = world().node("odd", OddPeer.role(script))
                .peer("good", PeerConfig.of(Family.CORE, ServedBlocks.MAIN.upTo(200)))
                .client("c", wants(170, "odd", "good"))
                .run(LONG);

        ImmutableList<Failed> failed = world.facts("c", Failed.class);
        assertEquals(1, failed.size());
        assertEquals(failure, failed.get(0).failure(), failed.get(0).sentence());
        assertEquals(
                RealBlocks.main(170), world.facts("c", Fetched.class).get(0).block());
    }

    @Test
    void namesThoseThatAreNotThere() {
        BitcoinWorld world = world().peer(
                        "late", PeerConfig.of(Family.CORE, ServedBlocks.MAIN.upTo(200)), Duration.ofMinutes(1))
                .client("c", wants(170, "late", "nowhere"))
                .run(LONG);

        assertEquals(
                ImmutableList.of(Failure.REFUSED, Failure.UNRESOLVED),
                world.facts("c", Failed.class).stream().map(Failed::failure).toList());
        assertEquals(1, world.facts("c", ClientFact.NobodyHelped.class).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 199, 200})
    void reachesBothEndsOfTheChain(int height) {
        BitcoinWorld world = world().peer("p", PeerConfig.of(Family.CORE, ServedBlocks.MAIN.upTo(200)))
                .client("c", wants(height, "p"))
                .run(LONG);

        Fetched fetched = world.facts("c", Fetched.class).get(0);
        assertEquals(RealBlocks.main(height), fetched.block());
        assertEquals(height < 200, fetched.next().isPresent());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 199, 200, 499, 500, 501, 999, 1000})
    void reachesTheSameByListsOfHashes(int height) {
        BitcoinWorld world = world().peer("p", PeerConfig.of(Family.BTCD, ServedBlocks.MAIN.upTo(1000)))
                .client("c", wants(height, "p"))
                .run(LONG);

        Fetched fetched = world.facts("c", Fetched.class).get(0);
        assertEquals(RealBlocks.main(height), fetched.block());
        assertEquals(
                height < 1000 ? Optional.of(RealBlocks.main(height + 1).header()) : Optional.empty(), fetched.next());
    }

    @Test
    void saysWhyItDidNotFindAllThatTheBlockSpends() {
        ClientConfig config = wants(170, "p");
        ClientConfig limited = new ClientConfig(
                config.network(),
                config.peers(),
                config.height(),
                config.answerWithin(),
                config.headersWithin(),
                config.blockWithin(),
                config.verdictWithin(),
                100,
                Forgery.none(),
                Optional.empty());
        BitcoinWorld world = world().peer("p", PeerConfig.of(Family.CORE, ServedBlocks.MAIN.upTo(200)))
                .client("all", config)
                .client("some", limited)
                .run(LONG);

        Fetched all = world.facts("all", Fetched.class).get(0);
        Fetched some = world.facts("some", Fetched.class).get(0);
        assertEquals(1, all.wanted());
        assertEquals(9, all.spent().values().iterator().next().height().getAsInt());
        assertEquals(161, all.searched());
        assertTrue(some.spent().isEmpty());
        assertEquals(100, some.searched());
        assertEquals("the search ends after 100 earlier blocks", some.limit());
    }
}
