package dsim.algorithms.pickle;

import dsim.shape.MalformedMessageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The opcodes of a pickle one after the other, each with the place of its operand. If a token is not there as a whole it is
 * looked at again later, from where the search had come.
 */
final class Tokens {

    private final int limit;

    private int at;
    private int searched;
    private Opcode opcode = Opcode.STOP;
    private int from;
    private int to;

    /**
     * Stands before the first token.
     *
     * @param limit of the bytes of the whole pickle
     */
    Tokens(int limit) {
        this.limit = limit;
    }

    /**
     * Goes to the next token.
     *
     * @param in the pickle from its first byte on, as far as it is there
     * @return false if more bytes are needed
     */
    boolean next(ByteBuffer in) throws MalformedMessageException {
        int length = in.remaining();
        if (at >= length) {
            return more(at + 1L);
        }
        opcode = Opcode.of(in.get(in.position() + at), at);
        from = at + 1;
        if (opcode.operand == Opcode.Operand.LINE) {
            return line(in);
        }
        int width = opcode.operand.width();
        if (length - from < width) {
            return more((long) from + width);
        }
        long end = from + (long) width;
        if (opcode.operand.isCounted()) {
            long count = number(in, from, width);
            if (count < 0 || count > limit) {
                throw new MalformedMessageException(opcode + " at byte " + at + " counts "
                        + Long.toUnsignedString(count) + " bytes, and a pickle has " + limit + " at most");
            }
            from += width;
            end = from + count;
        }
        if (end > length) {
            return more(end);
        }
        to = (int) end;
        at = to;
        searched = at;
        return true;
    }

    private boolean line(ByteBuffer in) throws MalformedMessageException {
        for (searched = Math.max(searched, from); searched < in.remaining(); searched++) {
            if (in.get(in.position() + searched) == '\n') {
                to = searched;
                at = searched + 1;
                searched = at;
                return true;
            }
        }
        return more(searched + 1L);
    }

    /** More bytes are needed, unless they would be too many. */
    private boolean more(long needed) throws MalformedMessageException {
        if (needed > limit) {
            throw new MalformedMessageException("a pickle of more than " + limit + " bytes");
        }
        return false;
    }

    /** A number of 1, 2, 4 or 8 bytes, little-endian: unsigned, but for eight bytes. */
    static long number(ByteBuffer in, int from, int width) {
        ByteBuffer little = in.slice(in.position() + from, width).order(ByteOrder.LITTLE_ENDIAN);
        return switch (width) {
            case 1 -> little.get() & 0xff;
            case 2 -> little.getShort() & 0xffff;
            case 4 -> little.getInt() & 0xffff_ffffL;
            case 8 -> little.getLong();
            default -> throw new AssertionError("no width: " + width);
        };
    }

    /** The opcode of this token. */
    Opcode opcode() {
        return opcode;
    }

    /** Where its operand begins, behind its count if it has one. */
    int from() {
        return from;
    }

    /** Where its operand ends: a line without its end. */
    int to() {
        return to;
    }

    /** Where the next token begins. */
    int end() {
        return at;
    }
}
