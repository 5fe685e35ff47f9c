package dsim.algorithms.bitcoin.validation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dsim.algorithms.bitcoin.chain.Amount;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.chain.TxOut;
import dsim.algorithms.bitcoin.script.ScriptFault;
import dsim.algorithms.bitcoin.script.ScriptRule;
import dsim.algorithms.bitcoin.script.Spending;
import dsim.algorithms.bitcoin.validation.Finding.Result;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks at what is spent: whether it is there, whether it is enough, and whether it is rightly spent. */
final class CoinCheck {

    /** So many blocks later a new coin may be spent. */
    private static final int RIPE_AFTER = 100;

    /** Two blocks of 2010 whose coinbases are those of earlier ones; they stand in the chain. */
    private static final ImmutableSet<Integer> REPEATED = ImmutableSet.of(91_842, 91_880);

    /** Some coinbases from before BIP 34 begin with what is the height of this block and later ones. */
    private static final int REPEATS_FROM = 1_983_702;

    private final Block block;
    private final ImmutableList<Hash256> txids;
    private final Circumstances circumstances;
    private final ImmutableSet<ScriptRule> rules;
    private final ChainCoins coins;
    private final ImmutableList.Builder<Reason> outputReasons = ImmutableList.builder();
    private final ImmutableList.Builder<Reason> inputReasons = ImmutableList.builder();
    private final ImmutableList.Builder<Reason> scriptReasons = ImmutableList.builder();
    private int unknownOutputs;
    private long sigopCost;
    private boolean isSigopCostWhole = true;
    private int inputs;
    private int unknown;
    private int shown;
    private int unjudged;
    private int missing;
    private long fees;

    CoinCheck(Block block, ImmutableList<Hash256> txids, Circumstances circumstances) {
        this.block = block;
        this.txids = txids;
        this.circumstances = circumstances;
        this.rules = rules(block, circumstances);
        this.coins = new ChainCoins(circumstances.coins(), false);
    }

    /** A block that came without its witnesses is looked at as those do who do not know them. */
    private static ImmutableSet<ScriptRule> rules(Block block, Circumstances circumstances) {
        ImmutableSet<ScriptRule> rules = ScriptRule.inForce(
                circumstances.network(), circumstances.height(), block.header().time());
        boolean cameWithout = Validation.commitmentIndex(block) >= 0 && !block.hasWitness();
        return cameWithout ? ImmutableSet.copyOf(Sets.difference(rules, ImmutableSet.of(ScriptRule.WITNESS))) : rules;
    }

    ImmutableList<Finding> findings() {
        for (int i = 0; i < block.transactions().size(); i++) {
            Transaction transaction = block.transactions().get(i);
            sigopCost += (long) SigopCost.WITHOUT_WITNESS * SigopCost.inScripts(transaction);
            outputs(i, transaction);
            if (!transaction.isCoinbase()) {
                transaction(i, transaction);
            }
            coins.add(transaction, txids.get(i), circumstances.height());
        }
        return ImmutableList.of(newOutputs(), inputs(), signatureChecks(), coinbaseValue(), scripts());
    }

    /** Outputs that are there already, before the block. */
    private void outputs(int index, Transaction transaction) {
        for (int i = 0; i < transaction.outputs().size(); i++) {
            OutPoint at = new OutPoint(txids.get(index), i);
            if (circumstances.coins().coin(at).isEmpty()) {
                unknownOutputs += circumstances.coins().isMissing(at) ? 0 : 1;
            } else if (circumstances.coins().spender(at).isEmpty()) {
                outputReasons.add(new Reason.TransactionStandsAlready(index, at));
            }
        }
    }

