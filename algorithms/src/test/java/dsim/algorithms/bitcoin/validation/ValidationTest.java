package dsim.algorithms.bitcoin.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.RealBlocks;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.MainnetBlocks;
import dsim.algorithms.bitcoin.validation.Finding.Result;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {

    @Test
    void findsNothingWrongWithTheFirstBlocksOfTheMainNetwork() {
        assertEquals(247, inputsCheckedOf(MainnetBlocks.all(), BitcoinNetwork.MAIN));
    }

    @Test
    void findsNothingWrongWithChainsOfARealNode() {
        assertEquals(5, inputsCheckedOf(RealBlocks.segwitChain(), BitcoinNetwork.REGTEST));
        assertEquals(5, inputsCheckedOf(RealBlocks.oldChain(), BitcoinNetwork.REGTEST));
    }

    private static int inputsCheckedOf(ImmutableList<Block> chain, BitcoinNetwork network) {
        ChainCoins coins = ChainCoins.ofWholeChain();
        Optional<BlockHeader> previous = Optional.empty();
        int inputs = 0;
        for (int height = 0; height < chain.size(); height++) {
            Block block = chain.get(height);
            Circumstances circumstances = new Circumstances(
                    network, OptionalInt.of(height), previous, MedianTimes.before(chain, height), coins);

            Validation validation = Validation.of(block, circumstances);

            assertEquals(ImmutableList.of(), validation.reasons(), "height " + height);
            boolean hasInputs = block.transactions().size() > 1;
            assertEquals(
                    hasInputs ? Result.HOLDS : Result.DOES_NOT_APPLY,
                    validation.finding(Rule.SCRIPTS).result(),
                    validation.finding(Rule.SCRIPTS).sentence());
            for (Rule rule : ImmutableList.of(Rule.COINBASE_VALUE, Rule.NEW_OUTPUTS, Rule.SIGNATURE_CHECKS)) {
                assertEquals(Result.HOLDS, validation.finding(rule).result());
            }
            assertEquals(
                    height == 0 ? Result.DOES_NOT_APPLY : Result.HOLDS,
                    validation.finding(Rule.HEADER_TIME).result());
            inputs += block.transactions().stream()
                    .skip(1)
                    .mapToInt(each -> each.inputs().size())
                    .sum();
            coins.add(block, OptionalInt.of(height));
            previous = Optional.of(block.header());
        }
        return inputs;
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 227_835, 300_025, 370_661, 413_567})
    void findsNothingWrongWithABlockThatStandsAlone(int height) {
        Block block = RealBlocks.main(height);

        Validation validation = Validation.of(block, Circumstances.of(block, BitcoinNetwork.MAIN));

        assertEquals(ImmutableList.of(), validation.reasons());
        assertEquals(Result.NOT_CHECKED, validation.finding(Rule.COINBASE_VALUE).result());
    }

    @Test
    void knowsTheHeightThatABlockNames() {
        assertEquals(OptionalInt.empty(), CoinbaseScript.heightOf(RealBlocks.main(100_000)));
        assertEquals(OptionalInt.of(300_025), CoinbaseScript.heightOf(RealBlocks.main(300_025)));
        assertEquals(OptionalInt.of(413_567), CoinbaseScript.heightOf(RealBlocks.main(413_567)));
        assertEquals(
                OptionalInt.of(351),
                CoinbaseScript.heightOf(RealBlocks.segwitChain().get(351)));
        assertEquals(
                OptionalInt.of(16),
                CoinbaseScript.heightOf(RealBlocks.segwitChain().get(16)));
    }
}
