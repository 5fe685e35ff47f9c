package dsim.algorithms.bitcoin.client;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import java.time.Duration;
import java.util.Optional;

/**
 * What a client wants, and how patient it is.
 *
 * @param peers to be tried in this order
 * @param height of the block that is wanted; not negative
 * @param answerWithin for a handshake, and for each answer on the way; positive
 * @param headersWithin how long to wait for headers before asking for lists of hashes too; positive
 * @param blockWithin for a block; positive
 * @param verdictWithin how long to watch what a peer does about a block that it was shown; positive
 * @param earlierBlocks how many earlier blocks to look through at most for what the transactions spend; 0 for none
 * @param forgery makes the blocks that are shown
 * @param showTo who is shown them; empty: the one who sent the block
 */
public record ClientConfig(
        BitcoinNetwork network,
        ImmutableList<Address> peers,
        int height,
        Duration answerWithin,
        Duration headersWithin,
        Duration blockWithin,
        Duration verdictWithin,
        int earlierBlocks,
        Forgery forgery,
        Optional<Address> showTo) {

    /** Checks the numbers. */
    public ClientConfig {
        if (height < 0) {
            throw new IllegalArgumentException("a height is not negative, as " + height + " is");
        } else if (earlierBlocks < 0) {
            throw new IllegalArgumentException("a count of blocks is not negative, as " + earlierBlocks + " is");
        }
        requirePositive("answer-within", answerWithin);
        requirePositive("headers-within", headersWithin);
        requirePositive("block-within", blockWithin);
        requirePositive("verdict-within", verdictWithin);
    }

    private static void requirePositive(String name, Duration wait) {
        if (wait.isNegative() || wait.isZero()) {
            throw new IllegalArgumentException(name + " is positive, not " + wait);
        }
    }

    /**
     * Answers within 10 s, headers within 3 s, a block within 30 s, a verdict within 5 s; up to 10,000 earlier blocks; nothing
     * is shown.
     */
    public static ClientConfig of(BitcoinNetwork network, ImmutableList<Address> peers, int height) {
        return new ClientConfig(
                network,
                peers,
                height,
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                10_000,
                Forgery.none(),
                Optional.empty());
    }

    /** The same, but blocks are shown to a peer. */
    public ClientConfig showing(Forgery made, Optional<Address> to) {
        return new ClientConfig(
                network,
                peers,
                height,
                answerWithin,
                headersWithin,
                blockWithin,
                verdictWithin,
                earlierBlocks,
                made,
                to);
    }
}
