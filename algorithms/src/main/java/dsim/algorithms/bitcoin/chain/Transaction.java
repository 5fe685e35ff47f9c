package dsim.algorithms.bitcoin.chain;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import dsim.shape.MalformedMessageException;

/**
 * Moves coins: some outputs of earlier transactions are spent, new ones come to be. The first of a block, the coinbase, spends
 * nothing.
 *
 * @param version 1 or 2; other values may arrive
 * @param inputs what is spent
 * @param outputs what comes to be
 * @param lockTime 32 bits: the height, or from 500,000,000 on the time, before which no block may hold it
 */
public record Transaction(int version, ImmutableList<TxIn> inputs, ImmutableList<TxOut> outputs, long lockTime) {

    /** How many bytes are needed at least. */
    public static final int SIZE_MIN = 2 * Integer.BYTES + 2;

    private static final int WITNESS_FLAG = 1;

    /**
     * @throws IllegalArgumentException if the lock time has more than 32 bits
     */
    public Transaction {
        Unsigned32.require("a lock time", lockTime);
    }

    /** Reads a transaction, with its witness if it has one. */
    public static Transaction read(ChainReader in) throws MalformedMessageException {
        int from = in.position();
        int version = in.takeInt();
        ImmutableList<TxIn> inputs = in.takeList(TxIn.SIZE_MIN, TxIn::read);
        int flag = 0;
        if (inputs.isEmpty()) { // no inputs are written as those of a transaction with witness begin
            flag = in.takeByte();
            if (flag > WITNESS_FLAG) {
                throw new MalformedMessageException(
                        "the transaction at byte " + from + " has the unknown flag " + flag);
            }
        }
        boolean hasWitness = flag == WITNESS_FLAG;
        if (hasWitness) {
            inputs = in.takeList(TxIn.SIZE_MIN, TxIn::read);
        }
        ImmutableList<TxOut> outputs =
                inputs.isEmpty() && !hasWitness ? ImmutableList.of() : in.takeList(TxOut.SIZE_MIN, TxOut::read);
        if (hasWitness) {
            inputs = withWitness(inputs, in);
            if (inputs.stream().allMatch(input -> input.witness().isEmpty())) {
                throw new MalformedMessageException(
                        "the transaction at byte " + from + " is written with a witness and has none");
            }
        }
        return new Transaction(version, inputs, outputs, in.takeUnsignedInt());
    }

    /**
     * Reads bytes that are one transaction and nothing else.
     *
     * @throws MalformedMessageException if they are not
     */
    public static Transaction of(ByteString bytes) throws MalformedMessageException {
        ChainReader in = new ChainReader(bytes.toByteArray());
        Transaction transaction = read(in);
        in.end();
        return transaction;
    }

    private static ImmutableList<TxIn> withWitness(ImmutableList<TxIn> inputs, ChainReader in)
            throws MalformedMessageException {
        ImmutableList.Builder<TxIn> all = ImmutableList.builderWithExpectedSize(inputs.size());
        for (TxIn input : inputs) {
            all.add(input.withWitness(TxIn.readWitness(in)));
        }
        return all.build();
    }

    /** Puts the transaction, with its witness if it has one. */
    public void write(ChainWriter out) {
        out.putInt(version);
        boolean hasWitness = hasWitness();
        if (hasWitness) {
            out.putByte(0).putByte(WITNESS_FLAG);
        }
        writeBody(out);
        if (hasWitness) {
            inputs.forEach(input -> input.writeWitness(out));
        }
        out.putInt(lockTime);
    }

    /** Puts what the id covers: all but the witness. */
    public void writeWithoutWitness(ChainWriter out) {
        out.putInt(version);
        writeBody(out);
        out.putInt(lockTime);
    }

    private void writeBody(ChainWriter out) {
        out.putList(inputs, TxIn::write).putList(outputs, TxOut::write);
    }

    /** The bytes, with the witness if there is one. */
    public ByteString toBytes() {
        ChainWriter out = new ChainWriter();
        write(out);
        return out.toByteString();
    }

    /** The id: the hash of all but the witness. */
    public Hash256 txid() {
        ChainWriter out = new ChainWriter();
        writeWithoutWitness(out);
        return Hash256.ofContent(out.toByteArray());
    }

    /** The hash of all, the witness included; equal to the id if there is none. */
    public Hash256 wtxid() {
        ChainWriter out = new ChainWriter();
        write(out);
        return Hash256.ofContent(out.toByteArray());
    }

    /** Whether any input has a witness. */
    public boolean hasWitness() {
        for (TxIn input : inputs) {
            if (!input.witness().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it makes new coins: its one input spends nothing. */
    public boolean isCoinbase() {
        return inputs.size() == 1 && inputs.get(0).spends().equals(OutPoint.NONE);
    }

    /** How many bytes, with the witness if there is one. */
    public int size() {
        int size = strippedSize();
        if (hasWitness()) {
            size += 2 + inputs.stream().mapToInt(TxIn::witnessSize).sum();
        }
        return size;
    }

    /** How many bytes without the witness. */
    public int strippedSize() {
        return 2 * Integer.BYTES
                + ChainWriter.compactSize(inputs.size())
                + inputs.stream().mapToInt(TxIn::size).sum()
                + ChainWriter.compactSize(outputs.size())
                + outputs.stream().mapToInt(TxOut::size).sum();
    }

    /** The same without its witness: of the same id. */
    public Transaction withoutWitness() {
        return hasWitness()
                ? withInputs(inputs.stream()
                        .map(input -> input.withWitness(ImmutableList.of()))
                        .collect(ImmutableList.toImmutableList()))
                : this;
    }

    /** The same with other inputs. */
    public Transaction withInputs(ImmutableList<TxIn> others) {
        return new Transaction(version, others, outputs, lockTime);
    }

    /** The same with other outputs. */
    public Transaction withOutputs(ImmutableList<TxOut> others) {
        return new Transaction(version, inputs, others, lockTime);
    }
}
