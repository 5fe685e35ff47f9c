package dsim.scenarios.bitcoin;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockFile;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.MedianTime;
import dsim.algorithms.bitcoin.validation.ChainCoins;
import dsim.algorithms.bitcoin.validation.Circumstances;
import dsim.algorithms.bitcoin.validation.CoinbaseScript;
import dsim.shape.MalformedMessageException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The blocks of a file as a chain: which stands on which, and at what height. They need not stand in order, as they do not in
 * the files of nodes.
 *
 * <p>Nothing is listed in the order of its maps.
 */
public final class FileChain {

    private static final int UNKNOWN = -1;

    private final BlockFile file;
    private final BitcoinNetwork network;
    private final List<BlockHeader> headers = new ArrayList<>();
    private final Map<Hash256, Integer> places = new HashMap<>();
    private final Map<Hash256, List<Integer>> followers = new HashMap<>();
    private final int[] heights;

    private FileChain(BlockFile file, BitcoinNetwork network) throws MalformedMessageException {
        this.file = file;
        this.network = network;
        for (int i = 0; i < file.size(); i++) {
            BlockHeader header = file.header(i);
            headers.add(header);
            places.putIfAbsent(header.hash(), i);
            followers
                    .computeIfAbsent(header.previous(), previous -> new ArrayList<>())
                    .add(i);
        }
        this.heights = new int[file.size()];
        Arrays.fill(heights, UNKNOWN);
        climb();
    }

    /**
     * The chain of a file.
     *
     * @param asked the network that it is said to be of, if any is
     * @throws MalformedMessageException if the file holds what is no block
     * @throws IllegalArgumentException if it is of another network
     */
    public static FileChain of(BlockFile file, Optional<BitcoinNetwork> asked) throws MalformedMessageException {
        Optional<BitcoinNetwork> marked = file.network();
        if (asked.isPresent() && marked.isPresent() && asked.get() != marked.get()) {
            throw new IllegalArgumentException("its blocks are of "
                    + marked.get().word() + ", not of " + asked.get().word());
        }
        return new FileChain(file, asked.or(() -> marked).orElse(guess(file)));
    }

    /** A block alone does not name its network; the targets of regtest are found nowhere else. */
    private static BitcoinNetwork guess(BlockFile file) throws MalformedMessageException {
        boolean isEasy = file.size() > 0 && file.header(0).target().equals(BitcoinNetwork.REGTEST.easiest());
        return isEasy ? BitcoinNetwork.REGTEST : BitcoinNetwork.MAIN;
    }

    /** Gives all their heights that stand on the first block of the network. */
    private void climb() {
        Deque<Integer> open = new ArrayDeque<>();
        Integer genesis = places.get(network.genesis().hash());
        if (genesis != null) {
            heights[genesis] = 0;
            open.add(genesis);
        }
        while (!open.isEmpty()) {
            int place = open.remove();
            for (int next : followers.getOrDefault(headers.get(place).hash(), List.of())) {
                if (heights[next] == UNKNOWN) {
                    heights[next] = heights[place] + 1;
                    open.add(next);
                }
            }
        }
    }

    /** Of which network the blocks are. */
    public BitcoinNetwork network() {
        return network;
    }

    /** How many blocks there are. */
    public int size() {
        return headers.size();
    }

    /** The heights that can be told from the file alone, in order, each once. */
    public ImmutableSet<Integer> heights() {
        return Arrays.stream(heights)
                .filter(height -> height != UNKNOWN)
                .sorted()
                .boxed()
                .collect(ImmutableSet.toImmutableSet());
    }

    /**
     * Where the block of a height stands: known from the first block of the network on, or named by the block itself.
     *
     * @throws MalformedMessageException if what had to be read is no block
     */
    public Optional<Integer> placeOf(int height) throws MalformedMessageException {
        for (int i = 0; i < heights.length; i++) {
            if (heights[i] == height) {
                return Optional.of(i);
            }
        }
        for (int i = 0; i < heights.length; i++) {
            if (heights[i] == UNKNOWN && CoinbaseScript.heightOf(file.block(i)).equals(OptionalInt.of(height))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The block at a place. */
    public Block block(int place) throws MalformedMessageException {
        return file.block(place);
    }

    /** The header of a block that stands on the one at a place. */
    public Optional<BlockHeader> next(int place) {
        List<Integer> next = followers.getOrDefault(headers.get(place).hash(), List.of());
        return next.isEmpty() ? Optional.empty() : Optional.of(headers.get(next.get(0)));
    }

    /**
     * What the file tells of the chain before a block.
     *
     * @param height of the block, if it is known otherwise
     */
    public Circumstances circumstances(int place, OptionalInt height) throws MalformedMessageException {
        Block block = block(place);
        boolean isWhole = heights[place] != UNKNOWN;
        List<Integer> earlier = earlier(place);
        OptionalInt known =
                isWhole ? OptionalInt.of(heights[place]) : height.isPresent() ? height : CoinbaseScript.heightOf(block);
        ChainCoins coins = ChainCoins.forBlock(block, isWhole);
        for (int i = 0; i < earlier.size(); i++) {
            int at = earlier.get(i);
            coins.add(
                    file.block(at),
                    known.isPresent() ? OptionalInt.of(known.getAsInt() - earlier.size() + i) : OptionalInt.empty());
        }
        return new Circumstances(
                network,
                known,
                earlier.isEmpty() ? Optional.empty() : Optional.of(headers.get(earlier.get(earlier.size() - 1))),
                medianTime(earlier, isWhole),
                coins);
    }

    private OptionalLong medianTime(List<Integer> earlier, boolean isWhole) {
        List<Integer> last = earlier.subList(Math.max(0, earlier.size() - MedianTime.BLOCKS), earlier.size());
        return last.isEmpty() || last.size() < MedianTime.BLOCKS && !isWhole
                ? OptionalLong.empty()
                : OptionalLong.of(MedianTime.of(last.stream()
                        .map(place -> headers.get(place).time())
                        .collect(ImmutableList.toImmutableList())));
    }

    /** The places of the blocks before one, from the first that is there on. */
    private List<Integer> earlier(int place) {
        List<Integer> earlier = new ArrayList<>();
        Integer before = places.get(headers.get(place).previous());
        while (before != null && earlier.size() < headers.size()) {
            earlier.add(before);
            before = places.get(headers.get(before).previous());
        }
        Collections.reverse(earlier);
        return earlier;
    }
}
