package dsim.algorithms.bitcoin.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.BitcoinWorld;
import dsim.algorithms.bitcoin.RealBlocks;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.client.ClientFact.Failed;
import dsim.algorithms.bitcoin.client.ClientFact.FellBack;
import dsim.algorithms.bitcoin.client.ClientFact.Fetched;
import dsim.algorithms.bitcoin.peer.Family;
import dsim.algorithms.bitcoin.peer.PeerConfig;
import dsim.algorithms.bitcoin.peer.ServedBlocks;
import dsim.random.Seed;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
}
