package dsim.algorithms.bitcoin.chain;

import dsim.actor.ByteString;

/**
 * A program of an input or output. Any bytes are one; whether they mean something shows only when it runs.
 *
 * @param bytes of the program
 */
public record Script(ByteString bytes) {

    /** No program at all. */
    public static final Script EMPTY = new Script(ByteString.empty());

    /**
     * Reads hexadecimal digits.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static Script ofHex(String digits) {
        return new Script(ByteString.ofHex(digits));
    }

    /** How many bytes. */
    public int size() {
        return bytes.size();
    }

    /** Hexadecimal digits. */
    @Override
    public String toString() {
        return bytes.toHex();
    }
}
