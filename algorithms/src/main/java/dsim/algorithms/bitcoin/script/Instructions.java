package dsim.algorithms.bitcoin.script;

import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Script;

/**
 * Reads the instructions of a script, one after the other. The last may break off: it pushes more bytes than there are.
 *
 * <p>Not thread safe.
 */
final class Instructions {

    private final byte[] bytes;
    private int at;
    private int op;
    private int pushFrom;
    private boolean isBroken;

    Instructions(Script script) {
        this(script.bytes().toByteArray());
    }

    Instructions(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Goes to the next instruction. False at the end, and where the script breaks off. */
    boolean next() {
        if (at == bytes.length || isBroken) {
            return false;
        }
        op = Byte.toUnsignedInt(bytes[at++]);
        int size = 0;
        if (op < Op.PUSHDATA1) {
            size = op;
        } else if (op <= Op.PUSHDATA4) {
            int digits = 1 << (op - Op.PUSHDATA1);
            if (digits > bytes.length - at) {
                isBroken = true;
                return false;
            }
            for (int i = digits - 1; i >= 0; i--) {
                size = size << Byte.SIZE | Byte.toUnsignedInt(bytes[at + i]);
            }
            at += digits;
        }
        if (size < 0 || size > bytes.length - at) {
            isBroken = true;
            return false;
        }
        pushFrom = at;
        at += size;
        return true;
    }

    /** The instruction. */
    int op() {
        return op;
    }

    /** Whether the instruction pushes bytes that follow it; none, in the case of the lowest. */
    boolean isPush() {
        return op <= Op.PUSHDATA4;
    }

    /** What the instruction pushes. */
    ByteString pushed() {
        return ByteString.of(bytes, pushFrom, at - pushFrom);
    }

    /** How many bytes the instruction pushes. */
    int pushedSize() {
        return at - pushFrom;
    }

    /** Where the next instruction begins. */
    int position() {
        return at;
    }

    /** Reads on from a position, where an instruction begins. */
    void goTo(int position) {
        at = position;
    }

    /** Whether the script breaks off within an instruction. Known at its end. */
    boolean isBroken() {
        return isBroken;
    }
}
