package dsim.algorithms.bitcoin.chain;

import com.google.common.collect.ImmutableList;
import dsim.shape.MalformedMessageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/**
 * The first real blocks of the main network, which come with the program: heights 0 to {@value #HEIGHT_MAX}. Where they are
 * from stands beside them in {@code mainnet-0-4312.txt}.
 */
public final class MainnetBlocks {

    /** The height of the last of them. */
    public static final int HEIGHT_MAX = 4312;

    private static final String RESOURCE = "mainnet-0-4312.blk.gz";

    /** Read when they are first asked for. */
    private static final class All {
        private static final ImmutableList<Block> BLOCKS = read();
    }

    private MainnetBlocks() {}

    /** All of them; the index is the height. */
    public static ImmutableList<Block> all() {
        return All.BLOCKS;
    }

    /** The same as nodes keep them in a file (see {@link BlockFile}). */
    public static byte[] file() {
        try (InputStream packed = MainnetBlocks.class.getResourceAsStream(RESOURCE)) {
            if (packed == null) {
                throw new AssertionError("the program comes with " + RESOURCE);
            }
            return new GZIPInputStream(packed).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImmutableList<Block> read() {
        try {
            return BlockFile.of(file()).blocks();
        } catch (MalformedMessageException e) {
            throw new AssertionError(RESOURCE + " is broken", e);
        }
    }
}
