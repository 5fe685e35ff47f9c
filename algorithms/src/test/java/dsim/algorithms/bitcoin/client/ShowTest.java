package dsim.algorithms.bitcoin.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dsim.algorithms.bitcoin.BitcoinWorld;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.chain.TxOut;
import dsim.algorithms.bitcoin.client.ClientFact.Judged;
import dsim.algorithms.bitcoin.client.ClientFact.Reception;
import dsim.algorithms.bitcoin.client.ClientFact.Shows;
import dsim.algorithms.bitcoin.client.Redirecting.Shown;
import dsim.algorithms.bitcoin.peer.Family;
import dsim.algorithms.bitcoin.peer.PeerConfig;
import dsim.algorithms.bitcoin.peer.ServedBlocks;
import dsim.algorithms.bitcoin.tamper.Miner;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetBlocks;
import dsim.random.Seed;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the families do about blocks that they are shown. The oracle is what real nodes were seen to do (see {@code docs/bitcoin.md}). */
class ShowTest {

    private static final int HEIGHT = 151;
    private static final ImmutableSet<Shown> TAMPERED =
            ImmutableSet.of(Shown.HEADER_UNTOUCHED, Shown.MERKLE_FIXED, Shown.WITNESS_FIXED, Shown.MINED);

    /** With this one the merkle-fixed block of the chain misses the target, which every other one does. */
    private static Script missing(ServedBlocks chain, int transaction) {
        for (int i = 0; ; i++) {
            Script script = Script.ofHex("76a914" + String.format(Locale.ROOT, "%040x", i) + "88ac");
            ImmutableList<Offer> offers = forgery(chain, transaction, script, ImmutableSet.of(Shown.MERKLE_FIXED))
                    .of(fetched(chain.blocks().get(HEIGHT)));
            if (!offers.get(0).block().header().hasItsWork()) {
                return script;
            }
        }
    }

    private static ClientFact.Fetched fetched(Block block) {
        return new ClientFact.Fetched(
                BitcoinWorld.at("p"),
                HEIGHT,
                block,
                true,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                ImmutableMap.of(),
                0,
                0,
                "");
    }

    private static Redirecting forgery(ServedBlocks chain, int transaction, Script script, ImmutableSet<Shown> shown) {
        return new Redirecting(chain.network(), OptionalInt.of(transaction), 0, script, shown);
    }

    private static ImmutableList<Judged> judged(
            Family family, ServedBlocks chain, int height, int peerHeight, Forgery forgery) {
        BitcoinWorld world = new BitcoinWorld(chain.network(), Seed.of(1))
                .peer("archive", PeerConfig.of(Family.CORE, chain.upTo(chain.heightMax())))
                .peer("p", PeerConfig.of(family, chain.upTo(peerHeight)))
                .client(
                        "c",
                        ClientConfig.of(chain.network(), ImmutableList.of(BitcoinWorld.at("archive")), height)
                                .showing(forgery, Optional.of(BitcoinWorld.at("p"))))
                .run(Duration.ofMinutes(2));
        assertTrue(world.facts("c", ClientFact.NotShown.class).isEmpty());
        return world.facts("c", Judged.class);
    }

    /** The word for what came of it, with the code of a reject, and {@code +} if the peer hung up. */
    private static String word(Judged judged) {
        return judged.reception()
                + judged.reject()
                        .map(reject -> String.format(Locale.ROOT, " %02x", reject.code()))
                        .orElse("")
                + (judged.reject().isPresent() && judged.hungUpAfter().isPresent() ? "+" : "");
    }

    static Stream<Arguments> oldBlocks() {
        return Stream.of(
                Arguments.of(Family.CORE, "DISCONNECTED, DISCONNECTED, SILENCE"),
                Arguments.of(Family.KNOTS, "DISCONNECTED, SILENCE, KEPT"),
                Arguments.of(Family.BTCD, "REJECTED 12, REJECTED 10, ACCEPTED"),
                Arguments.of(Family.BCOIN, "NOT_WANTED, REJECTED 10, KEPT"));
    }

