package dsim.scenarios.bitcoin;

import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.tamper.Miner;
import dsim.algorithms.bitcoin.tamper.Redirection;
import dsim.algorithms.bitcoin.tamper.Tampering;
import dsim.algorithms.bitcoin.validation.Circumstances;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongPredicate;

/**
 * What is to be changed in a block.
 *
 * @param transaction its index; empty: the first that is no coinbase, or the coinbase if there is no other
 * @param output its index in the transaction
 * @param script whom it pays from then on
 * @param minesUpTo so many nonces are tried at most; 0: none
 */
public record ForgeryPlan(OptionalInt transaction, int output, Script script, long minesUpTo) {

    /** Pays to the hash of twenty bytes 0x11, for which nobody knows a key. */
    public static final Script TO_NOBODY = Script.ofHex("76a914" + "11".repeat(20) + "88ac");

    /**
     * Changes a block and mends what can be mended.
     *
     * @param goesOn is asked now and then while it is mined, with how many nonces were tried; false ends that
     * @throws IllegalArgumentException if there is no such transaction or output: says which there are
     */
    public Forged forge(Block block, Circumstances circumstances, LongPredicate goesOn) {
        int index = transaction.orElse(Redirection.byDefault(block, script).transaction());
        Tampering tampering = Tampering.of(block, new Redirection(index, output, script));
        String choice = choice(block);
        if (minesUpTo == 0) {
            return Forged.of(
                    tampering, circumstances, choice, "no new nonce was looked for, as that was not asked for");
        }
        BlockHeader header = tampering.last().block().header();
        BigInteger expected = Miner.expectedTries(header);
        if (header.hasItsWork()) {
            return Forged.of(
                    tampering, circumstances, choice, "not needed: by chance, the hash still meets the target");
        } else if (expected.compareTo(BigInteger.valueOf(minesUpTo)) > 0 || expected.signum() == 0) {
            return Forged.of(tampering, circumstances, choice, tooHard(expected));
        }
        Miner.Result result = Miner.mine(header, minesUpTo, goesOn);
        Optional<BlockHeader> found = result.header();
        return Forged.of(
                found.map(tampering::withMined).orElse(tampering),
                circumstances,
                choice,
                found.map(it -> "nonce " + it.nonce() + " found after " + count(result.tries()))
                        .orElse("given up after " + count(result.tries())));
    }

    private String tooHard(BigInteger expected) {
        return expected.signum() == 0
                ? "not tried: no hash meets such a target"
                : String.format(
                        Locale.ROOT,
                        "not tried: it takes %,d hashes on average, and no more than %,d were allowed",
                        expected,
                        minesUpTo);
    }

    private static String count(long tries) {
        return tries == 1 ? "1 hash" : String.format(Locale.ROOT, "%,d hashes", tries);
    }

    private String choice(Block block) {
        if (transaction.isPresent()) {
            return "as asked";
        } else if (Redirection.isCoinbaseAlone(block)) {
            return "of the coinbase, for there is no other transaction. No signature covers it";
        }
        return "of the first transaction that is no coinbase";
    }
}
