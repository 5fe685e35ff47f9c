package dsim.algorithms.bitcoin.peer;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.validation.Circumstances;
import dsim.algorithms.bitcoin.validation.Coins;
import dsim.algorithms.bitcoin.validation.Reason;
import dsim.algorithms.bitcoin.validation.Rule;
import dsim.algorithms.bitcoin.validation.Validation;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a node asks of a block before it takes it: the rules of all, in the order of a family. */
final class BlockRules {

    private static final ImmutableMap<Rule, Offence> OFFENCES = ImmutableMap.<Rule, Offence>builder()
            .put(Rule.MERKLE_ROOT, Offence.MERKLE_ROOT)
            .put(Rule.PROOF_OF_WORK, Offence.PROOF_OF_WORK)
            .put(Rule.PREVIOUS_BLOCK, Offence.UNKNOWN_PREVIOUS)
            .put(Rule.HEADER_TIME, Offence.HEADER_TIME)
            .put(Rule.WITNESS_COMMITMENT, Offence.WITNESS_COMMITMENT)
            .put(Rule.FORM, Offence.FORM)
            .put(Rule.NEW_OUTPUTS, Offence.INPUTS)
            .put(Rule.INPUTS, Offence.INPUTS)
            .put(Rule.SIGNATURE_CHECKS, Offence.FORM)
            .put(Rule.COINBASE_VALUE, Offence.COINBASE_VALUE)
            .put(Rule.SCRIPTS, Offence.SCRIPTS)
            .buildOrThrow();

    /** What a block says by itself, in the order of those who look inside first, and of the others. */
    private static final ImmutableList<Rule> INSIDE_FIRST = ImmutableList.of(
            Rule.MERKLE_ROOT, Rule.WITNESS_COMMITMENT, Rule.PROOF_OF_WORK, Rule.HEADER_TIME, Rule.FORM);

    private static final ImmutableList<Rule> WORK_FIRST = ImmutableList.of(
            Rule.PROOF_OF_WORK, Rule.HEADER_TIME, Rule.MERKLE_ROOT, Rule.FORM, Rule.WITNESS_COMMITMENT);

    private static final ImmutableList<Rule> AMONG_COINS =
            ImmutableList.of(Rule.NEW_OUTPUTS, Rule.INPUTS, Rule.SIGNATURE_CHECKS, Rule.COINBASE_VALUE, Rule.SCRIPTS);

    private final BitcoinNetwork network;
    private final ImmutableList<Rule> byItself;

    BlockRules(BitcoinNetwork network, Family family) {
        this.network = network;
        this.byItself = family.looksInsideFirst() ? INSIDE_FIRST : WORK_FIRST;
    }

    /**
     * What is wrong with a block, whatever its transactions spend.
     *
     * @param height of the block, if it is known
     * @param previous the header of the block before, if it is known
     * @param medianTime of the blocks before, if it is known
     */
    Optional<Verdict.Refused> flawByItself(
            Block block, OptionalInt height, Optional<BlockHeader> previous, OptionalLong medianTime) {
        return first(
                byItself, Validation.of(block, new Circumstances(network, height, previous, medianTime, Coins.NONE)));
    }

    /** What is wrong with what a block spends and makes, where it stands. */
    Optional<Verdict.Refused> flawAmongCoins(Block block, int height, BlockHeader previous, Coins coins) {
        return first(
                AMONG_COINS,
                Validation.of(block, new Circumstances(network, OptionalInt.of(height), Optional.of(previous), coins)));
    }

    private static Optional<Verdict.Refused> first(ImmutableList<Rule> rules, Validation validation) {
        for (Rule rule : rules) {
            ImmutableList<Reason> reasons = validation.finding(rule).reasons();
            if (!reasons.isEmpty()) {
                Reason reason = reasons.get(0);
                return Optional.of(new Verdict.Refused(
                        Objects.requireNonNull(OFFENCES.get(rule)), reason.rejectName(), reason.sentence()));
            }
        }
        return Optional.empty();
    }
}
