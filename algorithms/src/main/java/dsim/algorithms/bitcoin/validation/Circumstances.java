package dsim.algorithms.bitcoin.validation;

import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.MedianTime;
import dsim.algorithms.bitcoin.chain.Target;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known of the chain in which a block stands.
 *
 * @param network whose rules are in force
 * @param height of the block, if known
 * @param previous the header of the block before, if known
 * @param medianTime the {@linkplain MedianTime median} of the times of the blocks before, if known
 * @param coins what is known of the outputs that it spends
 */
public record Circumstances(
        BitcoinNetwork network,
        OptionalInt height,
        Optional<BlockHeader> previous,
        OptionalLong medianTime,
        Coins coins) {

    /** Up to here every block of the main network had the target of difficulty 1. */
    private static final int FIRST_TARGET_UNTIL = 32_255;

    private static final int TARGET_FOR = 2016;

    /** The times of the blocks before are not known. */
    public Circumstances(BitcoinNetwork network, OptionalInt height, Optional<BlockHeader> previous, Coins coins) {
        this(network, height, previous, OptionalLong.empty(), coins);
    }

    /** Nothing is known but the network, and the height if the block names it. */
    public static Circumstances of(Block block, BitcoinNetwork network) {
        return new Circumstances(network, CoinbaseScript.heightOf(block), Optional.empty(), Coins.NONE);
    }

    /** The same with other coins. */
    public Circumstances withCoins(Coins others) {
        return new Circumstances(network, height, previous, medianTime, others);
    }

    /** The same with the times of the blocks before. */
    public Circumstances withMedianTime(OptionalLong median) {
        return new Circumstances(network, height, previous, median, coins);
    }

    /** The target that the block must have; empty if that follows from blocks that are not known. */
    Optional<Target> expectedTarget() {
        if (network.isMinedAtOnce()) {
            return Optional.of(network.easiest());
        } else if (network == BitcoinNetwork.MAIN && height.isPresent() && height.getAsInt() <= FIRST_TARGET_UNTIL) {
            return Optional.of(network.easiest());
        }
        boolean isSteady = network == BitcoinNetwork.MAIN || network == BitcoinNetwork.SIGNET;
        return isSteady && height.isPresent() && height.getAsInt() % TARGET_FOR != 0
                ? previous.map(BlockHeader::target)
                : Optional.empty();
    }

    /** Whether a rule is in force from a height on; false if the height of the block is not known. */
    boolean isFrom(int from) {
        return height.isPresent() && height.getAsInt() >= from;
    }
}
