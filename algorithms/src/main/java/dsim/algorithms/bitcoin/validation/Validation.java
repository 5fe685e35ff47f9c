package dsim.algorithms.bitcoin.validation;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.ChainWriter;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.MerkleTree;
import dsim.algorithms.bitcoin.chain.Target;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxOut;
import dsim.algorithms.bitcoin.validation.Finding.Result;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came of holding a block against all rules. A node stops at the first that is broken; here all are looked at, so that
 * each can be told.
 *
 * <p>The order is that in which Bitcoin Core comes to them when it is sent a block, but that it looks at the witness
 * commitment of a block before its work, and at what is spent before the length of scripts. Not looked at: whether the time
 * is ahead of the present (it takes a clock), relative lock times (BIP 68), taproot.
 *
 * @param findings one for each rule, in order
 */
public record Validation(ImmutableList<Finding> findings) {

    /** With what an output begins that commits to the witnesses: it returns 36 bytes, of which these are the first four. */
    private static final ByteString COMMITMENT = ByteString.ofHex("6a24aa21a9ed");

    /** Holds a block against all rules. */
    public static Validation of(Block block, Circumstances circumstances) {
        MerkleTree tree = block.merkleTree();
        return new Validation(ImmutableList.<Finding>builder()
                .add(merkleRoot(block, tree))
                .add(proofOfWork(block.header(), circumstances))
                .add(previousBlock(block.header(), circumstances))
                .add(headerTime(block.header(), circumstances))
                .add(witnessCommitment(block, circumstances))
                .add(FormCheck.of(block, circumstances))
                .addAll(new CoinCheck(block, tree.levels().get(0), circumstances).findings())
                .build());
    }

    /** All reasons to refuse the block, the one that a node finds first at their head. */
    public ImmutableList<Reason> reasons() {
        return findings.stream()
                .flatMap(finding -> finding.reasons().stream())
                .collect(ImmutableList.toImmutableList());
    }

    /** Whether there is no reason to refuse the block. */
    public boolean isValid() {
        return findings.stream().allMatch(finding -> finding.reasons().isEmpty());
    }

    /** What was found of a rule. */
    public Finding finding(Rule rule) {
        return findings.get(rule.ordinal());
    }

    private static Finding merkleRoot(Block block, MerkleTree tree) {
        Hash256 promised = block.header().merkleRoot();
        ImmutableList.Builder<Reason> reasons = ImmutableList.builder();
        if (!promised.equals(tree.root())) {
            reasons.add(new Reason.MerkleRootDiffers(promised, tree.root()));
        } else if (tree.isAmbiguous()) {
            reasons.add(new Reason.TransactionsDoubled(block.transactions().size()));
        }
        return Finding.of(
                Rule.MERKLE_ROOT,
                reasons.build(),
                Result.HOLDS,
                "the header promises the merkle root of the transactions, " + promised);
    }

    private static Finding proofOfWork(BlockHeader header, Circumstances circumstances) {
        Target target = header.target();
        Target easiest = circumstances.network().easiest();
        Optional<Target> expected = circumstances.expectedTarget();
        ImmutableList.Builder<Reason> reasons = ImmutableList.builder();
        if (!header.hasItsWork()) {
            reasons.add(new Reason.HashAboveTarget(header.hash(), target));
        } else if (target.toNumber().compareTo(easiest.toNumber()) > 0) {
            reasons.add(new Reason.TargetTooEasy(target, easiest));
        }
        expected.filter(due -> !due.equals(target))
                .ifPresent(due -> reasons.add(new Reason.UnexpectedTarget(target, due)));
        return Finding.of(
                Rule.PROOF_OF_WORK,
                reasons.build(),
                Result.HOLDS,
                "the hash " + header.hash() + " meets the target"
                        + (expected.isPresent()
                                ? " " + target + ", which is the one that is due"
                                : "; whether " + target + " is due follows from blocks that are not at hand"));
    }

    private static Finding previousBlock(BlockHeader header, Circumstances circumstances) {
        if (circumstances.previous().isEmpty()) {
            return Finding.of(
                    Rule.PREVIOUS_BLOCK,
                    Result.NOT_CHECKED,
                    "the block before, " + header.previous() + ", is not at hand");
        }
        Hash256 expected = circumstances.previous().get().hash();
        return Finding.of(
                Rule.PREVIOUS_BLOCK,
                header.previous().equals(expected)
                        ? ImmutableList.of()
                        : ImmutableList.of(new Reason.OtherPrevious(header.previous(), expected)),
                Result.HOLDS,
                "the header names the block before, " + expected);
    }

