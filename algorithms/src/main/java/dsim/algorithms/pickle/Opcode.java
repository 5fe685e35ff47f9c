package dsim.algorithms.pickle;

import dsim.shape.MalformedMessageException;
import org.jspecify.annotations.Nullable;

/** What a pickle is made of, by the names of CPython's {@code pickletools}. */
enum Opcode {
    MARK('(', Operand.NOTHING),
    STOP('.', Operand.NOTHING),
    POP('0', Operand.NOTHING),
    POP_MARK('1', Operand.NOTHING),
    DUP('2', Operand.NOTHING),
    FLOAT('F', Operand.LINE),
    INT('I', Operand.LINE),
    LONG('L', Operand.LINE),
    NONE('N', Operand.NOTHING),
    STRING('S', Operand.LINE),
    UNICODE('V', Operand.LINE),
    APPEND('a', Operand.NOTHING),
    DICT('d', Operand.NOTHING),
    LIST('l', Operand.NOTHING),
    TUPLE('t', Operand.NOTHING),
    GET('g', Operand.LINE),
    PUT('p', Operand.LINE),
    SETITEM('s', Operand.NOTHING),
    APPENDS('e', Operand.NOTHING),
    SETITEMS('u', Operand.NOTHING),
    BININT('J', Operand.FOUR),
    BININT1('K', Operand.ONE),
    BININT2('M', Operand.TWO),
    BINSTRING('T', Operand.COUNTED_BY_FOUR),
    SHORT_BINSTRING('U', Operand.COUNTED_BY_ONE),
    BINUNICODE('X', Operand.COUNTED_BY_FOUR),
    BINGET('h', Operand.ONE),
    LONG_BINGET('j', Operand.FOUR),
    BINPUT('q', Operand.ONE),
    LONG_BINPUT('r', Operand.FOUR),
    EMPTY_LIST(']', Operand.NOTHING),
    EMPTY_DICT('}', Operand.NOTHING),
    EMPTY_TUPLE(')', Operand.NOTHING),
    BINFLOAT('G', Operand.EIGHT),
    PROTO(0x80, Operand.ONE),
    TUPLE1(0x85, Operand.NOTHING),
    TUPLE2(0x86, Operand.NOTHING),
    TUPLE3(0x87, Operand.NOTHING),
    NEWTRUE(0x88, Operand.NOTHING),
    NEWFALSE(0x89, Operand.NOTHING),
    LONG1(0x8a, Operand.COUNTED_BY_ONE),
    LONG4(0x8b, Operand.COUNTED_BY_FOUR),
    BINBYTES('B', Operand.COUNTED_BY_FOUR),
    SHORT_BINBYTES('C', Operand.COUNTED_BY_ONE),
    SHORT_BINUNICODE(0x8c, Operand.COUNTED_BY_ONE),
    BINUNICODE8(0x8d, Operand.COUNTED_BY_EIGHT),
    BINBYTES8(0x8e, Operand.COUNTED_BY_EIGHT),
    MEMOIZE(0x94, Operand.NOTHING),
    FRAME(0x95, Operand.EIGHT),
    BYTEARRAY8(0x96, Operand.COUNTED_BY_EIGHT),

    GLOBAL('c', "names a class"),
    REDUCE('R', "calls"),
    BUILD('b', "sets the state of an object"),
    INST('i', "makes an object of a class"),
    OBJ('o', "makes an object of a class"),
    NEWOBJ(0x81, "makes an object of a class"),
    NEWOBJ_EX(0x92, "makes an object of a class"),
    STACK_GLOBAL(0x93, "names a class"),
    EXT1(0x82, "names a class"),
    EXT2(0x83, "names a class"),
    EXT4(0x84, "names a class"),
    PERSID('P', "names an object outside"),
    BINPERSID('Q', "names an object outside"),
    NEXT_BUFFER(0x97, "names a buffer outside"),
    READONLY_BUFFER(0x98, "names a buffer outside"),
    EMPTY_SET(0x8f, "makes a set"),
    ADDITEMS(0x90, "makes a set"),
    FROZENSET(0x91, "makes a set");

    /** What stands behind an opcode. */
    enum Operand {
        NOTHING,
        ONE,
        TWO,
        FOUR,
        EIGHT,
        COUNTED_BY_ONE,
        COUNTED_BY_FOUR,
        COUNTED_BY_EIGHT,
        LINE;

        /** How many bytes it has, or its count; a line has no such number. */
        int width() {
            return switch (this) {
                case NOTHING, LINE -> 0;
                case ONE, COUNTED_BY_ONE -> 1;
                case TWO -> 2;
                case FOUR, COUNTED_BY_FOUR -> 4;
                case EIGHT, COUNTED_BY_EIGHT -> 8;
            };
        }

        boolean isCounted() {
            return this == COUNTED_BY_ONE || this == COUNTED_BY_FOUR || this == COUNTED_BY_EIGHT;
        }
    }

    private static final @Nullable Opcode[] BY_CODE = new @Nullable Opcode[256];

    static {
        for (Opcode opcode : values()) {
            BY_CODE[opcode.code] = opcode;
        }
    }

    final int code;
    final Operand operand;

    /** Why it is refused; empty if it is data. */
    private final String refusal;

    Opcode(int code, Operand operand) {
        this.code = code;
        this.operand = operand;
        this.refusal = "";
    }

    Opcode(int code, String refusal) {
        this.code = code;
        this.operand = Operand.NOTHING;
        this.refusal = refusal;
    }

    /**
     * The opcode of a byte.
     *
     * @param at where it stands in the pickle
     * @throws MalformedMessageException if there is none, or if it is more than data
     */
    static Opcode of(byte code, int at) throws MalformedMessageException {
        Opcode opcode = BY_CODE[code & 0xff];
        if (opcode == null) {
            throw new MalformedMessageException("no pickle: there is no opcode " + Integer.toHexString(code & 0xff)
                    + ", as byte " + at + " has it");
        } else if (!opcode.refusal.isEmpty()) {
            throw new MalformedMessageException("a pickle that is more than data: " + opcode + " at byte " + at + " "
                    + opcode.refusal + ", which is refused");
        }
        return opcode;
    }
}
