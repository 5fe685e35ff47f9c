package dsim.scenarios.cli;

import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockFile;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.MainnetBlocks;
import dsim.algorithms.bitcoin.validation.Circumstances;
import dsim.scenarios.bitcoin.FileChain;
import dsim.shape.MalformedMessageException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A block out of a file, and what the file tells of the chain around it.
 *
 * @param next the header of a block that stands on it, if the file holds one
 */
record OfflineBlock(Block block, Circumstances circumstances, Optional<BlockHeader> next) {

    /** The name of the blocks that come with the program. */
    static final String SHIPPED = "shipped";

    /**
     * Reads it.
     *
     * @param file its name, or {@value #SHIPPED}
     * @param network of its blocks, if said
     * @param height of the block, if said
     * @param index its place in the file, if said
     * @throws Refusal if it cannot be read, or there is no such block in it
     */
    static OfflineBlock read(
            Console console,
            String file,
            Optional<BitcoinNetwork> network,
            Optional<Integer> height,
            Optional<Integer> index) {
        try {
            FileChain chain = FileChain.of(BlockFile.of(bytes(console, file)), network);
            int place = place(file, chain, height, index);
            return new OfflineBlock(
                    chain.block(place),
                    chain.circumstances(place, height.map(OptionalInt::of).orElseGet(OptionalInt::empty)),
                    chain.next(place));
        } catch (MalformedMessageException e) {
            throw new Refusal("'" + file + "' cannot be read as blocks: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new Refusal("'" + file + "': " + e.getMessage());
        }
    }

    private static byte[] bytes(Console console, String file) {
        return file.equals(SHIPPED)
                ? MainnetBlocks.file()
                : new GivenFile(
                                file,
                                256,
                                "'" + SHIPPED + "' is the first " + (MainnetBlocks.HEIGHT_MAX + 1)
                                        + " blocks of the main network")
                        .bytes(console);
    }

    private static int place(String file, FileChain chain, Optional<Integer> height, Optional<Integer> index)
            throws MalformedMessageException {
        if (index.isPresent()) {
            int place = index.get();
            if (place < 0 || place >= chain.size()) {
                throw new Refusal("'" + file + "' has no block at place " + place + ": it holds "
                        + (chain.size() == 1 ? "one, at 0" : chain.size() + ", from 0 to " + (chain.size() - 1)));
            }
            requireHeight(chain, place, height);
            return place;
        } else if (chain.size() == 1) {
            requireHeight(chain, 0, height);
            return 0;
        } else if (height.isEmpty()) {
            throw new Refusal("'" + file + "' holds " + chain.size()
                    + " blocks: say which by --height N, or by its place as --index I, from 0");
        }
        return chain.placeOf(height.get())
                .orElseThrow(() -> new Refusal("'" + file + "' holds no block that is known to be of height "
                        + height.get() + range(chain) + "; --index takes one by its place"));
    }

    /** What is said of a block must not contradict what the file tells of it. */
    private static void requireHeight(FileChain chain, int place, Optional<Integer> height)
            throws MalformedMessageException {
        OptionalInt known = chain.circumstances(place, OptionalInt.empty()).height();
        if (height.isPresent() && known.isPresent() && known.getAsInt() != height.get()) {
            throw new Refusal("--height " + height.get() + ": the block says that it is of height " + known.getAsInt());
        }
    }

    private static String range(FileChain chain) {
        return chain.heights().isEmpty()
                ? ""
                : " (0 to " + chain.heights().asList().get(chain.heights().size() - 1) + " are known)";
    }
}
