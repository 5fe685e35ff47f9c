package dsim.algorithms.bitcoin.chain;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import dsim.shape.MalformedMessageException;

/**
 * What a transaction spends, and by what right.
 *
 * @param spends the output; {@link OutPoint#NONE} in a coinbase
 * @param script answers the script of that output; in a coinbase any bytes
 * @param sequence 32 bits: whether lock times count
 * @param witness answers it too, outside of what the transaction's id covers; empty in old transactions
 */
public record TxIn(OutPoint spends, Script script, long sequence, ImmutableList<ByteString> witness) {

    /** A sequence by which no lock time counts. */
    public static final long FINAL = 0xffff_ffffL;

    static final int SIZE_MIN = OutPoint.SIZE + 1 + Integer.BYTES;

    /**
     * @throws IllegalArgumentException if the sequence has more than 32 bits
     */
    public TxIn {
        Unsigned32.require("a sequence", sequence);
    }

    static TxIn read(ChainReader in) throws MalformedMessageException {
        return new TxIn(OutPoint.read(in), new Script(in.takeCountedBytes()), in.takeUnsignedInt(), ImmutableList.of());
    }

    /** Puts all but the witness. */
    void write(ChainWriter out) {
        spends.write(out);
        out.putCountedBytes(script.bytes()).putInt(sequence);
    }

    static ImmutableList<ByteString> readWitness(ChainReader in) throws MalformedMessageException {
        return in.takeList(1, ChainReader::takeCountedBytes);
    }

    void writeWitness(ChainWriter out) {
        out.putList(witness, (item, to) -> to.putCountedBytes(item));
    }

    /** How many bytes, without the witness. */
    int size() {
        return OutPoint.SIZE + ChainWriter.countedSize(script.bytes()) + Integer.BYTES;
    }

    int witnessSize() {
        return ChainWriter.compactSize(witness.size())
                + witness.stream().mapToInt(ChainWriter::countedSize).sum();
    }

    /** The same with another witness. */
    public TxIn withWitness(ImmutableList<ByteString> other) {
        return new TxIn(spends, script, sequence, other);
    }

    /** The same with another script. */
    public TxIn withScript(Script other) {
        return new TxIn(spends, other, sequence, witness);
    }
}
