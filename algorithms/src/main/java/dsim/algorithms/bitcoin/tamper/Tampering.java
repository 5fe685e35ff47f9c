package dsim.algorithms.bitcoin.tamper;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.validation.Circumstances;
import dsim.algorithms.bitcoin.validation.Coin;
import dsim.algorithms.bitcoin.validation.Coins;
import dsim.algorithms.bitcoin.validation.ShownScripts;
import dsim.algorithms.bitcoin.validation.Validation;
import java.util.Optional;

/**
 * A block of which one output was made to pay somebody else, and what can be mended of it. The script may have another length
 * than before: the block is written anew, not overwritten.
 *
 * @param original the block as it was
 * @param redirection what was changed
 * @param variants one for each step that applies, each mended further than the one before
 */
public record Tampering(Block original, Redirection redirection, ImmutableList<Variant> variants) {

    private static final int COMMITMENT_AT = 6;

    /**
     * Changes a block, and mends all that takes no work.
     *
     * @throws IllegalArgumentException if there is no such transaction or output: says which there are
     */
    public static Tampering of(Block original, Redirection redirection) {
        Block changed = redirection.in(original);
        Block fixed = withMerkleRoot(changed);
        ImmutableList.Builder<Variant> variants = ImmutableList.<Variant>builder()
                .add(new Variant(Step.HEADER_UNTOUCHED, changed))
                .add(new Variant(Step.MERKLE_FIXED, fixed));
        withWitnessCommitment(fixed)
                .filter(committed -> !committed.equals(fixed))
                .ifPresent(committed -> variants.add(new Variant(Step.WITNESS_FIXED, committed)));
        return new Tampering(original, redirection, variants.build());
    }

    /** The same block under a header that promises its transactions. */
    static Block withMerkleRoot(Block block) {
        return block.withHeader(block.header().withMerkleRoot(block.merkleTree().root()));
    }

    /** The same block with a coinbase that commits to its witnesses; empty if none of its outputs does so. */
    private static Optional<Block> withWitnessCommitment(Block block) {
        int index = Validation.commitmentIndex(block);
        if (index < 0) {
            return Optional.empty();
        }
        ImmutableList<ByteString> nonce =
                block.transactions().get(0).inputs().get(0).witness();
        if (nonce.size() != 1) {
            return Optional.empty();
        }
        Hash256 commitment = Validation.commitmentOf(block.witnessTree().root(), nonce.get(0));
        byte[] script = block.transactions()
                .get(0)
                .outputs()
                .get(index)
                .script()
                .bytes()
                .toByteArray();
        commitment.bytes().copyTo(script, COMMITMENT_AT);
        Script renewed = new Script(ByteString.of(script));
        return Optional.of(
                withMerkleRoot(block.withTransaction(0, coinbase -> Redirection.withOutput(coinbase, index, renewed))));
    }

    /** The variant that is mended furthest. */
    public Variant last() {
        return variants.get(variants.size() - 1);
    }

    /** The variant of a step; empty if the step does not apply, or was not gone. */
    public Optional<Variant> variant(Step step) {
        return variants.stream().filter(variant -> variant.step() == step).findFirst();
    }

    /**
     * The same with the last variant under a header whose hash meets its target.
     *
     * @throws IllegalArgumentException if it is not that header but for nonce and time
     */
    public Tampering withMined(BlockHeader header) {
        BlockHeader last = last().block().header();
        if (!header.withNonce(last.nonce()).withTime(last.time()).equals(last)) {
            throw new IllegalArgumentException("the header that was mined is another");
        }
        return new Tampering(
                original,
                redirection,
                ImmutableList.<Variant>builder()
                        .addAll(variants)
                        .add(new Variant(Step.MINED, last().block().withHeader(header)))
                        .build());
    }

    /** The transaction's id as it was. */
    public Hash256 oldTxid() {
        return txidIn(original);
    }

    /** The id that the changed transaction has. */
    public Hash256 newTxid() {
        return txidIn(variants.get(0).block());
    }

    private Hash256 txidIn(Block block) {
        return block.transactions().get(redirection.transaction()).txid();
    }

    /** Whether the output was changed at all. */
    public boolean changesNothing() {
        return oldTxid().equals(newTxid());
    }

    /**
     * Holds a variant against all rules. The changed transaction is known no longer under its old id, so that what spends it
     * by that finds nothing.
     *
     * @param circumstances of the block as it was
     */
    public Validation validation(Variant variant, Circumstances circumstances) {
        return Validation.of(
                variant.block(),
                changesNothing()
                        ? circumstances
                        : circumstances.withCoins(new Without(shown(circumstances), oldTxid())));
    }

    /** With the scripts of coins that the changed transaction showed as it was. */
    private Coins shown(Circumstances circumstances) {
        return ShownScripts.of(
                original.transactions().get(redirection.transaction()),
                circumstances,
                original.header().time());
    }

    /** All coins but those of one transaction. */
    private record Without(Coins others, Hash256 txid) implements Coins {

        @Override
        public Optional<Coin> coin(OutPoint at) {
            return at.txid().equals(txid) ? Optional.empty() : others.coin(at);
        }

        @Override
        public Optional<Script> script(OutPoint at) {
            return at.txid().equals(txid) ? Optional.empty() : others.script(at);
        }

        @Override
        public Optional<Hash256> spender(OutPoint at) {
            return others.spender(at);
        }

        @Override
        public boolean isMissing(OutPoint at) {
            return at.txid().equals(txid) || others.isMissing(at);
        }
    }
}
