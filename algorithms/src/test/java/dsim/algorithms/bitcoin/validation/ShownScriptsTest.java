package dsim.algorithms.bitcoin.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.algorithms.bitcoin.RealBlocks;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.MainnetBlocks;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.script.ScriptType;
import dsim.algorithms.bitcoin.script.Scripts;
import dsim.algorithms.bitcoin.tamper.Redirection;
import dsim.algorithms.bitcoin.tamper.Tampering;
import dsim.algorithms.bitcoin.validation.Finding.Result;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What inputs show of coins that nobody has, beside the coins themselves and in blocks that stand alone. */
class ShownScriptsTest {

    private static final Script NEW = Script.ofHex("76a914111111111111111111111111111111111111111188ac");

    private static ImmutableMap<OutPoint, Script> shownBy(Transaction transaction, Block block) {
        return ShownScripts.of(
                        transaction,
                        Circumstances.of(block, BitcoinNetwork.MAIN),
                        block.header().time())
                .shown();
    }

    @Test
    void areThoseOfTheCoins() {
        ChainCoins coins = ChainCoins.ofWholeChain();
        int shown = 0;
        int hidden = 0;
        for (int height = 0; height <= MainnetBlocks.HEIGHT_MAX; height++) {
            Block block = RealBlocks.main(height);
            coins.add(block, OptionalInt.of(height));
            for (Transaction transaction :
                    block.transactions().subList(1, block.transactions().size())) {
                ImmutableMap<OutPoint, Script> scripts = shownBy(transaction, block);
                scripts.forEach((at, script) ->
                        assertEquals(coins.coin(at).orElseThrow().output().script(), script));
                shown += scripts.size();
                hidden += transaction.inputs().size() - scripts.size();
            }
        }

        assertTrue(shown > 0, "no input shows its script");
        assertTrue(hidden > 0, "P2PK shows no key");
    }

    @Test
    void areFoundForKeysAndForMultisigBehindAHash() {
        Block block = RealBlocks.main(370_661);

        ImmutableList<ScriptType> types = block.transactions().stream()
                .skip(1)
                .limit(200)
                .flatMap(transaction -> shownBy(transaction, block).values().stream())
                .map(Scripts::typeOf)
                .distinct()
                .sorted()
                .collect(ImmutableList.toImmutableList());

        assertEquals(ImmutableList.of(ScriptType.PAY_TO_KEY_HASH, ScriptType.PAY_TO_SCRIPT_HASH), types);
    }

    @Test
    void leaveAChangedTransactionWithoutItsSignature() {
        Block block = RealBlocks.main(100_000);
        Circumstances alone = Circumstances.of(block, BitcoinNetwork.MAIN);
        Tampering tampering = Tampering.of(block, new Redirection(1, 0, NEW));
        Script old = block.transactions().get(1).outputs().get(0).script();
        Tampering unchanged = Tampering.of(block, new Redirection(1, 0, old));

        Finding changed = tampering.validation(tampering.last(), alone).finding(Rule.SCRIPTS);

        assertEquals(Result.BROKEN, changed.result());
        assertEquals(1, changed.reasons().size());
        assertFalse(unchanged
                        .validation(unchanged.last(), alone)
                        .finding(Rule.SCRIPTS)
                        .result()
                == Result.BROKEN);
    }
}