    @ParameterizedTest
    @MethodSource("oldBlocks")
    void seesWhatComesOfABlockOfLongAgo(Family family, String expected) {
        ServedBlocks chain = ServedBlocks.REGTEST_PRESEGWIT;

        ImmutableList<Judged> judged =
                judged(family, chain, HEIGHT, 351, forgery(chain, 1, missing(chain, 1), TAMPERED));

        assertEquals(
                expected, String.join(", ", judged.stream().map(ShowTest::word).toList()));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void seesThatAnyTamperedSignedTransactionIsRefusedAtTheTip(Family family) {
        ServedBlocks chain = ServedBlocks.REGTEST_PRESEGWIT;
        Script script = missing(chain, 1);

        ImmutableList<Judged> mined =
                judged(family, chain, HEIGHT, 150, forgery(chain, 1, script, ImmutableSet.of(Shown.MINED)));

        assertEquals(
                switch (family) {
                    case CORE -> "DISCONNECTED";
                    case KNOTS -> "SILENCE";
                    case BTCD -> "REJECTED 10";
                    case BCOIN -> "REJECTED 10+";
                },
                word(mined.get(0)));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void seesThatARedirectedCoinbaseMinedAgainIsAccepted(Family family) {
        ServedBlocks chain = ServedBlocks.REGTEST;
        Forgery forgery = forgery(chain, 0, missing(chain, 0), ImmutableSet.of(Shown.MINED));

        ImmutableList<Judged> judged = judged(family, chain, HEIGHT, 150, forgery);

        assertEquals(Reception.ACCEPTED, judged.get(0).reception());
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void seesThatTheOriginalIsAccepted(Family family) {
        ServedBlocks chain = ServedBlocks.REGTEST;
        Forgery forgery = forgery(chain, 0, Script.EMPTY, ImmutableSet.of(Shown.ORIGINAL));

        ImmutableList<Judged> judged = judged(family, chain, HEIGHT, 150, forgery);

        assertEquals(Reception.ACCEPTED, judged.get(0).reception());
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void seesThatACoinbaseThatClaimsTooMuchIsRefused(Family family) {
        ServedBlocks chain = ServedBlocks.REGTEST_PRESEGWIT;

        ImmutableList<Judged> judged =
                judged(family, chain, HEIGHT, 150, fetched -> ImmutableList.of(greedy(fetched.block())));

        assertEquals(
                switch (family) {
                    case CORE -> "DISCONNECTED";
                    case KNOTS -> "SILENCE";
                    case BTCD -> "REJECTED 10";
                    case BCOIN -> "REJECTED 10+";
                },
                word(judged.get(0)));
    }

    private static Offer greedy(Block block) {
        return mined(
                "greedy",
                block.withTransaction(
                        0,
                        coinbase -> coinbase.withOutputs(ImmutableList.<TxOut>builder()
                                .add(new TxOut(
                                        coinbase.outputs().get(0).value() + 1_000_000_000,
                                        coinbase.outputs().get(0).script()))
                                .addAll(coinbase.outputs()
                                        .subList(1, coinbase.outputs().size()))
                                .build())));
    }

    private static Offer mined(String name, Block block) {
        Block fixed = block.withHeader(
                block.header().withMerkleRoot(block.merkleTree().root()));
        return new Offer(
                name,
                fixed.withHeader(
                        Miner.mine(fixed.header(), 1000, tries -> true).header().orElseThrow()),
                true);
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void seesWhatComesOfABlockThatFollowsNothing(Family family) {
        ServedBlocks chain = ServedBlocks.REGTEST_PRESEGWIT;
        Hash256 nowhere = Hash256.of("11".repeat(32));

        BitcoinWorld world = new BitcoinWorld(chain.network(), Seed.of(1))
                .peer("p", PeerConfig.of(family, chain.upTo(351)))
                .client(
                        "c",
                        ClientConfig.of(chain.network(), ImmutableList.of(BitcoinWorld.at("p")), 351)
                                .showing(
                                        fetched -> ImmutableList.of(mined(
                                                "lost",
                                                fetched.block()
                                                        .withHeader(fetched.block()
                                                                .header()
                                                                .withPrevious(nowhere)))),
                                        Optional.empty()))
                .run(Duration.ofMinutes(2));

        boolean asksForMore = family == Family.BTCD || family == Family.BCOIN;
        assertEquals(asksForMore ? 1 : 0, world.sent("p", GetBlocks.class).size());
        assertEquals(
                family == Family.CORE ? Reception.DISCONNECTED : Reception.SILENCE,
                world.facts("c", Judged.class).get(0).reception());
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void seesThatOnTheMainNetworkWorkIsMissing(Family family) {
        ServedBlocks chain = ServedBlocks.MAIN;
        Forgery forgery = forgery(chain, 1, Script.ofHex("51"), TAMPERED);

        ImmutableList<Judged> judged = judged(family, chain, 170, 300, forgery);

        assertEquals(
                switch (family) {
                    case CORE -> "DISCONNECTED, DISCONNECTED";
                    case KNOTS -> "DISCONNECTED, SILENCE";
                    case BTCD -> "NOT_WANTED, REJECTED 10";
                    case BCOIN -> "NOT_WANTED, REJECTED 10";
                },
                String.join(", ", judged.stream().map(ShowTest::word).toList()));
    }

    @Test
    void isBannedByBcoinAfterABadBlock() {
        ServedBlocks chain = ServedBlocks.REGTEST_PRESEGWIT;
        Forgery forgery = forgery(chain, 1, missing(chain, 1), ImmutableSet.of(Shown.HEADER_UNTOUCHED, Shown.MINED));
        BitcoinWorld world = new BitcoinWorld(BitcoinNetwork.REGTEST, Seed.of(1))
                .peer("archive", PeerConfig.of(Family.CORE, chain.upTo(351)))
                .peer("p", PeerConfig.of(Family.BCOIN, chain.upTo(150)))
                .client(
                        "c",
                        ClientConfig.of(chain.network(), ImmutableList.of(BitcoinWorld.at("archive")), HEIGHT)
                                .showing(forgery, Optional.of(BitcoinWorld.at("p"))))
                .run(Duration.ofMinutes(2));

        assertEquals("REJECTED 10+", word(world.facts("c", Judged.class).get(0)));
        assertEquals(1, world.facts("c", ClientFact.NotShown.class).size());
        assertEquals(2, world.facts("c", Shows.class).size() + 1);
    }

    @Test
    void saysThatThereIsNoSuchOutput() {
        ServedBlocks chain = ServedBlocks.REGTEST;
        BitcoinWorld world = new BitcoinWorld(BitcoinNetwork.REGTEST, Seed.of(1))
                .peer("p", PeerConfig.of(Family.CORE, chain.upTo(351)))
                .client(
                        "c",
                        ClientConfig.of(chain.network(), ImmutableList.of(BitcoinWorld.at("p")), HEIGHT)
                                .showing(forgery(chain, 99, Script.EMPTY, TAMPERED), Optional.empty()))
                .run(Duration.ofMinutes(1));

        assertEquals(
                "there is no transaction 99: the block has 0 to 5",
                world.facts("c", ClientFact.NothingToShow.class).get(0).sentence());
        assertEquals(1, world.facts("c", ClientFact.Done.class).size());
    }
}