    private Finding newOutputs() {
        int height = circumstances.network() == BitcoinNetwork.MAIN
                ? circumstances.height().orElse(0)
                : 0;
        if (REPEATED.contains(height)) {
            return Finding.of(
                    Rule.NEW_OUTPUTS,
                    Result.DOES_NOT_APPLY,
                    "the coinbase of this block repeats an earlier one: the rule is younger");
        }
        boolean cannotRepeat =
                height > 0 && height >= circumstances.network().rules().bip34() && height < REPEATS_FROM;
        return Finding.of(
                Rule.NEW_OUTPUTS,
                outputReasons.build(),
                unknownOutputs == 0 || cannotRepeat ? Result.HOLDS : Result.NOT_CHECKED,
                unknownOutputs == 0
                        ? "no transaction stands in the chain already with outputs that are not spent"
                        : cannotRepeat
                                ? "coinbases name their heights here (BIP 34), so that no transaction comes again"
                                : "whether a transaction stands in the chain already follows from blocks that are not"
                                        + " at hand");
    }

    private Finding signatureChecks() {
        return Finding.of(
                Rule.SIGNATURE_CHECKS,
                sigopCost <= SigopCost.MAX
                        ? ImmutableList.of()
                        : ImmutableList.of(new Reason.TooManySignatureChecks(sigopCost, SigopCost.MAX)),
                isSigopCostWhole ? Result.HOLDS : Result.HOLDS_IN_PART,
                "the signatures that may have to be checked cost " + sigopCost + " of " + SigopCost.MAX
                        + (isSigopCostWhole ? "" : ", without what outputs ask for that are not at hand"));
    }

    private void transaction(int index, Transaction transaction) {
        Spending spending = new Spending(transaction, rules);
        OptionalLong spent = OptionalLong.of(0);
        for (int i = 0; i < transaction.inputs().size(); i++) {
            TxIn input = transaction.inputs().get(i);
            Optional<Coin> coin = coins.coin(input.spends());
            inputs++;
            Optional<Script> answered = coins.script(input.spends());
            if (answered.isPresent()) {
                sigopCost += SigopCost.ofSpending(input, answered.get(), rules);
            } else {
                isSigopCostWhole = false;
            }
            boolean isSpent = coins.spender(input.spends()).isPresent();
            if (isSpent || coins.isMissing(input.spends())) {
                inputReasons.add(new Reason.InputMissing(index, i, input.spends(), isSpent));
                missing++;
                spent = OptionalLong.empty();
            } else if (coin.isEmpty()) {
                unknown++;
                spent = OptionalLong.empty();
                if (answered.isPresent()) {
                    shown++;
                    script(index, i, input, spending, new TxOut(0, answered.get()));
                }
            } else {
                ripeness(index, i, coin.get());
                script(index, i, input, spending, coin.get().output());
                spent = add(spent, coin.get().output().value());
            }
        }
        OptionalLong paid = total(transaction);
        if (spent.isPresent() && paid.isPresent()) {
            long fee = spent.getAsLong() - paid.getAsLong();
            if (fee < 0) {
                inputReasons.add(new Reason.PaysMoreThanItSpends(index, spent.getAsLong(), paid.getAsLong()));
            }
            fees += Math.max(0, fee);
        }
    }

    private static OptionalLong add(OptionalLong sum, long value) {
        return sum.isPresent() && Amount.isInRange(value) && Amount.isInRange(sum.getAsLong() + value)
                ? OptionalLong.of(sum.getAsLong() + value)
                : OptionalLong.empty();
    }

    /** What all outputs pay; empty if it is more than there can be, or less than nothing. */
    private static OptionalLong total(Transaction transaction) {
        OptionalLong total = OptionalLong.of(0);
        for (TxOut output : transaction.outputs()) {
            total = add(total, output.value());
        }
        return total;
    }

    private void ripeness(int index, int input, Coin coin) {
        if (coin.isCoinbase()
                && coin.height().isPresent()
                && circumstances.height().isPresent()) {
            int ripeAt = coin.height().getAsInt() + RIPE_AFTER;
            if (circumstances.height().getAsInt() < ripeAt) {
                inputReasons.add(
                        new Reason.CoinbaseUnripe(index, input, coin.height().getAsInt(), ripeAt));
            }
        }
    }

