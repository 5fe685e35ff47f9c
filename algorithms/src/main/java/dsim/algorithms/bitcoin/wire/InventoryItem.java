package dsim.algorithms.bitcoin.wire;

import dsim.algorithms.bitcoin.chain.ChainReader;
import dsim.algorithms.bitcoin.chain.ChainWriter;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.shape.MalformedMessageException;

/**
 * Something that one node has and another may want.
 *
 * @param type {@link #TX}, {@link #BLOCK}, one of the two with witness, or one that is not known here
 * @param hash by which it is known
 */
public record InventoryItem(int type, Hash256 hash) {

    /** A transaction. */
    public static final int TX = 1;

    /** A block. */
    public static final int BLOCK = 2;

    /** Asks for a transaction with its witness. */
    public static final int WITNESS_TX = 0x4000_0001;

    /** Asks for a block with all witnesses. */
    public static final int WITNESS_BLOCK = 0x4000_0002;

    static final int SIZE = Integer.BYTES + Hash256.SIZE;

    /** A block. */
    public static InventoryItem block(Hash256 hash) {
        return new InventoryItem(BLOCK, hash);
    }

    /** Whether it is a block, with or without witnesses. */
    public boolean isBlock() {
        return type == BLOCK || type == WITNESS_BLOCK;
    }

    static InventoryItem read(ChainReader in) throws MalformedMessageException {
        return new InventoryItem(in.takeInt(), in.takeHash());
    }

    void write(ChainWriter out) {
        out.putInt(type).putHash(hash);
    }
}
