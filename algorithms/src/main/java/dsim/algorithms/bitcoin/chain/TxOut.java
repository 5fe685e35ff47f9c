package dsim.algorithms.bitcoin.chain;

import dsim.shape.MalformedMessageException;

/**
 * Some coins, and who may spend them.
 *
 * @param value in satoshi, a hundred millionth of a bitcoin; any 64 bits may arrive, see {@link Amount#isInRange}
 * @param script what must be answered to spend them
 */
public record TxOut(long value, Script script) {

    static final int SIZE_MIN = Long.BYTES + 1;

    /** Reads an output. */
    static TxOut read(ChainReader in) throws MalformedMessageException {
        return new TxOut(in.takeLong(), new Script(in.takeCountedBytes()));
    }

    /** Puts value and script. */
    public void write(ChainWriter out) {
        out.putLong(value).putCountedBytes(script.bytes());
    }

    int size() {
        return Long.BYTES + ChainWriter.countedSize(script.bytes());
    }

    /** The same coins for somebody else. */
    public TxOut withScript(Script other) {
        return new TxOut(value, other);
    }
}
