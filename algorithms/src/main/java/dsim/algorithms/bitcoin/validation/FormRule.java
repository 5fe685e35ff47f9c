package dsim.algorithms.bitcoin.validation;

/** The rules of size and form, by the names that nodes give them. */
public enum FormRule {

    /** No transaction, or too many bytes. */
    BAD_BLK_LENGTH("bad-blk-length"),
    /** The first transaction is no coinbase. */
    BAD_CB_MISSING("bad-cb-missing"),
    /** A later transaction is one. */
    BAD_CB_MULTIPLE("bad-cb-multiple"),
    /** A transaction spends nothing. */
    BAD_TXNS_VIN_EMPTY("bad-txns-vin-empty"),
    /** A transaction pays nothing. */
    BAD_TXNS_VOUT_EMPTY("bad-txns-vout-empty"),
    /** A transaction has too many bytes. */
    BAD_TXNS_OVERSIZE("bad-txns-oversize"),
    /** An output is below zero. */
    BAD_TXNS_VOUT_NEGATIVE("bad-txns-vout-negative"),
    /** An output is more than there can ever be. */
    BAD_TXNS_VOUT_TOOLARGE("bad-txns-vout-toolarge"),
    /** All outputs of a transaction are more than there can ever be. */
    BAD_TXNS_TXOUTTOTAL_TOOLARGE("bad-txns-txouttotal-toolarge"),
    /** A transaction spends an output twice. */
    BAD_TXNS_INPUTS_DUPLICATE("bad-txns-inputs-duplicate"),
    /** The script of the coinbase is shorter than 2 or longer than 100 bytes. */
    BAD_CB_LENGTH("bad-cb-length"),
    /** A transaction that is no coinbase spends the output that does not exist. */
    BAD_TXNS_PREVOUT_NULL("bad-txns-prevout-null"),
    /** Too many signatures may have to be checked. */
    BAD_BLK_SIGOPS("bad-blk-sigops"),
    /** The version is too old for the height. */
    BAD_VERSION("bad-version"),
    /** A transaction's lock time is not over. */
    BAD_TXNS_NONFINAL("bad-txns-nonfinal"),
    /** The coinbase does not name the height (BIP 34). */
    BAD_CB_HEIGHT("bad-cb-height"),
    /** The block weighs too much (BIP 141). */
    BAD_BLK_WEIGHT("bad-blk-weight");

    private final String rejectName;

    FormRule(String rejectName) {
        this.rejectName = rejectName;
    }

    String rejectName() {
        return rejectName;
    }
}
