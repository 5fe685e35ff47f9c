package dsim.algorithms.pickle;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import dsim.shape.MalformedMessageException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The stack machine that a complete pickle is a program of. Runs once. */
final class PickleMachine {

    /** As many digits as CPython reads since 3.11: the time to read more grows with their square. */
    private static final int DIGITS = 4300;

    private static final int NEWEST_PROTOCOL = 5;

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private final PickleLimits limits;
    private final byte[] pickle;
    private final ByteBuffer in;
    private final Tokens tokens;
    private final List<Part> stack = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Long, Part> memo = new HashMap<>();

    PickleMachine(PickleLimits limits, byte[] pickle) {
        this.limits = limits;
        this.pickle = pickle;
        this.in = ByteBuffer.wrap(pickle);
        this.tokens = new Tokens(limits.bytes());
    }

    Pickled run() throws MalformedMessageException {
        while (tokens.next(in) && tokens.opcode() != Opcode.STOP) {
            carryOut(tokens.opcode());
        }
        Part result = pop();
        if (!stack.isEmpty() || !marks.isEmpty()) {
            throw refusal("more than one value is left");
        }
        return result.value(limits);
    }

    private void carryOut(Opcode opcode) throws MalformedMessageException {
        switch (opcode) {
            case PROTO -> protocol();
            case FRAME -> frame();
            case MARK -> marks.add(stack.size());
            case POP -> drop();
            case POP_MARK -> popMark();
            case DUP -> push(top());
            case NONE -> push(new Pickled.None(), 0);
            case NEWTRUE -> push(new Pickled.Bool(true), 0);
            case NEWFALSE -> push(new Pickled.Bool(false), 0);
            case INT -> integer(line());
            case LONG -> push(whole(withoutL(line())));
            case BININT -> push(BigInteger.valueOf(Integer.reverseBytes(in.getInt(tokens.from()))));
            case BININT1, BININT2 -> push(BigInteger.valueOf(number()));
            case LONG1, LONG4 -> push(twosComplement());
            case FLOAT -> push(new Pickled.Real(decimal(line())), 0);
            case BINFLOAT -> push(new Pickled.Real(in.getDouble(tokens.from())), 0);
            case UNICODE -> text(Escapes.rawUnicode(line(StandardCharsets.ISO_8859_1)));
            case STRING -> text(ascii(Escapes.quoted(line(StandardCharsets.ISO_8859_1))));
            case BINSTRING, SHORT_BINSTRING -> text(decode(StandardCharsets.US_ASCII));
            case BINUNICODE, SHORT_BINUNICODE, BINUNICODE8 -> text(decode(StandardCharsets.UTF_8));
            case BINBYTES, SHORT_BINBYTES, BINBYTES8, BYTEARRAY8 -> {
                int length = tokens.to() - tokens.from();
                push(new Pickled.Bytes(ByteString.of(pickle, tokens.from(), length)), length);
            }
            case EMPTY_TUPLE -> tuple(ImmutableList.of());
            case TUPLE1 -> tuple(pop(1));
            case TUPLE2 -> tuple(pop(2));
            case TUPLE3 -> tuple(pop(3));
            case TUPLE -> tuple(popMark());
            case EMPTY_LIST -> push(new Part.Growing(false));
            case LIST -> {
                Part.Growing list = new Part.Growing(false);
                append(list, popMark());
                push(list);
            }
            case APPEND -> {
                List<Part> item = pop(1);
                append(top(), item);
            }
            case APPENDS -> {
                List<Part> items = popMark();
                append(top(), items);
            }
            case EMPTY_DICT -> push(new Part.Growing(true));
            case DICT -> {
                Part.Growing dict = new Part.Growing(true);
                set(dict, popMark());
                push(dict);
            }
            case SETITEM -> {
                List<Part> item = pop(2);
                set(top(), item);
            }
            case SETITEMS -> {
                List<Part> items = popMark();
                set(top(), items);
            }
            case MEMOIZE -> memo.put((long) memo.size(), top());
            case PUT -> memo.put(index(line()), top());
            case BINPUT, LONG_BINPUT -> memo.put(number(), top());
            case GET -> get(index(line()));
            case BINGET, LONG_BINGET -> get(number());
            default -> throw new AssertionError("unhandled: " + opcode);
        }
    }

    private void protocol() throws MalformedMessageException {
        if (number() > NEWEST_PROTOCOL) {
            throw refusal("protocol " + number() + " is not known");
        }
    }

    /** What is left of the pickle has to hold the frame. */
    private void frame() throws MalformedMessageException {
        long length = number();
        if (length < 0 || length > pickle.length - tokens.end()) {
            throw refusal("a frame of " + Long.toUnsignedString(length) + " bytes, where the pickle goes on for "
                    + (pickle.length - tokens.end()));
        }
    }

    // ---- the stack

    private void push(Part part) {
        stack.add(part);
    }

    private void push(BigInteger value) throws MalformedMessageException {
        push(new Pickled.Int(value), value.bitLength() / 3);
    }

    private void push(Pickled atom, int length) throws MalformedMessageException {
        push(new Part.Settled(atom, checkedSize(1L + length), 1));
    }