    private void script(int index, int input, TxIn spends, Spending spending, TxOut coin) {
        if (!spending.canJudge(coin)) {
            unjudged++;
            return;
        }
        Optional<ScriptFault> fault = spending.faultOf(input, coin);
        fault.ifPresent(
                it -> scriptReasons.add(new Reason.ScriptFails(index, input, txids.get(index), spends.spends(), it)));
    }

    private Finding inputs() {
        int known = inputs - unknown - missing;
        return Finding.of(
                Rule.INPUTS,
                inputReasons.build(),
                inputs == 0
                        ? Result.DOES_NOT_APPLY
                        : unknown == 0 ? Result.HOLDS : known == 0 ? Result.NOT_CHECKED : Result.HOLDS_IN_PART,
                inputs == 0 ? "a coinbase spends nothing, and there is no other transaction" : howMany(known, 0));
    }

    private Finding scripts() {
        int judged = inputs - unknown + shown - missing - unjudged;
        return Finding.of(
                Rule.SCRIPTS,
                scriptReasons.build(),
                inputs == 0
                        ? Result.DOES_NOT_APPLY
                        : judged == inputs ? Result.HOLDS : judged == 0 ? Result.NOT_CHECKED : Result.HOLDS_IN_PART,
                inputs == 0
                        ? "a coinbase has no signature, and there is no other transaction"
                        : howMany(judged, unjudged));
    }

    private String howMany(int checked, int taproot) {
        StringBuilder sentence = new StringBuilder();
        sentence.append(checked)
                .append(" of ")
                .append(inputs)
                .append(inputs == 1 ? " input" : " inputs")
                .append(" checked");
        if (unknown > 0) {
            sentence.append("; ")
                    .append(unknown)
                    .append(unknown == 1 ? " spends" : " spend")
                    .append(" outputs that are not at hand");
        }
        if (shown > 0 && checked > inputs - unknown - missing) {
            sentence.append(", ")
                    .append(shown)
                    .append(shown == 1 ? " of which shows" : " of which show")
                    .append(" its script");
        }
        if (missing > 0) {
            sentence.append("; ")
                    .append(missing)
                    .append(missing == 1 ? " spends" : " spend")
                    .append(" what is not there");
        }
        if (taproot > 0) {
            sentence.append("; ").append(taproot).append(" by taproot, which is not known here");
        }
        return sentence.toString();
    }

    private Finding coinbaseValue() {
        if (block.transactions().isEmpty() || !block.transactions().get(0).isCoinbase()) {
            return Finding.of(Rule.COINBASE_VALUE, Result.DOES_NOT_APPLY, "there is no coinbase");
        }
        OptionalLong paid = total(block.transactions().get(0));
        if (circumstances.height().isEmpty()) {
            return notComputable("the height of the block is not known, and with it what may be made");
        } else if (unknown > 0) {
            return notComputable("the fees are not known: " + unknown + " of " + inputs
                    + " inputs spend outputs that are not at hand");
        } else if (missing > 0) {
            return notComputable(
                    "the fees are not known: " + missing + " of " + inputs + " inputs spend what is not there");
        } else if (paid.isEmpty()) {
            return notComputable("its outputs are out of range");
        }
        long subsidy = circumstances.network().subsidy(circumstances.height().getAsInt());
        return Finding.of(
                Rule.COINBASE_VALUE,
                paid.getAsLong() <= subsidy + fees
                        ? ImmutableList.of()
                        : ImmutableList.of(new Reason.CoinbasePaysTooMuch(paid.getAsLong(), subsidy, fees)),
                Result.HOLDS,
                "the coinbase pays " + Amount.inBitcoins(paid.getAsLong()) + " BTC of " + Amount.inBitcoins(subsidy)
                        + " new and " + Amount.inBitcoins(fees) + " in fees");
    }

    private static Finding notComputable(String why) {
        return Finding.of(Rule.COINBASE_VALUE, Result.NOT_CHECKED, why);
    }
}
