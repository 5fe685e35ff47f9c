package dsim.algorithms.bitcoin.validation;

import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.chain.TxOut;
import dsim.algorithms.bitcoin.script.ScriptRule;
import dsim.algorithms.bitcoin.script.ScriptType;
import dsim.algorithms.bitcoin.script.Scripts;
import java.util.Optional;
import java.util.Set;

/**
 * What the signatures cost that may have to be checked for a block, whether they are or not: the limit on that is a limit on the
 * work of nodes. One in a witness costs 1, any other 4 (BIP 141).
 */
final class SigopCost {

    /** The most that a block may cost. */
    static final int MAX = 80_000;

    /** Of what stands in no witness. */
    static final int WITHOUT_WITNESS = 4;

    private SigopCost() {}

    /** How many stand in the scripts of a transaction itself, in inputs and outputs, whatever it spends. */
    static int inScripts(Transaction transaction) {
        int count = 0;
        for (TxIn input : transaction.inputs()) {
            count += Scripts.sigops(input.script(), false);
        }
        for (TxOut output : transaction.outputs()) {
            count += Scripts.sigops(output.script(), false);
        }
        return count;
    }

    /** What an input costs beyond that by the script that it answers: by the script of a hash, and by a witness. */
    static int ofSpending(TxIn input, Script spent, Set<ScriptRule> rules) {
        int cost = 0;
        Optional<Script> inner =
                rules.contains(ScriptRule.SCRIPT_HASH) && Scripts.typeOf(spent) == ScriptType.PAY_TO_SCRIPT_HASH
                        ? Scripts.lastPush(input.script())
                        : Optional.empty();
        if (inner.isPresent()) {
            cost += WITHOUT_WITNESS * Scripts.sigops(inner.get(), true);
        }
        return rules.contains(ScriptRule.WITNESS) ? cost + inWitness(input, inner.orElse(spent)) : cost;
    }

    private static int inWitness(TxIn input, Script program) {
        ScriptType type = Scripts.typeOf(program);
        if (type == ScriptType.PAY_TO_WITNESS_KEY_HASH) {
            return 1;
        } else if (type == ScriptType.PAY_TO_WITNESS_SCRIPT_HASH
                && !input.witness().isEmpty()) {
            ByteString script = input.witness().get(input.witness().size() - 1);
            return Scripts.sigops(new Script(script), true);
        }
        return 0;
    }
}
