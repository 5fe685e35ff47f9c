package dsim.algorithms.bitcoin.peer;

import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.chain.TxOut;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The outputs that a chain has made and not spent. */
final class Coins {

    /** So many blocks have to be on top of one before what its coinbase made may be spent. */
    private static final int MATURITY = 100;

    private record Coin(TxOut output, int height, boolean isCoinbase) {}

    private final Map<OutPoint, Coin> unspent = new HashMap<>();

    /** Takes in a block of which it is known that it may follow. */
    void apply(Block block, int height) {
        for (Transaction transaction : block.transactions()) {
            if (!transaction.isCoinbase()) {
                transaction.inputs().stream().map(TxIn::spends).forEach(unspent::remove);
            }
            make(transaction, height);
        }
    }

    void make(Transaction transaction, int height) {
        var txid = transaction.txid();
        for (int i = 0; i < transaction.outputs().size(); i++) {
            unspent.put(
                    new OutPoint(txid, i), new Coin(transaction.outputs().get(i), height, transaction.isCoinbase()));
        }
    }

    /** Takes an output away, if it is there and may be spent in a block at a height. */
    Optional<TxOut> spend(OutPoint point, int height) {
        Coin coin = unspent.get(point);
        if (coin == null || coin.isCoinbase() && height - coin.height() < MATURITY) {
            return Optional.empty();
        }
        unspent.remove(point);
        return Optional.of(coin.output());
    }
}