    private static Finding headerTime(BlockHeader header, Circumstances circumstances) {
        if (circumstances.height().equals(OptionalInt.of(0))) {
            return Finding.of(Rule.HEADER_TIME, Result.DOES_NOT_APPLY, "there is no block before the first");
        } else if (circumstances.medianTime().isEmpty()) {
            return Finding.of(
                    Rule.HEADER_TIME, Result.NOT_CHECKED, "the times of the eleven blocks before are not at hand");
        }
        long median = circumstances.medianTime().getAsLong();
        return Finding.of(
                Rule.HEADER_TIME,
                header.time() > median
                        ? ImmutableList.of()
                        : ImmutableList.of(new Reason.TimeTooOld(header.time(), median)),
                Result.HOLDS,
                Reason.inWords(header.time()) + " is after " + Reason.inWords(median) + ", the median of those before");
    }

    private static Finding witnessCommitment(Block block, Circumstances circumstances) {
        Optional<Hash256> promised = commitment(block);
        boolean isInForce = circumstances.isFrom(circumstances.network().rules().segwit())
                || circumstances.height().isEmpty() && block.hasWitness();
        if (promised.isPresent() && !block.hasWitness()) {
            return Finding.of(
                    Rule.WITNESS_COMMITMENT,
                    Result.NOT_CHECKED,
                    "the coinbase commits to witnesses, but the block came without any, not even its own");
        } else if (isInForce && promised.isPresent()) {
            return heldAgainst(block, promised.get());
        }
        for (int i = 0; i < block.transactions().size(); i++) {
            if (block.transactions().get(i).hasWitness()) {
                return Finding.of(
                        Rule.WITNESS_COMMITMENT, ImmutableList.of(new Reason.UnexpectedWitness(i)), Result.BROKEN, "");
            }
        }
        return Finding.of(
                Rule.WITNESS_COMMITMENT,
                Result.DOES_NOT_APPLY,
                "no transaction has a witness, and none is committed to");
    }

    private static Finding heldAgainst(Block block, Hash256 promised) {
        ImmutableList<ByteString> nonce =
                block.transactions().get(0).inputs().get(0).witness();
        if (nonce.size() != 1 || nonce.get(0).size() != Hash256.SIZE) {
            return Finding.of(
                    Rule.WITNESS_COMMITMENT,
                    ImmutableList.of(new Reason.WitnessNonceMissing(nonce.size())),
                    Result.BROKEN,
                    "");
        }
        Hash256 computed = commitmentOf(block.witnessTree().root(), nonce.get(0));
        return Finding.of(
                Rule.WITNESS_COMMITMENT,
                promised.equals(computed)
                        ? ImmutableList.of()
                        : ImmutableList.of(new Reason.WitnessCommitmentDiffers(promised, computed)),
                Result.HOLDS,
                "the coinbase commits to the witnesses by " + promised.bytes());
    }

    /**
     * What a coinbase commits to.
     *
     * @param root of the tree of the hashes that cover witnesses
     * @param nonce the one item of the coinbase's own witness
     */
    public static Hash256 commitmentOf(Hash256 root, ByteString nonce) {
        return Hash256.ofContent(new ChainWriter().putHash(root).putBytes(nonce).toByteArray());
    }

    /** Which output of a block's coinbase commits to the witnesses: the last that can; -1 if there is none. */
    public static int commitmentIndex(Block block) {
        if (block.transactions().isEmpty()
                || block.transactions().get(0).inputs().isEmpty()) {
            return -1;
        }
        Transaction coinbase = block.transactions().get(0);
        int index = -1;
        for (int i = 0; i < coinbase.outputs().size(); i++) {
            if (isCommitment(coinbase.outputs().get(i))) {
                index = i;
            }
        }
        return index;
    }

    private static boolean isCommitment(TxOut output) {
        byte[] bytes = output.script().bytes().toByteArray();
        return bytes.length >= COMMITMENT.size() + Hash256.SIZE
                && COMMITMENT.equals(ByteString.of(bytes, 0, COMMITMENT.size()));
    }

    private static Optional<Hash256> commitment(Block block) {
        int index = commitmentIndex(block);
        if (index < 0) {
            return Optional.empty();
        }
        byte[] bytes = block.transactions()
                .get(0)
                .outputs()
                .get(index)
                .script()
                .bytes()
                .toByteArray();
        return Optional.of(new Hash256(ByteString.of(bytes, COMMITMENT.size(), Hash256.SIZE)));
    }
}
