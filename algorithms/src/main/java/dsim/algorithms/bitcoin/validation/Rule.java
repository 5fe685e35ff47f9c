package dsim.algorithms.bitcoin.validation;

/** What a block must keep, in the order in which it is looked at: what costs least to find out comes first. */
public enum Rule {

    /** The header's merkle root is that of the transactions. */
    MERKLE_ROOT("merkle root"),

    /** The header's hash meets its target, and the target is the one that is due. */
    PROOF_OF_WORK("proof of work"),

    /** The block stands on the one before. */
    PREVIOUS_BLOCK("previous block"),

    /** The header's time is later than the median of those before. */
    HEADER_TIME("header time"),

    /** The coinbase commits to the witnesses (BIP 141). */
    WITNESS_COMMITMENT("witness commitment"),

    /** Sizes, counts and ranges are as they must be. */
    FORM("size and form"),

    /** No transaction stands in the chain already, with outputs that are not spent (BIP 30). */
    NEW_OUTPUTS("new outputs"),

    /** What is spent exists, is not spent yet, and is enough. */
    INPUTS("spent outputs"),

    /** Not too many signatures may have to be checked. */
    SIGNATURE_CHECKS("signature checks"),

    /** The coinbase makes no more than it may. */
    COINBASE_VALUE("coinbase value"),

    /** All inputs may spend what they spend. */
    SCRIPTS("scripts");

    private final String title;

    Rule(String title) {
        this.title = title;
    }

    /** What it is called. */
    public String title() {
        return title;
    }
}
