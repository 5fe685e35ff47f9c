package dsim.algorithms.bitcoin.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.bitcoin.RealBlocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BitcoinNetworkTest {

    /** Hashes of the first blocks, from Bitcoin Core's chain parameters. */
    private static final ImmutableMap<BitcoinNetwork, String> GENESIS = ImmutableMap.of(
            BitcoinNetwork.MAIN, "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f",
            BitcoinNetwork.TEST3, "000000000933ea01ad0ee984209779baaec3ced90fa3f408719526f8d77f4943",
            BitcoinNetwork.TEST4, "00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043",
            BitcoinNetwork.SIGNET, "00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6",
            BitcoinNetwork.REGTEST, "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206");

    @ParameterizedTest
    @EnumSource
    void beginsWithTheBlockThatEverybodyKnows(BitcoinNetwork network) {
        Block genesis = network.genesis();

        assertEquals(GENESIS.get(network), genesis.hash().toString());
        assertTrue(genesis.header().hasItsWork());
        assertEquals(genesis.header().merkleRoot(), genesis.merkleTree().root());
    }

    @Test
    void beginsWithTheBlocksOfRealChains() {
        assertEquals(RealBlocks.main(0), BitcoinNetwork.MAIN.genesis());
        assertEquals(RealBlocks.segwitChain().get(0), BitcoinNetwork.REGTEST.genesis());
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsWordAndItsMagic(BitcoinNetwork network) {
        assertEquals(network, BitcoinNetwork.of(network.word()));
        assertEquals(network, BitcoinNetwork.ofMagic(network.magic()).orElseThrow());
    }

    @Test
    void saysWhichWordsThereAre() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> BitcoinNetwork.of("mainnet"));

        assertEquals("a network is main, test3, test4, signet, regtest, not 'mainnet'", refused.getMessage());
    }

    @Test
    void halvesWhatABlockMayMake() {
        assertEquals(50 * Amount.COIN, BitcoinNetwork.MAIN.subsidy(209_999));
        assertEquals(25 * Amount.COIN, BitcoinNetwork.MAIN.subsidy(210_000));
        assertEquals(25 * Amount.COIN, BitcoinNetwork.REGTEST.subsidy(150));
        assertEquals(1, BitcoinNetwork.MAIN.subsidy(32 * 210_000));
        assertEquals(0, BitcoinNetwork.MAIN.subsidy(33 * 210_000));
        assertEquals(0, BitcoinNetwork.MAIN.subsidy(Integer.MAX_VALUE));
    }
}
