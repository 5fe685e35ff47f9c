package dsim.algorithms.bitcoin.script;

import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.ChainWriter;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.chain.TxOut;
import java.util.function.BiConsumer;

/**
 * A transaction as its signatures see it: which of its bytes each of them covers. Immutable; what all inputs share is
 * computed once.
 */
final class SignedTransaction {

    static final int NONE = 2;
    static final int SINGLE = 3;
    static final int KIND = 0x1f;
    static final int ANYONE_CAN_PAY = 0x80;

    /** What is signed where there is no output of the input's index: the number one. */
    private static final Hash256 ONE = Hash256.of("0".repeat(63) + "1");

    private static final TxOut NOTHING = new TxOut(-1, Script.EMPTY);

    private final Transaction transaction;
    private final Hash256 allSpent;
    private final Hash256 allSequences;
    private final Hash256 allOutputs;

    SignedTransaction(Transaction transaction) {
        this.transaction = transaction;
        boolean hasWitness = transaction.hasWitness();
        this.allSpent = hasWitness
                ? hash(transaction.inputs(), (input, out) -> input.spends().write(out))
                : Hash256.ZERO;
        this.allSequences =
                hasWitness ? hash(transaction.inputs(), (input, out) -> out.putInt(input.sequence())) : Hash256.ZERO;
        this.allOutputs = hasWitness ? hash(transaction.outputs(), TxOut::write) : Hash256.ZERO;
    }

    private static <T> Hash256 hash(Iterable<T> parts, BiConsumer<T, ChainWriter> write) {
        ChainWriter out = new ChainWriter();
        parts.forEach(part -> write.accept(part, out));
        return Hash256.ofContent(out.toByteArray());
    }

    Transaction transaction() {
        return transaction;
    }

    /**
     * What a signature of an old kind signs.
     *
     * @param input whose signature it is
     * @param script that is answered, from its last separator on
     * @param type what is covered: the last byte of the signature, or all 32 bits of it
     */
    Hash256 signatureHash(int input, ByteString script, int type) {
        int kind = type & KIND;
        boolean isAlone = (type & ANYONE_CAN_PAY) != 0;
        if (kind == SINGLE && input >= transaction.outputs().size()) {
            return ONE;
        }
        ChainWriter out = new ChainWriter().putInt(transaction.version());
        ByteString code = withoutSeparators(script);
        out.putCompactSize(isAlone ? 1 : transaction.inputs().size());
        for (int i = isAlone ? input : 0;
                i <= (isAlone ? input : transaction.inputs().size() - 1);
                i++) {
            TxIn each = transaction.inputs().get(i);
            each.spends().write(out);
            out.putCountedBytes(i == input ? code : ByteString.empty());
            out.putInt(i != input && (kind == SINGLE || kind == NONE) ? 0 : each.sequence());
        }
        int outputs = kind == NONE
                ? 0
                : kind == SINGLE ? input + 1 : transaction.outputs().size();
        out.putCompactSize(outputs);
        for (int i = 0; i < outputs; i++) {
            (kind == SINGLE && i != input ? NOTHING : transaction.outputs().get(i)).write(out);
        }
        out.putInt(transaction.lockTime()).putInt(type);
        return Hash256.ofContent(out.toByteArray());
    }

    /** What a signature in a witness of version 0 signs (BIP 143). */
    Hash256 witnessSignatureHash(int input, ByteString script, long value, int type) {
        int kind = type & KIND;
        boolean isAlone = (type & ANYONE_CAN_PAY) != 0;
        boolean isAll = kind != SINGLE && kind != NONE;
        TxIn own = transaction.inputs().get(input);
        ChainWriter out = new ChainWriter()
                .putInt(transaction.version())
                .putHash(isAlone ? Hash256.ZERO : allSpent)
                .putHash(isAlone || !isAll ? Hash256.ZERO : allSequences);
        own.spends().write(out);
        out.putCountedBytes(script).putLong(value).putInt(own.sequence());
        if (isAll) {
            out.putHash(allOutputs);
        } else if (kind == SINGLE && input < transaction.outputs().size()) {
            out.putHash(hash(transaction.outputs().subList(input, input + 1), TxOut::write));
        } else {
            out.putHash(Hash256.ZERO);
        }
        out.putInt(transaction.lockTime()).putInt(type);
        return Hash256.ofContent(out.toByteArray());
    }

    private static ByteString withoutSeparators(ByteString script) {
        byte[] bytes = script.toByteArray();
        Instructions instructions = new Instructions(bytes);
        ChainWriter out = new ChainWriter();
        int from = 0;
        while (instructions.next()) {
            if (instructions.op() == Op.CODESEPARATOR) {
                out.putBytes(ByteString.of(bytes, from, instructions.position() - 1 - from));
                from = instructions.position();
            }
        }
        return from == 0
                ? script
                : out.putBytes(ByteString.of(bytes, from, bytes.length - from)).toByteString();
    }
}
