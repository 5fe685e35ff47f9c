package dsim.algorithms.pickle;

import com.google.common.primitives.Bytes;
import dsim.actor.ByteString;
import dsim.algorithms.pickle.Pickled.Bool;
import dsim.algorithms.pickle.Pickled.Dict;
import dsim.algorithms.pickle.Pickled.Int;
import dsim.algorithms.pickle.Pickled.None;
import dsim.algorithms.pickle.Pickled.Real;
import dsim.algorithms.pickle.Pickled.Sequence;
import dsim.algorithms.pickle.Pickled.Text;
import dsim.algorithms.pickle.Pickled.Tuple;
import dsim.shape.ByteSink;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes pickles of the protocols 2 to 5, byte for byte as CPython's own pickler does (3.8 to 3.13 write protocol 4 by default,
 * older ones 3, 3.14 writes 5). An object that comes again is written as a reference to the first time: the same object, not
 * an equal one. Texts, bytes, tuples, lists and dicts are objects in this sense.
 */
public final class PickleWriter {

    /** What Python 3.8 to 3.13 write if not told otherwise. */
    public static final int DEFAULT_PROTOCOL = 4;

    private static final int BATCH = 1000;
    private static final int FRAME_TARGET = 64 * 1024;
    private static final int FRAME_LEAST = 4;

    private final int protocol;
    private final ByteSink out;
    private final ByteSink body = new ByteSink();
    private final Map<Pickled, List<Memo>> memos = new HashMap<>();
    private int memoized;

    /** What was written before, and its place in the memo. */
    private record Memo(Pickled value, int index) {}

    private PickleWriter(int protocol, ByteSink out) {
        this.protocol = protocol;
        this.out = out;
    }

    /**
     * Writes a value.
     *
     * @param protocol 2 to 5
     * @throws IllegalArgumentException if the protocol is another one, or if it is 2 and there are bytes in the value: these
     *     could only be written as a call
     */
    public static void write(Pickled value, int protocol, ByteSink out) {
        if (protocol < 2 || protocol > 5) {
            throw new IllegalArgumentException("pickles are written in protocol 2 to 5, not " + protocol);
        }
        new PickleWriter(protocol, out).write(value);
    }

    /**
     * The bytes of a value.
     *
     * @throws IllegalArgumentException as {@link #write}
     */
    public static byte[] bytes(Pickled value, int protocol) {
        ByteSink out = new ByteSink();
        write(value, protocol, out);
        return out.toByteArray();
    }

    private void write(Pickled value) {
        put(out, Opcode.PROTO);
        out.putByte(protocol);
        save(value);
        put(Opcode.STOP);
        endFrame();
    }

    private void save(Pickled value) {
        if (value instanceof None) {
            put(Opcode.NONE);
        } else if (value instanceof Bool bool) {
            put(bool.value() ? Opcode.NEWTRUE : Opcode.NEWFALSE);
        } else if (value instanceof Int integer) {
            integer(integer.value());
        } else if (value instanceof Real real) {
            put(Opcode.BINFLOAT);
            body.putLong(Double.doubleToRawLongBits(real.value()));
        } else {
            saveObject(value);
        }
        if (body.length() >= FRAME_TARGET) {
            endFrame();
        }
    }

    private void saveObject(Pickled value) {
        int index = indexOf(value);
        if (index >= 0) {
            putIndex(Opcode.BINGET, Opcode.LONG_BINGET, index);
        } else if (value instanceof Text text) {
            text(text);
        } else if (value instanceof Pickled.Bytes bytes) {
            bytes(bytes);
        } else if (value instanceof Tuple tuple) {
            tuple(tuple);
        } else if (value instanceof Sequence list) {
            put(Opcode.EMPTY_LIST);
            memoize(list);
            list(list);
        } else if (value instanceof Dict dict) {
            put(Opcode.EMPTY_DICT);
            memoize(dict);
            dict(dict);
        } else {
            throw new AssertionError("unhandled: " + value);
        }
    }

