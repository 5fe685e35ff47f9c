package dsim.algorithms.bitcoin.peer;

import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.Target;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a node asks of a block before it takes it. */
final class BlockRules {

    private final BitcoinNetwork network;

    BlockRules(BitcoinNetwork network) {
        this.network = network;
    }

    /** The header's promise of the transactions, and the coinbase's promise of the witnesses. */
    Optional<Verdict.Refused> flawInside(Block block) {
        Hash256 root = block.merkleTree().root();
        if (!root.equals(block.header().merkleRoot())) {
            return refused(
                    Offence.MERKLE_ROOT,
                    "the header promises the merkle root " + block.header().merkleRoot() + ", the transactions have "
                            + root);
        } else if (block.merkleTree().isAmbiguous()) {
            return refused(Offence.MERKLE_ROOT, "transactions are doubled");
        }
        return Optional.empty();
    }

    /** The work of a block. */
    Optional<Verdict.Refused> flawOfWork(Block block) {
        Target target = block.header().target();
        boolean isTooEasy = target.toNumber().compareTo(network.easiest().toNumber()) > 0;
        return !isTooEasy && block.header().hasItsWork()
                ? Optional.empty()
                : refused(
                        Offence.PROOF_OF_WORK,
                        isTooEasy
                                ? "the target " + target + " is easier than the network allows"
                                : "the hash " + block.hash() + " is above the target " + target.digits());
    }

    /** What a block spends and makes. The coins are those before it, and afterwards, if it is in order, those behind it. */
    Optional<Verdict.Refused> flawAmongCoins(Block block, int height, Coins coins) {
        long fees = 0;
        for (Transaction transaction : block.transactions()) {
            if (!transaction.isCoinbase()) {
                List<TxOut> spent = new ArrayList<>();
                for (var input : transaction.inputs()) {
                    OutPoint point = input.spends();
                    Optional<TxOut> output = coins.spend(point, height);
                    if (output.isEmpty()) {
                        return refused(
                                Offence.MISSING_INPUT,
                                "the output " + point + " is unknown, spent, or not to be spent yet");
                    }
                    spent.add(output.get());
                }
                fees += valueOf(spent) - valueOf(transaction.outputs());
            }
            coins.make(transaction, height);
        }
        long paid = valueOf(block.transactions().get(0).outputs());
        long allowed = network.subsidy(height) + fees;
        return paid <= allowed
                ? Optional.empty()
                : refused(Offence.COINBASE_VALUE, "the coinbase makes " + paid + " satoshi of " + allowed + " allowed");
    }

    private static long valueOf(List<TxOut> outputs) {
        return outputs.stream().mapToLong(TxOut::value).sum();
    }

    private static Optional<Verdict.Refused> refused(Offence offence, String evidence) {
        return Optional.of(new Verdict.Refused(offence, evidence));
    }
}
