package dsim.algorithms.bitcoin.script;

/** The kinds of scripts that outputs have. */
public enum ScriptType {

    /** To whoever signs by this key. */
    PAY_TO_KEY("P2PK"),

    /** To whoever has the key of this hash, and signs by it. */
    PAY_TO_KEY_HASH("P2PKH"),

    /** To whoever has the script of this hash, and answers it (BIP 16). */
    PAY_TO_SCRIPT_HASH("P2SH"),

    /** To so many of these keys. */
    MULTISIG("multisig"),

    /** As to the hash of a key, answered by a witness (BIP 141). */
    PAY_TO_WITNESS_KEY_HASH("P2WPKH"),

    /** As to the hash of a script, answered by a witness (BIP 141). */
    PAY_TO_WITNESS_SCRIPT_HASH("P2WSH"),

    /** By taproot (BIP 341). */
    PAY_TO_TAPROOT("P2TR"),

    /** To a witness of a version that has no meaning yet. */
    WITNESS_UNKNOWN("witness"),

    /** To nobody: it carries data. */
    DATA("data"),

    /** None of these. */
    OTHER("other");

    private final String word;

    ScriptType(String word) {
        this.word = word;
    }

    /** What it is called. */
    public String word() {
        return word;
    }

    @Override
    public String toString() {
        return word;
    }
}
