package dsim.algorithms.bitcoin.peer;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockFile;
import dsim.algorithms.bitcoin.chain.MainnetBlocks;
import dsim.shape.MalformedMessageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/** The real chains that come with the program, and that a simulated node can have from the start. */
public enum ServedBlocks {

    /** Heights 0 to 4312 of the main network. */
    MAIN(BitcoinNetwork.MAIN, MainnetBlocks.HEIGHT_MAX),

    /** Heights 0 to 351 of a regtest chain in which every block commits to its witnesses, as today; block 151 has 6 transactions. */
    REGTEST(BitcoinNetwork.REGTEST, 351),

    /** The same without witnesses, as in the first years; block 151 has 6 transactions. */
    REGTEST_PRESEGWIT(BitcoinNetwork.REGTEST, 351);

    private final BitcoinNetwork network;
    private final int heightMax;

    ServedBlocks(BitcoinNetwork network, int heightMax) {
        this.network = network;
        this.heightMax = heightMax;
    }

    /** Read when they are first asked for. */
    private static final class Segwit {
        private static final ImmutableList<Block> BLOCKS = read("regtest-segwit-0-351.blk.gz");
    }

    /** Read when they are first asked for. */
    private static final class Presegwit {
        private static final ImmutableList<Block> BLOCKS = read("regtest-presegwit-0-351.blk.gz");
    }

    private static ImmutableList<Block> read(String resource) {
        try (InputStream packed = ServedBlocks.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new AssertionError("the program comes with " + resource);
            }
            return BlockFile.of(new GZIPInputStream(packed).readAllBytes()).blocks();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedMessageException e) {
            throw new AssertionError(resource + " is broken", e);
        }
    }

    /** Of which network they are. */
    public BitcoinNetwork network() {
        return network;
    }

    /** The height of the last one. */
    public int heightMax() {
        return heightMax;
    }

    /** All of them; the index is the height. */
    public ImmutableList<Block> blocks() {
        return switch (this) {
            case MAIN -> MainnetBlocks.all();
            case REGTEST -> Segwit.BLOCKS;
            case REGTEST_PRESEGWIT -> Presegwit.BLOCKS;
        };
    }

    /**
     * The chain up to a height.
     *
     * @param height 0 to {@link #heightMax()}
     * @throws IllegalArgumentException if there are not so many
     */
    public KnownChain upTo(int height) {
        if (height < 0 || height > heightMax) {
            throw new IllegalArgumentException("heights 0 to " + heightMax + " are there, not " + height);
        }
        return KnownChain.of(network, blocks().subList(0, height + 1));
    }
}
