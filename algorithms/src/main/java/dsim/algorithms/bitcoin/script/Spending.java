package dsim.algorithms.bitcoin.script;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.chain.TxOut;
import dsim.algorithms.bitcoin.crypto.Digests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the inputs of a transaction may spend their coins: their scripts are run with those of the coins, signatures and
 * all. What scripts mean is what Bitcoin Core's {@code VerifyScript} does, without taproot, whose coins nobody here can judge.
 *
 * <p>Immutable; made once for all inputs of a transaction.
 */
public final class Spending {

    private static final int WITNESS_ITEM_MAX = 520;

    private final SignedTransaction signed;
    private final ImmutableSet<ScriptRule> rules;

    /** The spending of a transaction under some rules. */
    public Spending(Transaction transaction, ImmutableSet<ScriptRule> rules) {
        this.signed = new SignedTransaction(transaction);
        this.rules = rules;
    }

    /** Whether it can be told here whether a coin is rightly spent: not by taproot, if witnesses count. */
    public boolean canJudge(TxOut coin) {
        return !rules.contains(ScriptRule.WITNESS) || Scripts.typeOf(coin.script()) != ScriptType.PAY_TO_TAPROOT;
    }

    /**
     * Why an input may not spend its coin; empty if it may.
     *
     * @param input its index
     * @param coin the output that it spends
     */
    public Optional<ScriptFault> faultOf(int input, TxOut coin) {
        TxIn spending = signed.transaction().inputs().get(input);
        SignatureCheck check = new SignatureCheck(signed, input, coin.value(), rules, false);
        try {
            verify(spending, coin.script(), check);
            return Optional.empty();
        } catch (ScriptFaultException e) {
            return Optional.of(e.fault());
        }
    }

    private void verify(TxIn spending, Script script, SignatureCheck check) throws ScriptFaultException {
        List<ByteString> stack = new ArrayList<>();
        ScriptMachine.run(spending.script(), stack, check);
        List<ByteString> answer = new ArrayList<>(stack);
        ScriptMachine.run(script, stack, check);
        requireTrue(stack);
        boolean isWitnessUsed =
                verifyWitness(spending, script, ByteString.empty(), ScriptFault.WITNESS_MALLEATED, check);
        if (rules.contains(ScriptRule.SCRIPT_HASH) && Scripts.isScriptHash(script.bytes())) {
            require(Scripts.isPushOnly(spending.script()), ScriptFault.SIG_PUSHONLY);
            ByteString inner = answer.remove(answer.size() - 1);
            ScriptMachine.run(new Script(inner), answer, check);
            requireTrue(answer);
            isWitnessUsed |= verifyWitness(
                    spending, new Script(inner), Scripts.pushOf(inner), ScriptFault.WITNESS_MALLEATED_P2SH, check);
        }
        require(
                isWitnessUsed
                        || !rules.contains(ScriptRule.WITNESS)
                        || spending.witness().isEmpty(),
                ScriptFault.WITNESS_UNEXPECTED);
    }

    /**
     * Runs the witness, if the script asks for one.
     *
     * @param expected what the input's own script must be then
     * @return whether it asks for one
     */
    private boolean verifyWitness(
            TxIn spending, Script script, ByteString expected, ScriptFault otherwise, SignatureCheck check)
            throws ScriptFaultException {
        Optional<WitnessProgram> program = WitnessProgram.of(script);
        if (!rules.contains(ScriptRule.WITNESS) || program.isEmpty()) {
            return false;
        }
        require(spending.script().bytes().equals(expected), otherwise);
        if (program.get().version() == 0) { // others mean nothing yet, or more than is known here
            verifyWitness(spending.witness(), program.get().program(), check.ofWitness());
        }
        return true;
    }

    private static void verifyWitness(ImmutableList<ByteString> witness, ByteString program, SignatureCheck check)
            throws ScriptFaultException {
        List<ByteString> stack = new ArrayList<>(witness);
        Script script;
        if (Scripts.isHash256(program)) {
            require(!stack.isEmpty(), ScriptFault.WITNESS_PROGRAM_WITNESS_EMPTY);
            ByteString inner = stack.remove(stack.size() - 1);
            require(Digests.sha256(inner).equals(program), ScriptFault.WITNESS_PROGRAM_MISMATCH);
            script = new Script(inner);
        } else {
            require(Scripts.isHash160(program), ScriptFault.WITNESS_PROGRAM_WRONG_LENGTH);
            require(stack.size() == 2, ScriptFault.WITNESS_PROGRAM_MISMATCH);
            script = Scripts.toKeyHash(program);
        }
        require(stack.stream().allMatch(item -> item.size() <= WITNESS_ITEM_MAX), ScriptFault.PUSH_SIZE);
        ScriptMachine.run(script, stack, check);
        require(stack.size() == 1, ScriptFault.CLEANSTACK);
        requireTrue(stack);
    }

    private static void requireTrue(List<ByteString> stack) throws ScriptFaultException {
        require(!stack.isEmpty() && ScriptNumber.isTrue(stack.get(stack.size() - 1)), ScriptFault.EVAL_FALSE);
    }

    private static void require(boolean isSo, ScriptFault fault) throws ScriptFaultException {
        if (!isSo) {
            throw new ScriptFaultException(fault);
        }
    }
}
