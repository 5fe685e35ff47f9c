package dsim.algorithms.bitcoin.peer;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.validation.ChainCoins;
import dsim.algorithms.bitcoin.validation.Coins;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;

/** Blocks that a node has from the start, genesis first, each linked to the one before. Immutable: the nodes of a group share it. */
public final class KnownChain {

    private final BitcoinNetwork network;
    private final ImmutableList<Block> blocks;
    private final ImmutableList<Hash256> hashes;
    private final ImmutableMap<Hash256, Integer> heights;
    private final ImmutableList<BigInteger> work;
    private final ChainCoins coins = ChainCoins.ofWholeChain();

    private KnownChain(BitcoinNetwork network, ImmutableList<Block> blocks) {
        this.network = network;
        this.blocks = blocks;
        this.hashes = blocks.stream().map(Block::hash).collect(ImmutableList.toImmutableList());
        ImmutableMap.Builder<Hash256, Integer> byHash = ImmutableMap.builderWithExpectedSize(blocks.size());
        for (int height = 0; height < blocks.size(); height++) {
            byHash.put(hashes.get(height), height);
        }
        this.heights = byHash.buildOrThrow();
        ImmutableList.Builder<BigInteger> sums = ImmutableList.builderWithExpectedSize(blocks.size());
        BigInteger sum = BigInteger.ZERO;
        for (Block block : blocks) {
            sum = sum.add(block.header().target().work());
            sums.add(sum);
        }
        this.work = sums.build();
        for (int height = 0; height < blocks.size(); height++) {
            coins.add(blocks.get(height), OptionalInt.of(height));
        }
    }

    /**
     * A chain.
     *
     * @param blocks the index is the height
     * @throws IllegalArgumentException if they do not begin with the network's genesis block, or do not link
     */
    public static KnownChain of(BitcoinNetwork network, ImmutableList<Block> blocks) {
        if (blocks.isEmpty() || !blocks.get(0).equals(network.genesis())) {
            throw new IllegalArgumentException("a chain of " + network.word() + " begins with its genesis block");
        }
        KnownChain chain = new KnownChain(network, blocks);
        for (int height = 1; height < blocks.size(); height++) {
            if (!blocks.get(height).header().previous().equals(chain.hashes.get(height - 1))) {
                throw new IllegalArgumentException("the block at height " + height + " does not follow the one before");
            }
        }
        return chain;
    }

    /** The network whose chain it is. */
    public BitcoinNetwork network() {
        return network;
    }

    /** The height of the last block. */
    public int height() {
        return blocks.size() - 1;
    }

    Block block(int height) {
        return blocks.get(height);
    }

    ImmutableList<Hash256> hashes() {
        return hashes;
    }

    /** The outputs that the whole chain has made. */
    Coins coins() {
        return coins;
    }

    /** How many hashes it takes on average to make the chain up to a height. */
    BigInteger work(int height) {
        return work.get(height);
    }

    Optional<Integer> heightOf(Hash256 hash) {
        return Optional.ofNullable(heights.get(hash));
    }
}
