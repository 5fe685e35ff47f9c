package dsim.algorithms.bitcoin.peer;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.MedianTime;
import dsim.algorithms.bitcoin.validation.ChainCoins;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * All blocks that a node has: the best chain, which is the one with the most work, the first seen of equals, and what forks off
 * from it. Scripts and values are looked at when a block comes to be on the best chain, not before; so real nodes do.
 */
final class BlockTree {

    /** So many blocks are taken from others. */
    private static final int TAKEN_MAX = 2000;

    /** So many bytes of blocks are taken from others. */
    private static final long TAKEN_BYTES_MAX = 64 << 20;

    /** So many blocks are found to be bad before the first ones are forgotten. */
    private static final int BAD_MAX = 1000;

    /** A family that drops old forks drops those with the work of so many blocks less than the best chain has. */
    private static final int OLD_FORK = 144;

    /** The steps back of a locator are single ones at first, and so many of them. */
    private static final int SINGLE_STEPS = 10;

    private record Taken(Block block, int height, BigInteger work) {}

    private final Family family;
    private final KnownChain known;
    private final boolean validates;
    private final BlockRules rules;
    private final Map<Hash256, Taken> taken = new LinkedHashMap<>();
    private final Set<Hash256> bad = new LinkedHashSet<>();
    private final List<Hash256> best = new ArrayList<>();
    private Optional<ChainCoins> coins = Optional.empty();
    private long takenBytes;

    BlockTree(Family family, KnownChain known, boolean validates) {
        this.family = family;
        this.known = known;
        this.validates = validates;
        this.rules = new BlockRules(known.network(), family);
        this.best.addAll(known.hashes());
    }

    BitcoinNetwork network() {
        return known.network();
    }

    /** The height of the best block. */
    int height() {
        return best.size() - 1;
    }

    Hash256 tip() {
        return best.get(height());
    }

    Hash256 hashAt(int height) {
        return best.get(height);
    }

    boolean has(Hash256 hash) {
        return taken.containsKey(hash) || known.heightOf(hash).isPresent();
    }

    boolean isBad(Hash256 hash) {
        return bad.contains(hash);
    }

    /** A block, on the best chain or not. */
    Optional<Block> block(Hash256 hash) {
        Taken own = taken.get(hash);
        return own != null ? Optional.of(own.block()) : known.heightOf(hash).map(known::block);
    }

    /** The height of a block, on the best chain or not. */
    Optional<Integer> heightOf(Hash256 hash) {
        Taken own = taken.get(hash);
        return own != null ? Optional.of(own.height()) : known.heightOf(hash);
    }

    /** The height of a block, if it is on the best chain. */
    Optional<Integer> heightOnBest(Hash256 hash) {
        return heightOf(hash)
                .filter(height -> height < best.size() && best.get(height).equals(hash));
    }

    /** Hashes of the best chain, from its end back to genesis in longer and longer steps. */
    ImmutableList<Hash256> locator() {
        ImmutableList.Builder<Hash256> locator = ImmutableList.builder();
        int step = 1;
        int count = 0;
        for (int height = height(); height > 0; height -= step) {
            locator.add(best.get(height));
            count++;
            step = count < SINGLE_STEPS ? 1 : 2 * step;
        }
        return locator.add(best.get(0)).build();
    }

    /** Looks at a block, and takes it if it is fit. */
    Verdict offer(Block block) {
        Hash256 hash = block.hash();
        Optional<Verdict.Refused> flaw = validates ? flawOf(block, hash) : flawOfPlace(block, hash);
        if (flaw.isPresent()) {
            return flaw.get();
        }
        Hash256 previous = block.header().previous();
        int height = heightOf(previous).orElseThrow() + 1;
        BigInteger work = workOf(previous).add(block.header().target().work());
        if (takes(block, work)) {
            taken.put(hash, new Taken(block, height, work));
            takenBytes += block.size();
            return work.compareTo(workOf(tip())) > 0 ? follow(hash) : new Verdict.Aside();
        }
        return new Verdict.Dropped();
    }

    private boolean takes(Block block, BigInteger work) {
        BigInteger behind = workOf(tip()).subtract(work);
        BigInteger oneBlock = blockAt(height()).header().target().work();
        boolean isOldFork =
                family.dropsOldForks() && behind.compareTo(oneBlock.multiply(BigInteger.valueOf(OLD_FORK))) > 0;
        return !isOldFork && taken.size() < TAKEN_MAX && takenBytes + block.size() <= TAKEN_BYTES_MAX;
    }

    private Block blockAt(int height) {
        return block(best.get(height)).orElseThrow();
    }

