package dsim.scenarios.bitcoin;

import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Amount;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.chain.TxOut;
import dsim.algorithms.bitcoin.script.Payee;
import dsim.algorithms.bitcoin.script.ScriptType;
import dsim.algorithms.bitcoin.script.Scripts;
import dsim.algorithms.bitcoin.validation.CoinbaseScript;
import java.util.Optional;

/** Outputs in words. */
final class OutputWords {

    private OutputWords() {}

    /** Such as {@code 10.00000000 BTC to P2PKH 1Q2TWH…}. */
    static String of(TxOut output, BitcoinNetwork network) {
        return Amount.inBitcoins(output.value()) + " BTC to " + payee(output.script(), network);
    }

    /** Whom a script pays: its kind, and an address where there is one. */
    static String payee(Script script, BitcoinNetwork network) {
        ScriptType type = Scripts.typeOf(script);
        Optional<String> address = address(script, network);
        return switch (type) {
            case PAY_TO_KEY -> "P2PK (the key of " + address.orElse("") + ")";
            case MULTISIG ->
                Scripts.multisigNeeds(script) + " of "
                        + Scripts.multisigKeys(script).size() + " keys (bare multisig)";
            case DATA -> "nobody (data)" + text(script);
            case OTHER -> script.size() == 0 ? "anybody (no script)" : "a script of another kind";
            case PAY_TO_KEY_HASH,
                    PAY_TO_SCRIPT_HASH,
                    PAY_TO_WITNESS_KEY_HASH,
                    PAY_TO_WITNESS_SCRIPT_HASH,
                    PAY_TO_TAPROOT,
                    WITNESS_UNKNOWN -> type.word() + " " + address.orElse("");
        };
    }

    private static String text(Script script) {
        String text = CoinbaseScript.textOf(script);
        return text.isEmpty() ? "" : " \"" + text + "\"";
    }

    /** The address of a script; of the hash of the key, if it pays to a key. */
    static Optional<String> address(Script script, BitcoinNetwork network) {
        if (Scripts.typeOf(script) == ScriptType.PAY_TO_KEY) {
            ByteString key = Scripts.targetOf(script).orElseThrow();
            return Optional.of(Payee.addressOfKey(key, network));
        }
        return Payee.addressOf(script, network);
    }
}
