package dsim.algorithms.bitcoin.validation;

import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxIn;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The outputs of blocks that are added one after the other, on top of what others know. Not thread safe; nothing is ever
 * listed in the order of its maps.
 */
public final class ChainCoins implements Coins {

    private final Coins below;
    private final boolean isComplete;
    private final Predicate<OutPoint> isWanted;
    private final Map<OutPoint, Coin> made = new HashMap<>();
    private final Map<OutPoint, Hash256> spent = new HashMap<>();

    /**
     * On top of what others know.
     *
     * @param isComplete whether there are no other outputs than those known and those to be added
     */
    public ChainCoins(Coins below, boolean isComplete) {
        this(below, isComplete, point -> true);
    }

    private ChainCoins(Coins below, boolean isComplete, Predicate<OutPoint> isWanted) {
        this.below = below;
        this.isComplete = isComplete;
        this.isWanted = isWanted;
    }

    /** Of a whole chain, to be added from its first block on. */
    public static ChainCoins ofWholeChain() {
        return new ChainCoins(Coins.NONE, true);
    }

    /**
     * Of the blocks before one, but only what that one spends or would make again.
     *
     * @param isComplete whether all blocks before it will be added
     */
    public static ChainCoins forBlock(Block block, boolean isComplete) {
        Set<OutPoint> wanted = new HashSet<>();
        for (Transaction transaction : block.transactions()) {
            transaction.inputs().forEach(input -> wanted.add(input.spends()));
            Hash256 txid = transaction.txid();
            for (int i = 0; i < transaction.outputs().size(); i++) {
                wanted.add(new OutPoint(txid, i));
            }
        }
        return new ChainCoins(Coins.NONE, isComplete, wanted::contains);
    }

    /** Of some blocks of a chain. */
    public static ChainCoins ofSomeBlocks() {
        return new ChainCoins(Coins.NONE, false);
    }

    /** Adds a block. The coins of the very first block of a chain are none: nobody can spend them. */
    public void add(Block block, OptionalInt height) {
        for (Transaction transaction : block.transactions()) {
            add(transaction, transaction.txid(), height);
        }
    }

    void add(Transaction transaction, Hash256 txid, OptionalInt height) {
        boolean isCoinbase = transaction.isCoinbase();
        if (!isCoinbase) {
            for (TxIn input : transaction.inputs()) {
                if (isWanted.test(input.spends())) {
                    spent.put(input.spends(), txid);
                }
            }
        }
        if (height.orElse(-1) != 0) {
            for (int i = 0; i < transaction.outputs().size(); i++) {
                OutPoint at = new OutPoint(txid, i);
                if (isWanted.test(at)) {
                    made.put(at, new Coin(transaction.outputs().get(i), height, isCoinbase));
                    spent.remove(at); // two old coinbases came twice
                }
            }
        }
    }

    @Override
    public Optional<Coin> coin(OutPoint at) {
        Coin coin = made.get(at);
        return coin == null ? below.coin(at) : Optional.of(coin);
    }

    @Override
    public Optional<Script> script(OutPoint at) {
        Coin coin = made.get(at);
        return coin == null ? below.script(at) : Optional.of(coin.output().script());
    }

    @Override
    public Optional<Hash256> spender(OutPoint at) {
        Hash256 spender = spent.get(at);
        return spender != null ? Optional.of(spender) : made.containsKey(at) ? Optional.empty() : below.spender(at);
    }

    @Override
    public boolean isMissing(OutPoint at) {
        return !made.containsKey(at) && (isComplete ? below.coin(at).isEmpty() : below.isMissing(at));
    }
}
