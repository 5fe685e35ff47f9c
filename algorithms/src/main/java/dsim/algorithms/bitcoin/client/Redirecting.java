package dsim.algorithms.bitcoin.client;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.client.ClientFact.Fetched;
import dsim.algorithms.bitcoin.tamper.Miner;
import dsim.algorithms.bitcoin.tamper.Redirection;
import dsim.algorithms.bitcoin.tamper.Step;
import dsim.algorithms.bitcoin.tamper.Tampering;
import dsim.algorithms.bitcoin.tamper.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes an output of the block pay somebody else, and mends what can be mended.
 *
 * @param network where the block is from; mined again is only where that takes no time
 * @param transaction its index; empty: the first that is no coinbase, or the coinbase if it is alone
 * @param output the index of the output in the transaction
 * @param script whom it pays then
 * @param shown what is shown; each where there is such a variant, in the order of this enum
 */
public record Redirecting(
        BitcoinNetwork network, OptionalInt transaction, int output, Script script, ImmutableSet<Shown> shown)
        implements Forgery {

    /** A block that may be shown. */
    public enum Shown {
        /** The output changed, nothing else. */
        HEADER_UNTOUCHED(Optional.of(Step.HEADER_UNTOUCHED)),
        /** The merkle root of the header mended. */
        MERKLE_FIXED(Optional.of(Step.MERKLE_FIXED)),
        /** The commitment to the witnesses mended, too. */
        WITNESS_FIXED(Optional.of(Step.WITNESS_FIXED)),
        /** The work done again, unless by chance that is not needed. */
        MINED(Optional.of(Step.MINED)),
        /** The block as it was. */
        ORIGINAL(Optional.empty());

        private final Optional<Step> step;

        Shown(Optional<Step> step) {
            this.step = step;
        }

        private Optional<Offer> offer(Tampering tampering) {
            if (step.isEmpty()) {
                return Optional.of(new Offer("original", tampering.original(), false));
            }
            Variant last = tampering.last();
            boolean isMinedByChance = this == MINED && last.block().header().hasItsWork();
            return isMinedByChance
                    ? Optional.of(offer(last))
                    : step.flatMap(tampering::variant).map(Shown::offer);
        }

        private static Offer offer(Variant variant) {
            return new Offer(variant.step().word(), variant.block(), true);
        }
    }

    /** So many headers are tried; where blocks are mined at once, two are enough on average. */
    private static final long TRIES_MAX = 100_000;

    /** The redirection in a block. */
    public Redirection in(Block block) {
        Redirection byDefault = Redirection.byDefault(block, script);
        return new Redirection(transaction.orElse(byDefault.transaction()), output, script);
    }

    @Override
    public ImmutableList<Offer> of(Fetched fetched) {
        Tampering tampering = Tampering.of(fetched.block(), in(fetched.block()));
        BlockHeader last = tampering.last().block().header();
        if (network.isMinedAtOnce() && shown.contains(Shown.MINED) && !last.hasItsWork()) {
            Miner.Result mined = Miner.mine(last, TRIES_MAX, tries -> true);
            tampering = mined.header().map(tampering::withMined).orElse(tampering);
        }
        List<Offer> offers = new ArrayList<>();
        for (Shown each : Shown.values()) {
            if (shown.contains(each)) {
                each.offer(tampering).filter(offer -> !offers.contains(offer)).ifPresent(offers::add);
            }
        }
        return ImmutableList.copyOf(offers);
    }
}
