package dsim.algorithms.bitcoin.validation;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.chain.TxOut;
import dsim.algorithms.bitcoin.crypto.Digests;
import dsim.algorithms.bitcoin.script.ScriptRule;
import dsim.algorithms.bitcoin.script.Scripts;
import dsim.algorithms.bitcoin.script.Spending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Coins of which some are known by their script alone, because the inputs that spend them show it: the key of P2PKH, the
 * inner script of P2SH. What an input shows is taken only if its signature holds with it: a signature covers the script, so that
 * it holds with no other. Signatures of witnesses cover the value too, and prove nothing here.
 *
 * @param others where the rest is known from
 * @param shown the scripts
 */
public record ShownScripts(Coins others, ImmutableMap<OutPoint, Script> shown) implements Coins {

    /**
     * What the inputs of a transaction show of coins that are not known otherwise.
     *
     * @param circumstances of the block in which the transaction stands
     */
    public static ShownScripts of(Transaction transaction, Circumstances circumstances, long time) {
        ImmutableSet<ScriptRule> rules = ScriptRule.inForce(circumstances.network(), circumstances.height(), time);
        Spending spending = new Spending(transaction, rules);
        ImmutableMap.Builder<OutPoint, Script> shown = ImmutableMap.builder();
        for (int i = 0; i < transaction.inputs().size(); i++) {
            TxIn input = transaction.inputs().get(i);
            if (circumstances.coins().coin(input.spends()).isEmpty()) {
                for (Script script : candidates(input, rules)) {
                    if (spending.faultOf(i, new TxOut(0, script)).isEmpty()) {
                        shown.put(input.spends(), script);
                        break;
                    }
                }
            }
        }
        return new ShownScripts(circumstances.coins(), shown.buildKeepingLast());
    }

    private static List<Script> candidates(TxIn input, ImmutableSet<ScriptRule> rules) {
        List<Script> candidates = new ArrayList<>();
        Optional<Script> last = input.witness().isEmpty() ? Scripts.lastPush(input.script()) : Optional.empty();
        if (last.isPresent()) {
            ByteString hash = Digests.hash160(last.get().bytes());
            candidates.add(Scripts.toKeyHash(hash));
            if (rules.contains(ScriptRule.SCRIPT_HASH)
                    && !Scripts.multisigKeys(last.get()).isEmpty()) {
                candidates.add(Scripts.toScriptHash(hash));
            }
        }
        return candidates;
    }

    @Override
    public Optional<Coin> coin(OutPoint at) {
        return others.coin(at);
    }

    @Override
    public Optional<Script> script(OutPoint at) {
        Script script = shown.get(at);
        return script == null ? others.script(at) : Optional.of(script);
    }

    @Override
    public Optional<Hash256> spender(OutPoint at) {
        return others.spender(at);
    }

    @Override
    public boolean isMissing(OutPoint at) {
        return others.isMissing(at);
    }
}