    private void text(String value) throws MalformedMessageException {
        push(new Pickled.Text(value), value.length());
    }

    private int bottom() {
        return marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    }

    private Part top() throws MalformedMessageException {
        if (stack.size() <= bottom()) {
            throw refusal("a value is missing");
        }
        return stack.get(stack.size() - 1);
    }

    private Part pop() throws MalformedMessageException {
        Part top = top();
        stack.remove(stack.size() - 1);
        return top;
    }

    private void drop() throws MalformedMessageException {
        if (!marks.isEmpty() && stack.size() == bottom()) {
            marks.remove(marks.size() - 1);
        } else {
            pop();
        }
    }

    private List<Part> pop(int count) throws MalformedMessageException {
        if (stack.size() - bottom() < count) {
            throw refusal("a value is missing");
        }
        return cut(stack.size() - count);
    }

    private List<Part> popMark() throws MalformedMessageException {
        if (marks.isEmpty()) {
            throw refusal("a mark is missing");
        }
        return cut(marks.remove(marks.size() - 1));
    }

    private List<Part> cut(int from) {
        List<Part> tail = stack.subList(from, stack.size());
        List<Part> taken = ImmutableList.copyOf(tail);
        tail.clear();
        return taken;
    }

    // ---- what is made of parts

    private void tuple(List<Part> items) throws MalformedMessageException {
        push(Part.tuple(items, limits));
    }

    private void append(Part list, List<Part> items) throws MalformedMessageException {
        if (!(list instanceof Part.Growing growing) || growing.isDict()) {
            throw refusal("only a list grows by items");
        }
        items.forEach(growing::add);
    }

    private void set(Part dict, List<Part> keysAndValues) throws MalformedMessageException {
        if (!(dict instanceof Part.Growing growing) || !growing.isDict()) {
            throw refusal("only a dict grows by keys and values");
        } else if (keysAndValues.size() % 2 != 0) {
            throw refusal("a key without a value");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            if (!(keysAndValues.get(i) instanceof Part.Settled key) || key.size() > Part.KEY_SIZE) {
                throw refusal("a key that is a list or dict, or has one in it, or is larger than " + Part.KEY_SIZE);
            }
            growing.add(key);
            growing.add(keysAndValues.get(i + 1));
        }
    }

    private void get(long index) throws MalformedMessageException {
        Part part = memo.get(index);
        if (part == null) {
            throw refusal("nothing was kept as " + index);
        }
        push(part);
    }

    // ---- operands

    private long number() {
        return Tokens.number(in, tokens.from(), tokens.to() - tokens.from());
    }

    private String line() {
        return line(StandardCharsets.ISO_8859_1).strip();
    }

    private String line(Charset charset) {
        return new String(pickle, tokens.from(), tokens.to() - tokens.from(), charset);
    }

    private String decode(Charset charset) throws MalformedMessageException {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(pickle, tokens.from(), tokens.to() - tokens.from()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedMessageException(
                    tokens.opcode() + " before byte " + tokens.end() + ": no text in " + charset.name(), e);
        }
    }

    private String ascii(String text) throws MalformedMessageException {
        if (!text.chars().allMatch(character -> character < 0x80)) {
            throw refusal("no text in US-ASCII");
        }
        return text;
    }

    private void integer(String line) throws MalformedMessageException {
        switch (line) {
            case "00" -> push(new Pickled.Bool(false), 0);
            case "01" -> push(new Pickled.Bool(true), 0);
            default -> push(whole(line));
        }
    }

    private static String withoutL(String line) {
        return line.endsWith("L") ? line.substring(0, line.length() - 1) : line;
    }

    private BigInteger whole(String line) throws MalformedMessageException {
        if (line.length() > DIGITS || !WHOLE.matcher(line).matches()) {
            throw refusal("no whole number of at most " + DIGITS + " digits");
        }
        return new BigInteger(line);
    }

    private long index(String line) throws MalformedMessageException {
        BigInteger index = whole(line);
        if (index.signum() < 0 || index.bitLength() > Integer.SIZE) {
            throw refusal("no place in the memo");
        }
        return index.longValue();
    }

    private double decimal(String line) throws MalformedMessageException {
        if (line.length() <= DIGITS && DECIMAL.matcher(line).matches()) {
            return Double.parseDouble(line);
        }
        return switch (line) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "-nan" -> Double.NaN;
            default -> throw refusal("no number");
        };
    }

    /** Little-endian; no bytes are zero. */
    private BigInteger twosComplement() {
        int length = tokens.to() - tokens.from();
        byte[] bigEndian = new byte[length + 1];
        for (int i = 0; i < length; i++) {
            bigEndian[length - i] = pickle[tokens.from() + i];
        }
        bigEndian[0] = (byte) (length > 0 && bigEndian[1] < 0 ? -1 : 0);
        return new BigInteger(bigEndian);
    }

    private int checkedSize(long size) throws MalformedMessageException {
        return Part.checkedSize(size, limits);
    }

    private MalformedMessageException refusal(String why) {
        return new MalformedMessageException(tokens.opcode() + " before byte " + tokens.end() + ": " + why);
    }
}
