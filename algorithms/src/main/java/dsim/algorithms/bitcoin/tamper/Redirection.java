package dsim.algorithms.bitcoin.tamper;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxOut;

/**
 * Makes an output pay somebody else.
 *
 * @param transaction its index in the block, from 0, the coinbase
 * @param output the index of the output in the transaction, from 0
 * @param script whom it pays from now on
 */
public record Redirection(int transaction, int output, Script script) {

    /** The output that is changed unless told otherwise: the first of the first transaction that is no coinbase. */
    public static Redirection byDefault(Block block, Script script) {
        return new Redirection(isCoinbaseAlone(block) ? 0 : 1, 0, script);
    }

    /** Whether there is no other transaction than the coinbase, so that no signature covers any output. */
    public static boolean isCoinbaseAlone(Block block) {
        return block.transactions().size() < 2;
    }

    /** Whether it changes the coinbase, which is not signed. */
    public boolean isOfCoinbase() {
        return transaction == 0;
    }

    /**
     * The block with the output changed and nothing else.
     *
     * @throws IllegalArgumentException if there is no such transaction or output: says which there are
     */
    Block in(Block block) {
        int transactions = block.transactions().size();
        if (transaction < 0 || transaction >= transactions) {
            throw new IllegalArgumentException(
                    "there is no transaction " + transaction + ": the block has " + numbers(transactions));
        }
        int outputs = block.transactions().get(transaction).outputs().size();
        if (output < 0 || output >= outputs) {
            throw new IllegalArgumentException(
                    "there is no output " + output + ": transaction " + transaction + " has " + numbers(outputs));
        }
        return block.withTransaction(transaction, it -> withOutput(it, output, script));
    }

    private static String numbers(int count) {
        return count == 0 ? "none" : count == 1 ? "0 alone" : "0 to " + (count - 1);
    }

    static Transaction withOutput(Transaction transaction, int index, Script script) {
        ImmutableList.Builder<TxOut> outputs = ImmutableList.builder();
        for (int i = 0; i < transaction.outputs().size(); i++) {
            TxOut each = transaction.outputs().get(i);
            outputs.add(i == index ? each.withScript(script) : each);
        }
        return transaction.withOutputs(outputs.build());
    }
}
