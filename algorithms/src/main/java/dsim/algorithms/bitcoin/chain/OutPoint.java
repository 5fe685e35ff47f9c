package dsim.algorithms.bitcoin.chain;

import dsim.shape.MalformedMessageException;

/**
 * Names an output of a transaction.
 *
 * @param txid of the transaction
 * @param index of the output, from 0, 32 bits
 */
public record OutPoint(Hash256 txid, long index) {

    /** How many bytes. */
    static final int SIZE = Hash256.SIZE + Integer.BYTES;

    /** Names nothing: what a coinbase spends. */
    public static final OutPoint NONE = new OutPoint(Hash256.ZERO, 0xffff_ffffL);

    /**
     * @throws IllegalArgumentException if the index has more than 32 bits
     */
    public OutPoint {
        Unsigned32.require("the index of an output", index);
    }

    static OutPoint read(ChainReader in) throws MalformedMessageException {
        return new OutPoint(in.takeHash(), in.takeUnsignedInt());
    }

    /** Puts the 36 bytes. */
    public void write(ChainWriter out) {
        out.putHash(txid).putInt(index);
    }

    /** Such as {@code f4184fc5…:0}, with all digits. */
    @Override
    public String toString() {
        return txid + ":" + index;
    }
}
