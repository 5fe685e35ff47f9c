package dsim.algorithms.bitcoin.validation;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.chain.Amount;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.RuleHeights;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.chain.TxOut;
import dsim.algorithms.bitcoin.validation.Finding.Result;
import java.util.HashSet;
import java.util.Set;

/** Looks at sizes, counts and ranges: all that needs no other block. */
final class FormCheck {

    private static final int WEIGHT_MAX = 4_000_000;
    private static final int WEIGHT_PER_BYTE = 4;
    private static final int SIGOPS_MAX = SigopCost.MAX / SigopCost.WITHOUT_WITNESS;
    private static final int COINBASE_SCRIPT_MIN = 2;
    private static final int COINBASE_SCRIPT_MAX = 100;
    private static final long LOCK_TIME_IS_TIME = 500_000_000;

    private final Block block;
    private final Circumstances circumstances;
    private final ImmutableList.Builder<Reason> reasons = ImmutableList.builder();

    private FormCheck(Block block, Circumstances circumstances) {
        this.block = block;
        this.circumstances = circumstances;
    }

    static Finding of(Block block, Circumstances circumstances) {
        FormCheck check = new FormCheck(block, circumstances);
        check.block();
        return Finding.of(
                Rule.FORM,
                check.reasons.build(),
                Result.HOLDS,
                block.size() + " bytes, " + block.transactions().size()
                        + (block.transactions().size() == 1 ? " transaction" : " transactions") + ", weight "
                        + block.weight() + " of " + WEIGHT_MAX);
    }

    private void block() {
        int count = block.transactions().size();
        long stripped = block.strippedSize();
        if (count == 0) {
            broken(FormRule.BAD_BLK_LENGTH, "there is no transaction");
            return;
        } else if (stripped * WEIGHT_PER_BYTE > WEIGHT_MAX) {
            broken(
                    FormRule.BAD_BLK_LENGTH,
                    stripped + " bytes without witnesses, where " + WEIGHT_MAX / WEIGHT_PER_BYTE + " are allowed");
        }
        if (!block.transactions().get(0).isCoinbase()) {
            broken(FormRule.BAD_CB_MISSING, "the first transaction is no coinbase");
        }
        int sigops = 0;
        for (int i = 0; i < count; i++) {
            Transaction transaction = block.transactions().get(i);
            if (i > 0 && transaction.isCoinbase()) {
                broken(FormRule.BAD_CB_MULTIPLE, "transaction " + i + " is a coinbase too");
            }
            transaction(i, transaction);
            sigops += SigopCost.inScripts(transaction);
        }
        if (sigops > SIGOPS_MAX) {
            broken(
                    FormRule.BAD_BLK_SIGOPS,
                    sigops + " signatures may have to be checked, where " + SIGOPS_MAX + " are allowed");
        }
        version();
        height();
        if (block.weight() > WEIGHT_MAX) {
            broken(FormRule.BAD_BLK_WEIGHT, "a weight of " + block.weight() + ", where " + WEIGHT_MAX + " is allowed");
        }
    }

    private void transaction(int index, Transaction transaction) {
        String name = "transaction " + index;
        if (transaction.inputs().isEmpty()) {
            broken(FormRule.BAD_TXNS_VIN_EMPTY, name + " has no inputs");
        }
        if (transaction.outputs().isEmpty()) {
            broken(FormRule.BAD_TXNS_VOUT_EMPTY, name + " has no outputs");
        }
        if ((long) transaction.strippedSize() * WEIGHT_PER_BYTE > WEIGHT_MAX) {
            broken(FormRule.BAD_TXNS_OVERSIZE, name + " has " + transaction.strippedSize() + " bytes");
        }
        outputs(name, transaction);
        inputs(name, transaction);
        if (!isFinal(transaction)) {
            broken(FormRule.BAD_TXNS_NONFINAL, name + " may not stand in a block before " + transaction.lockTime());
        }
    }

