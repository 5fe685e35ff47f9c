package dsim.scenarios.bitcoin;

/** The fields of a header, in the order of its bytes. */
enum HeaderField {
    VERSION("version", 4),
    PREVIOUS("previous", 32),
    MERKLE_ROOT("merkle", 32),
    TIME("time", 4),
    BITS("bits", 4),
    NONCE("nonce", 4);

    private final String word;
    private final int size;

    HeaderField(String word, int size) {
        this.word = word;
        this.size = size;
    }

    String word() {
        return word;
    }

    /** In bytes. */
    int size() {
        return size;
    }
}
