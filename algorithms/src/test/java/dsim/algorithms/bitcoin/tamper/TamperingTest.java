package dsim.algorithms.bitcoin.tamper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.RealBlocks;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.validation.ChainCoins;
import dsim.algorithms.bitcoin.validation.Circumstances;
import dsim.algorithms.bitcoin.validation.Finding.Result;
import dsim.algorithms.bitcoin.validation.Reason;
import dsim.algorithms.bitcoin.validation.Rule;
import dsim.algorithms.bitcoin.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TamperingTest {

    private static final Script NEW = Script.ofHex("76a914111111111111111111111111111111111111111188ac");

    static List<List<String>> vectors() { // made by an independent program: SOURCES.md
        return new String(RealBlocks.bytes("tamper-vectors.tsv"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> Splitter.on('\t').splitToList(line))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void givesTheHashesOfAnIndependentProgram(List<String> vector) {
        int height = Integer.parseInt(vector.get(0));
        int transaction = Integer.parseInt(vector.get(1));
        int output = Integer.parseInt(vector.get(2));
        Block block = RealBlocks.main(height);
        Circumstances circumstances = new Circumstances(
                BitcoinNetwork.MAIN, OptionalInt.of(height), Optional.empty(), ChainCoins.ofSomeBlocks());

        Tampering tampering = Tampering.of(block, new Redirection(transaction, output, Script.ofHex(vector.get(5))));

        Block untouched = tampering.variant(Step.HEADER_UNTOUCHED).orElseThrow().block();
        Block fixed = tampering.variant(Step.MERKLE_FIXED).orElseThrow().block();
        assertEquals(
                vector,
                List.of(
                        vector.get(0),
                        vector.get(1),
                        vector.get(2),
                        Long.toString(block.transactions()
                                .get(transaction)
                                .outputs()
                                .get(output)
                                .value()),
                        block.transactions()
                                .get(transaction)
                                .outputs()
                                .get(output)
                                .script()
                                .toString(),
                        fixed.transactions()
                                .get(transaction)
                                .outputs()
                                .get(output)
                                .script()
                                .toString(),
                        tampering.oldTxid().toString(),
                        tampering.newTxid().toString(),
                        block.header().merkleRoot().toString(),
                        fixed.header().merkleRoot().toString(),
                        block.hash().toString(),
                        fixed.hash().toString(),
                        Integer.toString(block.size()),
                        Integer.toString(fixed.size()),
                        block.header().target().toString(),
                        block.header().target().digits()));
        assertEquals(block.hash(), untouched.hash());
        assertEquals("bad-txnmrklroot", firstReason(tampering, Step.HEADER_UNTOUCHED, circumstances));
        assertEquals("high-hash", firstReason(tampering, Step.MERKLE_FIXED, circumstances));
        assertFalse(fixed.header().hasItsWork());
        assertEquals(ImmutableList.of(), Validation.of(block, circumstances).reasons());
    }

    private static String firstReason(Tampering tampering, Step step, Circumstances circumstances) {
        return tampering
                .validation(tampering.variant(step).orElseThrow(), circumstances)
                .reasons()
                .get(0)
                .rejectName();
    }

    @Test
    void leavesNothingToObjectToARedirectedCoinbaseThatIsMinedAgain() { // as all four real nodes: B5
        ImmutableList<Block> chain = RealBlocks.segwitChain();
        Tampering tampering = mined(Tampering.of(chain.get(351), new Redirection(0, 0, NEW)));

        Validation validation = tampering.validation(tampering.last(), circumstances(chain, 351));

        assertEquals(Step.MINED, tampering.last().step());
        assertEquals(ImmutableList.of(), validation.reasons());
        assertEquals(Result.DOES_NOT_APPLY, validation.finding(Rule.SCRIPTS).result());
        assertEquals(
                "a coinbase has no signature, and there is no other transaction",
                validation.finding(Rule.SCRIPTS).sentence());
    }

    @Test
    void cannotMendASignature() { // B3 of the real nodes: all commitments fixed, mined again
        ImmutableList<Block> chain = RealBlocks.segwitChain();
        Circumstances circumstances = circumstances(chain, 151);
        Tampering tampering = mined(Tampering.of(chain.get(151), Redirection.byDefault(chain.get(151), NEW)));

        ImmutableList<Reason> reasons =
                tampering.validation(tampering.last(), circumstances).reasons();

        assertEquals(
                ImmutableList.of(Step.HEADER_UNTOUCHED, Step.MERKLE_FIXED, Step.WITNESS_FIXED, Step.MINED),
                tampering.variants().stream().map(Variant::step).collect(ImmutableList.toImmutableList()));
        assertEquals("block-script-verify-flag-failed", reasons.get(0).rejectName());
        assertTrue(
                reasons.get(0)
                        .sentence()
                        .startsWith("Script evaluated without error but finished with a false/empty top stack element"
                                + ", input 0 of transaction 1"),
                reasons.get(0).sentence());
        assertEquals("bad-txnmrklroot", firstReason(tampering, Step.HEADER_UNTOUCHED, circumstances));
        assertTrue(
                tampering
                        .validation(tampering.variant(Step.MERKLE_FIXED).orElseThrow(), circumstances)
                        .reasons()
                        .stream()
                        .anyMatch(reason -> reason.rejectName().equals("bad-witness-merkle-match")));
        assertTrue(
                tampering
                        .validation(tampering.variant(Step.WITNESS_FIXED).orElseThrow(), circumstances)
                        .reasons()
                        .stream()
                        .noneMatch(reason -> reason.rejectName().equals("bad-witness-merkle-match")));
    }

    @Test
    void cannotMendASignatureOfTheMainNetwork() { // 170 spends the coinbase of 9
        Tampering tampering = Tampering.of(RealBlocks.main(170), Redirection.byDefault(RealBlocks.main(170), NEW));
        ChainCoins coins = ChainCoins.ofSomeBlocks();
        coins.add(RealBlocks.main(9), OptionalInt.of(9));
        Circumstances circumstances = new Circumstances(
                BitcoinNetwork.MAIN,
                OptionalInt.of(170),
                Optional.of(RealBlocks.main(169).header()),
                coins);

        ImmutableList<String> reasons = tampering.validation(tampering.last(), circumstances).reasons().stream()
                .map(Reason::rejectName)
                .collect(ImmutableList.toImmutableList());

        assertEquals(ImmutableList.of("high-hash", "block-script-verify-flag-failed"), reasons);
    }

    @Test
    void leavesThoseWithoutACoinWhoSpendTheChangedTransaction() { // 546 and 2812 spend within the block
        Block block = RealBlocks.main(2812);
        int spent = spentWithin(block);
        Tampering tampering = Tampering.of(block, new Redirection(spent, 0, NEW));
        Circumstances circumstances = Circumstances.of(block, BitcoinNetwork.MAIN);

        assertTrue(tampering.validation(tampering.last(), circumstances).reasons().stream()
                .anyMatch(reason -> reason.rejectName().equals("bad-txns-inputs-missingorspent")));
    }

    private static int spentWithin(Block block) {
        for (int i = 1; i < block.transactions().size(); i++) {
            for (int j = i + 1; j < block.transactions().size(); j++) {
                var txid = block.txids().get(i);
                if (block.transactions().get(j).inputs().stream()
                        .anyMatch(in -> in.spends().txid().equals(txid))) {
                    return i;
                }
            }
        }
        throw new AssertionError("no transaction spends another of the block");
    }

    @Test
    void takesTheFirstOutputThatIsNoCoinbasesUnlessThereIsNone() {
        assertEquals(new Redirection(1, 0, NEW), Redirection.byDefault(RealBlocks.main(170), NEW));
        assertEquals(new Redirection(0, 0, NEW), Redirection.byDefault(RealBlocks.main(1), NEW));
        assertTrue(Redirection.isCoinbaseAlone(RealBlocks.main(1)));
    }

    @Test
    void saysWhichTransactionsAndOutputsThereAre() {
        Block block = RealBlocks.main(170);

        assertEquals(
                "there is no transaction 2: the block has 0 to 1",
                assertThrows(IllegalArgumentException.class, () -> Tampering.of(block, new Redirection(2, 0, NEW)))
                        .getMessage());
        assertEquals(
                "there is no output 1: transaction 0 has 0 alone",
                assertThrows(IllegalArgumentException.class, () -> Tampering.of(block, new Redirection(0, 1, NEW)))
                        .getMessage());
    }

    @Test
    void minesNothingThatTakesTooLong() {
        BlockHeader header = Tampering.of(RealBlocks.main(1), new Redirection(0, 0, NEW))
                .last()
                .block()
                .header();

        Miner.Result result = Miner.mine(header, 1000, tries -> true);

        assertEquals(new Miner.Result(Optional.empty(), 1000), result);
        assertEquals("4295032833", Miner.expectedTries(header).toString());
    }

    @Test
    void findsTheFirstNonceThatDoes() {
        for (Block block : RealBlocks.segwitChain()) {
            BlockHeader first = block.header().withNonce(0);
            while (!first.hasItsWork()) {
                first = first.withNonce(first.nonce() + 1);
            }

            Miner.Result result = Miner.mine(block.header(), 1000, tries -> true);

            assertEquals(new Miner.Result(Optional.of(first), first.nonce() + 1), result);
        }
    }

    @Test
    void stopsMiningWhenItIsTold() {
        BlockHeader header = RealBlocks.main(1).header().withTime(0);

        Miner.Result result = Miner.mine(header, Long.MAX_VALUE, tries -> tries < 100_000);

        assertEquals(new Miner.Result(Optional.empty(), 131_072), result);
    }

    private static Tampering mined(Tampering tampering) {
        BlockHeader header = tampering.last().block().header();
        return tampering.withMined(
                Miner.mine(header, 1000, tries -> true).header().orElseThrow());
    }

    private static Circumstances circumstances(ImmutableList<Block> chain, int height) {
        ChainCoins coins = ChainCoins.ofWholeChain();
        for (int i = 0; i < height; i++) {
            coins.add(chain.get(i), OptionalInt.of(i));
        }
        return new Circumstances(
                BitcoinNetwork.REGTEST,
                OptionalInt.of(height),
                Optional.of(chain.get(height - 1).header()),
                coins);
    }
}