    private void integer(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            int small = value.intValue();
            if (small >= 0 && small <= 0xff) {
                put(Opcode.BININT1);
                body.putByte(small);
            } else if (small >= 0 && small <= 0xffff) {
                put(Opcode.BININT2);
                putLittle(small, 2);
            } else {
                put(Opcode.BININT);
                putLittle(small, 4);
            }
            return;
        }
        byte[] bytes = value.toByteArray();
        Bytes.reverse(bytes);
        putCount(Opcode.LONG1, Opcode.LONG4, bytes.length);
        body.putBytes(bytes);
    }

    private void text(Text text) {
        byte[] bytes = text.value().getBytes(StandardCharsets.UTF_8);
        if (protocol >= 4 && bytes.length <= 0xff) {
            put(Opcode.SHORT_BINUNICODE);
            body.putByte(bytes.length);
            body.putBytes(bytes);
        } else {
            counted(Opcode.BINUNICODE, bytes);
        }
        memoize(text);
    }

    private void bytes(Pickled.Bytes value) {
        if (protocol < 3) {
            throw new IllegalArgumentException("protocol 2 writes bytes as a call: use 3 or more");
        }
        ByteString bytes = value.value();
        if (bytes.size() <= 0xff) {
            put(Opcode.SHORT_BINBYTES);
            body.putByte(bytes.size());
            body.putBytes(bytes);
        } else {
            counted(Opcode.BINBYTES, bytes.toByteArray());
        }
        memoize(value);
    }

    /** What is as long as a frame stands outside of frames. */
    private void counted(Opcode opcode, byte[] bytes) {
        boolean isOutside = bytes.length >= FRAME_TARGET;
        if (isOutside) {
            endFrame();
        }
        put(opcode);
        putLittle(bytes.length, 4);
        body.putBytes(bytes);
        if (isOutside) {
            flush();
        }
    }

    private void tuple(Tuple tuple) {
        int size = tuple.items().size();
        if (size == 0) {
            put(Opcode.EMPTY_TUPLE);
            return;
        } else if (size > 3) {
            put(Opcode.MARK);
        }
        tuple.items().forEach(this::save);
        put(
                switch (size) {
                    case 1 -> Opcode.TUPLE1;
                    case 2 -> Opcode.TUPLE2;
                    case 3 -> Opcode.TUPLE3;
                    default -> Opcode.TUPLE;
                });
        memoize(tuple);
    }

    private void list(Sequence list) {
        int size = list.items().size();
        if (size == 1) {
            save(list.items().get(0));
            put(Opcode.APPEND);
            return;
        }
        for (int from = 0; from < size; from += BATCH) {
            put(Opcode.MARK);
            list.items().subList(from, Math.min(size, from + BATCH)).forEach(this::save);
            put(Opcode.APPENDS);
        }
    }

    /** A last batch that is full is followed by an empty one, as CPython has it. */
    private void dict(Dict dict) {
        List<Map.Entry<Pickled, Pickled>> entries =
                new ArrayList<>(dict.entries().entrySet());
        int size = entries.size();
        if (size == 1) {
            save(entries.get(0));
            put(Opcode.SETITEM);
            return;
        }
        for (int from = 0; size > 0 && from <= size; from += BATCH) {
            put(Opcode.MARK);
            entries.subList(from, Math.min(size, from + BATCH)).forEach(this::save);
            put(Opcode.SETITEMS);
        }
    }

    private void save(Map.Entry<Pickled, Pickled> entry) {
        save(entry.getKey());
        save(entry.getValue());
    }

    // ---- memo

    @SuppressWarnings("ReferenceEquality") // the same object, as in Python
    private int indexOf(Pickled value) {
        for (Memo memo : memos.getOrDefault(value, List.of())) {
            if (memo.value() == value) {
                return memo.index();
            }
        }
        return -1;
    }

    private void memoize(Pickled value) {
        if (protocol >= 4) {
            put(Opcode.MEMOIZE);
        } else {
            putIndex(Opcode.BINPUT, Opcode.LONG_BINPUT, memoized);
        }
        memos.computeIfAbsent(value, equal -> new ArrayList<>(1)).add(new Memo(value, memoized++));
    }

    // ---- bytes

    private void put(Opcode opcode) {
        put(body, opcode);
    }

    private static void put(ByteSink sink, Opcode opcode) {
        sink.putByte(opcode.code);
    }

    private void putCount(Opcode byOne, Opcode byFour, int count) {
        put(count <= 0xff ? byOne : byFour);
        putLittle(count, count <= 0xff ? 1 : 4);
    }

    private void putIndex(Opcode byOne, Opcode byFour, int index) {
        putCount(byOne, byFour, index);
    }

    private void putLittle(int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            body.putByte(value >>> 8 * i);
        }
    }

    private void endFrame() {
        if (protocol >= 4 && body.length() >= FRAME_LEAST) {
            put(out, Opcode.FRAME);
            out.putLong(Long.reverseBytes(body.length()));
        }
        flush();
    }

    private void flush() {
        out.putBytes(body.toByteArray());
        body.clear();
    }
}