    private void outputs(String name, Transaction transaction) {
        long total = 0;
        for (int i = 0; i < transaction.outputs().size(); i++) {
            TxOut output = transaction.outputs().get(i);
            String which = "output " + i + " of " + name + " is of " + Amount.inBitcoins(output.value()) + " BTC";
            if (output.value() < 0) {
                broken(FormRule.BAD_TXNS_VOUT_NEGATIVE, which);
                return;
            } else if (!Amount.isInRange(output.value())) {
                broken(FormRule.BAD_TXNS_VOUT_TOOLARGE, which);
                return;
            }
            total += output.value();
            if (!Amount.isInRange(total)) {
                broken(
                        FormRule.BAD_TXNS_TXOUTTOTAL_TOOLARGE,
                        "the outputs of " + name + " add up to " + Amount.inBitcoins(total) + " BTC or more");
                return;
            }
        }
    }

    private void inputs(String name, Transaction transaction) {
        Set<OutPoint> spent = new HashSet<>();
        for (TxIn input : transaction.inputs()) {
            if (!spent.add(input.spends())) {
                broken(FormRule.BAD_TXNS_INPUTS_DUPLICATE, name + " spends " + input.spends() + " twice");
            }
        }
        boolean spendsNothing =
                transaction.inputs().stream().anyMatch(input -> input.spends().equals(OutPoint.NONE));
        if (spendsNothing && !transaction.isCoinbase()) {
            broken(FormRule.BAD_TXNS_PREVOUT_NULL, name + " spends nothing, and is no coinbase");
        }
        int size =
                transaction.isCoinbase() ? transaction.inputs().get(0).script().size() : COINBASE_SCRIPT_MIN;
        if (size < COINBASE_SCRIPT_MIN || size > COINBASE_SCRIPT_MAX) {
            broken(
                    FormRule.BAD_CB_LENGTH,
                    "the script of the coinbase has " + size + " bytes, not " + COINBASE_SCRIPT_MIN + " to "
                            + COINBASE_SCRIPT_MAX);
        }
    }

    /** Whether its lock time is over: by the time of the block or, since BIP 113, that of the chain before it, if it is known. */
    private boolean isFinal(Transaction transaction) {
        long lockTime = transaction.lockTime();
        boolean isTime = lockTime >= LOCK_TIME_IS_TIME;
        if (lockTime == 0 || !isTime && circumstances.height().isEmpty()) {
            return true;
        }
        long now = isTime ? time() : circumstances.height().getAsInt();
        return lockTime < now || transaction.inputs().stream().allMatch(input -> input.sequence() == TxIn.FINAL);
    }

    private long time() {
        boolean isOfChain = circumstances.isFrom(circumstances.network().rules().csv());
        return isOfChain
                ? circumstances.medianTime().orElse(block.header().time())
                : block.header().time();
    }

    private void version() {
        RuleHeights from = circumstances.network().rules();
        int least = circumstances.isFrom(from.bip65())
                ? 4
                : circumstances.isFrom(from.bip66()) ? 3 : circumstances.isFrom(from.bip34()) ? 2 : Integer.MIN_VALUE;
        int version = block.header().version();
        if (version < least) {
            broken(
                    FormRule.BAD_VERSION,
                    "version " + Reason.version(version) + ", where " + least + " is the least at this height");
        }
    }

    private void height() {
        Transaction first = block.transactions().get(0);
        if (circumstances.isFrom(circumstances.network().rules().bip34())
                && !first.inputs().isEmpty()) {
            int height = circumstances.height().getAsInt();
            if (!CoinbaseScript.names(height, first.inputs().get(0).script())) {
                broken(FormRule.BAD_CB_HEIGHT, "the script of the coinbase does not begin with the height " + height);
            }
        }
    }

    private void broken(FormRule rule, String sentence) {
        reasons.add(new Reason.FormBroken(rule, sentence));
    }
}
