package dsim.algorithms.bitcoin.client;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.MedianTime;
import dsim.algorithms.bitcoin.chain.Target;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The chain that a peer tells, from the genesis block on: link by link checked if it tells headers, believed if it only lists
 * hashes. Keeps 32 bytes for each block, and the times of the last few.
 *
 * <p>Checked are the link, the proof of work, and on the main network and signet that the target changes when and as it has to;
 * so headers cost whoever invents them as much work as the real ones.
 */
final class HeaderChain {

    /** So many blocks have the same target. */
    private static final int PERIOD = 2016;

    private static final long PERIOD_SECONDS = 14L * 24 * 60 * 60;
    private static final int DAMPING = 4;
    private static final int LAST = 16;
    private static final int FIRST_ROOM = 1024;

    private final BitcoinNetwork network;
    private byte[] hashes = new byte[FIRST_ROOM * Hash256.SIZE];
    private final long[] times = new long[LAST];
    private int height;
    private Optional<BlockHeader> tip;
    private long periodBeganAt;
    private boolean isLinked = true;

    /** The genesis block alone. */
    HeaderChain(BitcoinNetwork network) {
        this.network = network;
        BlockHeader genesis = network.genesis().header();
        this.tip = Optional.of(genesis);
        this.periodBeganAt = genesis.time();
        times[0] = genesis.time();
        put(0, genesis.hash());
    }

    /** The height of the last block. */
    int height() {
        return height;
    }

    /** Whether each block is known to link to the one before. */
    boolean isLinked() {
        return isLinked;
    }

    /**
     * The hash of the block at a height.
     *
     * @throws IndexOutOfBoundsException if it is not 0 to {@link #height()}
     */
    Hash256 hashAt(int at) {
        if (at < 0 || at > height) {
            throw new IndexOutOfBoundsException("height " + at + " of " + height);
        }
        return new Hash256(ByteString.of(hashes, at * Hash256.SIZE, Hash256.SIZE));
    }

    /** The median of the times of the blocks before a height; empty if they are not known, or not any more. */
    OptionalLong medianTimeBefore(int at) {
        int first = Math.max(0, at - MedianTime.BLOCKS);
        if (!isLinked || at < 1 || at > height + 1 || first <= height - LAST) {
            return OptionalLong.empty();
        }
        ImmutableList.Builder<Long> before = ImmutableList.builder();
        for (int i = first; i < at; i++) {
            before.add(times[i % LAST]);
        }
        return OptionalLong.of(MedianTime.of(before.build()));
    }

    /** The hash of the last block. */
    Hash256 tip() {
        return hashAt(height);
    }

    /** Appends the next header. If it cannot be the next one, it is not appended, and the answer says why. */
    Optional<String> append(BlockHeader header) {
        Hash256 hash = header.hash();
        int next = height + 1;
        if (!header.previous().equals(tip())) {
            return Optional.of("the header at height " + next + " names " + header.previous()
                    + " as the block before it, but that is " + tip());
        } else if (!isAllowed(header.target())) {
            return Optional.of("the header at height " + next + " has the target " + header.target()
                    + ", which is easier than the network " + network.word() + " allows");
        } else if (!header.target().isMetBy(hash)) {
            return Optional.of("the header at height " + next + " has no proof of work: its hash " + hash
                    + " is above its target");
        }
        Optional<String> flaw = tip.flatMap(before -> wrongTarget(before, header));
        if (flaw.isPresent()) {
            return flaw;
        }
        if (next % PERIOD == 0) {
            periodBeganAt = header.time();
        }
        tip = Optional.of(header);
        times[next % LAST] = header.time();
        extend(hash);
        return Optional.empty();
    }

    /** Appends a hash of which nothing is known but the word of the peer. */
    void believe(Hash256 hash) {
        isLinked = false;
        tip = Optional.empty();
        extend(hash);
    }

    private boolean isAllowed(Target target) {
        return target.isValid() && target.toNumber().compareTo(network.easiest().toNumber()) <= 0;
    }

    /** The test networks have exceptions for lonely miners, which are not followed here. */
    private Optional<String> wrongTarget(BlockHeader before, BlockHeader header) {
        if (network != BitcoinNetwork.MAIN && network != BitcoinNetwork.SIGNET) {
            return Optional.empty();
        }
        int next = height + 1;
        Target due = next % PERIOD == 0 ? retargeted(before) : before.target();
        return header.target().equals(due)
                ? Optional.empty()
                : Optional.of("the header at height " + next + " has the target " + header.target()
                        + ", but the rules ask for " + due);
    }

    private Target retargeted(BlockHeader last) {
        return retargeted(last.target(), last.time() - periodBeganAt, network.easiest());
    }

    /** The target of the next period. The time is that from its first block to its last, which is one block too few. */
    static Target retargeted(Target last, long seconds, Target easiest) {
        long took = Math.max(PERIOD_SECONDS / DAMPING, Math.min(PERIOD_SECONDS * DAMPING, seconds));
        BigInteger due = last.toNumber().multiply(BigInteger.valueOf(took)).divide(BigInteger.valueOf(PERIOD_SECONDS));
        return Target.of(due.min(easiest.toNumber()));
    }

    private void extend(Hash256 hash) {
        put(++height, hash);
    }

    private void put(int at, Hash256 hash) {
        int from = at * Hash256.SIZE;
        if (from == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        }
        hash.bytes().copyTo(hashes, from);
    }
}
