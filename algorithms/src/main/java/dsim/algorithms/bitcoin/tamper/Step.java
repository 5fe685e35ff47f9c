package dsim.algorithms.bitcoin.tamper;

/** How far a block is mended after it was changed. */
public enum Step {

    /** Not at all: the header still promises the old transactions. */
    HEADER_UNTOUCHED("header-untouched"),

    /** The header promises the changed transactions. */
    MERKLE_FIXED("merkle-fixed"),

    /** The coinbase commits to the changed witnesses, and the header promises that coinbase. */
    WITNESS_FIXED("witness-fixed"),

    /** The hash meets the target again. */
    MINED("mined");

    private final String word;

    Step(String word) {
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
