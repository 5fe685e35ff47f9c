package dsim.algorithms.bitcoin.chain;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import dsim.shape.MalformedMessageException;
import java.util.function.UnaryOperator;

/**
 * A block: what it promises, and the transactions.
 *
 * @param header the promise
 * @param transactions in order, the coinbase first; any may arrive, even none
 */
public record Block(BlockHeader header, ImmutableList<Transaction> transactions) {

    /** Reads a block. */
    public static Block read(ChainReader in) throws MalformedMessageException {
        return new Block(BlockHeader.read(in), in.takeList(Transaction.SIZE_MIN, Transaction::read));
    }

    /**
     * Reads bytes that are one block and nothing else.
     *
     * @throws MalformedMessageException if they are not
     */
    public static Block of(byte... bytes) throws MalformedMessageException {
        ChainReader in = new ChainReader(bytes);
        Block block = read(in);
        in.end();
        return block;
    }

    /** Puts the block, with all witnesses. */
    public void write(ChainWriter out) {
        header.write(out);
        out.putList(transactions, Transaction::write);
    }

    /** The bytes, with all witnesses. */
    public ByteString toBytes() {
        ChainWriter out = new ChainWriter();
        write(out);
        return out.toByteString();
    }

    /** The hash by which it is known: that of its header. */
    public Hash256 hash() {
        return header.hash();
    }

    /** The ids of the transactions. */
    public ImmutableList<Hash256> txids() {
        return transactions.stream().map(Transaction::txid).collect(ImmutableList.toImmutableList());
    }

    /** The tree over the transactions' ids: its root belongs into the header. */
    public MerkleTree merkleTree() {
        return MerkleTree.of(txids());
    }

    /** The tree over the hashes that cover witnesses, in which the coinbase counts as zero (BIP 141). */
    public MerkleTree witnessTree() {
        ImmutableList.Builder<Hash256> leaves = ImmutableList.builderWithExpectedSize(transactions.size());
        for (int i = 0; i < transactions.size(); i++) {
            leaves.add(i == 0 ? Hash256.ZERO : transactions.get(i).wtxid());
        }
        return MerkleTree.of(leaves.build());
    }

    /** Whether any transaction has a witness. */
    public boolean hasWitness() {
        return transactions.stream().anyMatch(Transaction::hasWitness);
    }

    /** How many bytes, with all witnesses. */
    public int size() {
        return headSize() + transactions.stream().mapToInt(Transaction::size).sum();
    }

    /** How many bytes without witnesses. */
    public int strippedSize() {
        return headSize()
                + transactions.stream().mapToInt(Transaction::strippedSize).sum();
    }

    private int headSize() {
        return BlockHeader.SIZE + ChainWriter.compactSize(transactions.size());
    }

    /** What is limited since witnesses exist: a byte counts four, one of a witness only one (BIP 141). */
    public int weight() {
        return 3 * strippedSize() + size();
    }

    /** The same without witnesses, as it is sent to those who do not know them. */
    public Block withoutWitness() {
        return new Block(
                header,
                transactions.stream().map(Transaction::withoutWitness).collect(ImmutableList.toImmutableList()));
    }

    /** The same transactions under another header. */
    public Block withHeader(BlockHeader other) {
        return new Block(other, transactions);
    }

    /**
     * The same header over transactions of which one was changed.
     *
     * @throws IndexOutOfBoundsException if there is no such transaction
     */
    public Block withTransaction(int index, UnaryOperator<Transaction> change) {
        ImmutableList.Builder<Transaction> all = ImmutableList.builderWithExpectedSize(transactions.size());
        all.addAll(transactions.subList(0, index));
        all.add(change.apply(transactions.get(index)));
        all.addAll(transactions.subList(index + 1, transactions.size()));
        return new Block(header, all.build());
    }
}
