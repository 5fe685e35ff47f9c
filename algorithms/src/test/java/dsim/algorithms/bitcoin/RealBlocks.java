package dsim.algorithms.bitcoin;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockFile;
import dsim.algorithms.bitcoin.chain.MainnetBlocks;
import dsim.shape.MalformedMessageException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Blocks of real chains: where they are from stands in {@code bitcoin/SOURCES.md} among the test resources. */
public final class RealBlocks {

    /** The single blocks of the main network and the number of their transactions, by height. */
    public static final ImmutableMap<Integer, Integer> SINGLE =
            ImmutableMap.of(100_000, 4, 227_835, 122, 300_025, 461, 370_661, 708, 413_567, 1557);

    private RealBlocks() {}

    /** The bytes of a file. */
    public static byte[] bytes(String file) {
        try {
            return Resources.toByteArray(Resources.getResource("bitcoin/" + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a block of the main network that stands alone in its file. */
    public static byte[] single(int height) {
        return bytes("block-" + height + ".bin");
    }

    /** A block of the main network. */
    public static Block main(int height) {
        try {
            return height <= MainnetBlocks.HEIGHT_MAX ? MainnetBlocks.all().get(height) : Block.of(single(height));
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
    }

    /** A chain of 352 blocks made by a real node in regtest mode, every coinbase with a witness commitment. */
    public static ImmutableList<Block> segwitChain() {
        return chain("chain-segwit-0-351.blk");
    }

    /** The same without witnesses. */
    public static ImmutableList<Block> oldChain() {
        return chain("chain-presegwit-0-351.blk");
    }

    private static ImmutableList<Block> chain(String file) {
        try {
            return BlockFile.of(bytes(file)).blocks();
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
    }
}
