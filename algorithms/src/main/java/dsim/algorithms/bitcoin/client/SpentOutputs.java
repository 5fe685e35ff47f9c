package dsim.algorithms.bitcoin.client;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.chain.TxOut;
import dsim.algorithms.bitcoin.validation.Coin;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The outputs that a block spends and that earlier blocks made: what is wanted, and what was found of it. */
final class SpentOutputs {

    private final Map<Hash256, Set<Long>> missing = new LinkedHashMap<>();
    private final Map<OutPoint, Coin> found = new LinkedHashMap<>();
    private int wanted;

    /** From now on, what the transactions of a block spend of earlier blocks is wanted. */
    void wantedBy(Block block) {
        Set<Hash256> own = new LinkedHashSet<>(block.txids());
        for (Transaction transaction : block.transactions()) {
            if (!transaction.isCoinbase()) {
                transaction.inputs().stream()
                        .map(TxIn::spends)
                        .filter(spent -> !own.contains(spent.txid()))
                        .forEach(this::want);
            }
        }
    }

    private void want(OutPoint spent) {
        if (missing.computeIfAbsent(spent.txid(), txid -> new LinkedHashSet<>()).add(spent.index())) {
            wanted++;
        }
    }

    /** Looks for them in a block. */
    void look(Block block, int height) {
        List<Transaction> transactions = block.transactions();
        for (int i = 0; i < transactions.size() && !areAllFound(); i++) {
            Transaction transaction = transactions.get(i);
            Hash256 txid = transaction.txid();
            Set<Long> indices = missing.remove(txid);
            if (indices != null) {
                for (long index : indices) {
                    List<TxOut> outputs = transaction.outputs();
                    if (index < outputs.size()) {
                        found.put(
                                new OutPoint(txid, index),
                                new Coin(outputs.get((int) index), OptionalInt.of(height), i == 0));
                    }
                }
            }
        }
    }

    /** How many are wanted in all. */
    int wanted() {
        return wanted;
    }

    boolean areAllFound() {
        return missing.isEmpty();
    }

    /** Those that were found. */
    ImmutableMap<OutPoint, Coin> found() {
        return ImmutableMap.copyOf(found);
    }
}