    /** What is wrong with a block before it is held against the coins, in the order in which the family finds it. */
    private Optional<Verdict.Refused> flawOf(Block block, Hash256 hash) {
        Hash256 previous = block.header().previous();
        OptionalInt height =
                heightOf(previous).map(at -> OptionalInt.of(at + 1)).orElse(OptionalInt.empty());
        Optional<Verdict.Refused> flaw =
                rules.flawByItself(block, height, block(previous).map(Block::header), medianTime(previous));
        return family.looksInsideFirst()
                ? flaw.or(() -> flawOfPlace(block, hash))
                : flawOfIdentity(hash).or(() -> flaw).or(() -> flawOfPlace(block, hash));
    }

    /** The time of the chain that ends with a block; empty if that is not known. */
    private OptionalLong medianTime(Hash256 last) {
        ImmutableList.Builder<Long> times = ImmutableList.builder();
        Optional<Block> at = block(last);
        for (int i = 0; i < MedianTime.BLOCKS && at.isPresent(); i++) {
            times.add(at.get().header().time());
            at = block(at.get().header().previous());
        }
        ImmutableList<Long> all = times.build();
        return all.isEmpty() ? OptionalLong.empty() : OptionalLong.of(MedianTime.of(all));
    }

    private Optional<Verdict.Refused> flawOfIdentity(Hash256 hash) {
        if (isBad(hash)) {
            return refused(
                    Offence.KNOWN_TO_BE_INVALID, "duplicate-invalid", "the block " + hash + " is known to be bad");
        }
        return has(hash)
                ? refused(Offence.KNOWN_BLOCK, "duplicate", "the block " + hash + " is known")
                : Optional.empty();
    }

    private Optional<Verdict.Refused> flawOfPlace(Block block, Hash256 hash) {
        Optional<Verdict.Refused> flaw = flawOfIdentity(hash);
        Hash256 previous = block.header().previous();
        return flaw.isPresent() || has(previous)
                ? flaw
                : refused(
                        Offence.UNKNOWN_PREVIOUS,
                        "prev-blk-not-found",
                        "nothing is known of the block before it, " + previous);
    }

    private static Optional<Verdict.Refused> refused(Offence offence, String name, String evidence) {
        return Optional.of(new Verdict.Refused(offence, name, evidence));
    }

    private BigInteger workOf(Hash256 hash) {
        Taken own = taken.get(hash);
        return own != null ? own.work() : known.work(known.heightOf(hash).orElseThrow());
    }

    /** Makes a block the end of the best chain, if all that comes to be on it is in order. */
    private Verdict follow(Hash256 end) {
        List<Hash256> branch = new ArrayList<>();
        Hash256 at = end;
        while (heightOnBest(at).isEmpty()) {
            branch.add(at);
            at = block(at).orElseThrow().header().previous();
        }
        int fork = heightOnBest(at).orElseThrow();
        List<Hash256> abandoned = ImmutableList.copyOf(best.subList(fork + 1, best.size()));
        best.subList(fork + 1, best.size()).clear();
        if (!abandoned.isEmpty()) {
            coins = Optional.empty();
        }
        for (Hash256 next : Lists.reverse(branch)) {
            Optional<Verdict.Refused> flaw = validates ? connect(next) : Optional.empty();
            if (flaw.isPresent()) {
                condemn(branch.subList(0, branch.indexOf(next) + 1));
                best.subList(fork + 1, best.size()).clear();
                best.addAll(abandoned);
                coins = abandoned.isEmpty() && next.equals(branch.get(branch.size() - 1)) ? coins : Optional.empty();
                return flaw.get();
            }
            best.add(next);
        }
        return new Verdict.Best(abandoned.size(), ImmutableList.copyOf(Lists.reverse(branch)));
    }

    private Optional<Verdict.Refused> connect(Hash256 hash) {
        if (coins.isEmpty()) {
            coins = Optional.of(coinsOfBest());
        }
        Block block = block(hash).orElseThrow();
        int height = best.size();
        Optional<Verdict.Refused> flaw =
                rules.flawAmongCoins(block, height, blockAt(height - 1).header(), coins.get());
        if (flaw.isEmpty()) {
            coins.get().add(block, OptionalInt.of(height));
        }
        return flaw;
    }

    private ChainCoins coinsOfBest() {
        boolean holdsAllKnown = best.size() > known.height()
                && best.get(known.height()).equals(known.hashes().get(known.height()));
        ChainCoins all = holdsAllKnown ? new ChainCoins(known.coins(), true) : ChainCoins.ofWholeChain();
        for (int height = holdsAllKnown ? known.height() + 1 : 0; height < best.size(); height++) {
            all.add(blockAt(height), OptionalInt.of(height));
        }
        return all;
    }

    private void condemn(List<Hash256> hashes) {
        for (Hash256 hash : hashes) {
            Taken gone = taken.remove(hash);
            takenBytes -= gone == null ? 0 : gone.block().size();
            if (bad.size() == BAD_MAX) {
                bad.remove(bad.iterator().next());
            }
            bad.add(hash);
        }
    }
}
