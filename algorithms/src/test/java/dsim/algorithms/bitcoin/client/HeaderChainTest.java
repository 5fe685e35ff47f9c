package dsim.algorithms.bitcoin.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.algorithms.bitcoin.RealBlocks;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.Target;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderChainTest {

    /** The vectors are those of Bitcoin Core's {@code pow_tests.cpp}: retargets of the main network. */
    @ParameterizedTest
    @CsvSource({
        "1261130161, 1262152739, 1d00ffff, 1d00d86a",
        "1231006505, 1233061996, 1d00ffff, 1d00ffff",
        "1279008237, 1279297671, 1c05a3f4, 1c0168fd",
        "1263163443, 1269211443, 1c387f6f, 1d00e1fd"
    })
    void changesTheTargetAsTheRulesAsk(long firstAt, long lastAt, String last, String next) {
        Target due = HeaderChain.retargeted(
                new Target(Integer.parseUnsignedInt(last, 16)), lastAt - firstAt, BitcoinNetwork.MAIN.easiest());

        assertEquals(next, due.toString());
    }

    @Test
    void takesTheRealHeadersOfTwoPeriods() {
        HeaderChain chain = new HeaderChain(BitcoinNetwork.MAIN);

        for (int height = 1; height <= 4312; height++) {
            assertEquals(Optional.empty(), chain.append(RealBlocks.main(height).header()));
        }

        assertTrue(chain.isLinked());
        assertEquals(RealBlocks.main(4312).hash(), chain.tip());
        assertEquals(RealBlocks.main(2016).hash(), chain.hashAt(2016));
    }

    /** Even with the block after the wanted one known, as in a fetch: sorted by hand, the one in the middle. */
    @Test
    void knowsTheTimeThatABlockHasToBeAfter() {
        HeaderChain chain = new HeaderChain(BitcoinNetwork.MAIN);

        for (int height = 1; height <= 300; height++) {
            chain.append(RealBlocks.main(height).header());
            int wanted = height - 1;
            OptionalLong expected = LongStream.range(Math.max(0, wanted - 11), wanted)
                    .map(at -> RealBlocks.main((int) at).header().time())
                    .sorted()
                    .skip(Math.min(11, wanted) / 2)
                    .findFirst();
            assertEquals(expected, chain.medianTimeBefore(wanted), "height " + wanted);
        }

        assertEquals(OptionalLong.empty(), chain.medianTimeBefore(200), "long forgotten");
    }

    @Test
    void refusesATargetThatIsNotDue() {
        HeaderChain chain = new HeaderChain(BitcoinNetwork.MAIN);
        BlockHeader real = RealBlocks.main(1).header();
        BlockHeader hard = new BlockHeader(
                real.version(), real.previous(), real.merkleRoot(), real.time(), new Target(0x207fffff), real.nonce());

        assertTrue(chain.append(hard).orElseThrow().contains("easier than the network main allows"));
        assertEquals(0, chain.height());
    }

    @Test
    void knowsThatAListProvesNothing() {
        HeaderChain chain = new HeaderChain(BitcoinNetwork.MAIN);

        chain.believe(Hash256.of("22".repeat(32)));

        assertEquals(1, chain.height());
        assertEquals(false, chain.isLinked());
    }
}
