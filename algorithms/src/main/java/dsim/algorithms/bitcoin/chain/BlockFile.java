package dsim.algorithms.bitcoin.chain;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import dsim.shape.MalformedMessageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The blocks of a file, in the order in which they stand there. Each is read when it is asked for. A file is one of three:
 *
 * <ul>
 *   <li>as nodes keep them: the magic of the network, the size in 4 bytes, the block, and so on; zeros may follow the last;
 *   <li>one block and nothing else;
 *   <li>one of these in hexadecimal digits, with spaces and line ends where one likes.
 * </ul>
 *
 * <p>Immutable.
 */
public final class BlockFile {

    private static final int FRAME = 2 * Integer.BYTES;

    private final byte[] bytes;
    private final Optional<BitcoinNetwork> network;
    private final ImmutableIntArray starts;
    private final ImmutableIntArray sizes;

    private BlockFile(
            byte[] bytes, Optional<BitcoinNetwork> network, ImmutableIntArray starts, ImmutableIntArray sizes) {
        this.bytes = bytes;
        this.network = network;
        this.starts = starts;
        this.sizes = sizes;
    }

    /**
     * Finds the blocks in the bytes of a file.
     *
     * @param content must not change any more
     * @throws MalformedMessageException if it holds none, or breaks off within one
     */
    public static BlockFile of(byte... content) throws MalformedMessageException {
        byte[] bytes = unpacked(content);
        if (bytes.length < BlockHeader.SIZE) {
            throw new MalformedMessageException(
                    bytes.length + " bytes are no block: its header alone has " + BlockHeader.SIZE);
        }
        Optional<BitcoinNetwork> network =
                BitcoinNetwork.ofMagic(ByteBuffer.wrap(bytes).getInt());
        return network.isPresent()
                ? framed(bytes, network.get())
                : new BlockFile(bytes, network, ImmutableIntArray.of(0), ImmutableIntArray.of(bytes.length));
    }

    private static BlockFile framed(byte[] bytes, BitcoinNetwork network) throws MalformedMessageException {
        ImmutableIntArray.Builder starts = ImmutableIntArray.builder();
        ImmutableIntArray.Builder sizes = ImmutableIntArray.builder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.remaining() >= FRAME) {
            int at = in.position();
            int magic = in.getInt();
            if (magic == 0 && isZero(bytes, at)) { // nodes make room before they need it
                break;
            } else if (magic != network.magic()) {
                throw new MalformedMessageException(
                        "byte " + at + " is not the magic of " + network.word() + " with which the next block begins");
            }
            int size = in.order(ByteOrder.LITTLE_ENDIAN).getInt();
            in.order(ByteOrder.BIG_ENDIAN);
            if (size < 0 || size > in.remaining()) {
                throw new MalformedMessageException("the block at byte " + in.position() + " has "
                        + Integer.toUnsignedString(size) + " bytes, but the file only " + in.remaining() + " more");
            }
            starts.add(in.position());
            sizes.add(size);
            in.position(in.position() + size);
        }
        return new BlockFile(bytes, Optional.of(network), starts.build(), sizes.build());
    }

    private static boolean isZero(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** What hexadecimal digits stand for, if there is nothing else. */
    private static byte[] unpacked(byte[] content) {
        StringBuilder digits = new StringBuilder();
        for (byte each : content) {
            if (Character.digit(each, 16) >= 0) {
                digits.append((char) each);
            } else if (!Character.isWhitespace(each)) {
                return content;
            }
        }
        return digits.length() % 2 == 0 && digits.length() > 0 ? HexFormat.of().parseHex(digits) : content;
    }

    /** The network whose magic stands before the blocks, if one does. */
    public Optional<BitcoinNetwork> network() {
        return network;
    }

    /** How many blocks there are. */
    public int size() {
        return starts.length();
    }

    /**
     * A block by its place.
     *
     * @param index from 0
     * @throws MalformedMessageException if its bytes are no block
     * @throws IndexOutOfBoundsException if there is no such place
     */
    public Block block(int index) throws MalformedMessageException {
        ChainReader in = at(index);
        Block block = Block.read(in);
        in.end();
        return block;
    }

    /**
     * A block's header by its place.
     *
     * @param index from 0
     * @throws MalformedMessageException if it has too few bytes
     * @throws IndexOutOfBoundsException if there is no such place
     */
    public BlockHeader header(int index) throws MalformedMessageException {
        return BlockHeader.read(at(index));
    }

    private ChainReader at(int index) {
        return new ChainReader(Arrays.copyOfRange(bytes, starts.get(index), starts.get(index) + sizes.get(index)));
    }

    /**
     * All blocks.
     *
     * @throws MalformedMessageException if the bytes of one are none
     */
    public ImmutableList<Block> blocks() throws MalformedMessageException {
        ImmutableList.Builder<Block> blocks = ImmutableList.builderWithExpectedSize(size());
        for (int i = 0; i < size(); i++) {
            blocks.add(block(i));
        }
        return blocks.build();
    }
}
