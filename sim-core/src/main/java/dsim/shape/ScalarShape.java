package dsim.shape;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Primitives;
import dsim.random.Mix;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** A primitive, boxed or not: its bits. */
final class ScalarShape extends Shape {

    /** Reads a scalar. */
    private interface Reader {
        Object read(ByteSource in) throws MalformedMessageException;
    }

    static final ImmutableList<ScalarShape> ALL = ImmutableList.of(
            new ScalarShape(boolean.class, 1, "hashBits", "putByte", int.class, in -> in.takeByte() != 0),
            new ScalarShape(byte.class, 1, "hashBits", "putByte", int.class, ByteSource::takeByte),
            new ScalarShape(short.class, 2, "hashBits", "putShort", int.class, ByteSource::takeShort),
            new ScalarShape(char.class, 2, "hashBits", "putShort", int.class, in -> (char) in.takeShort()),
            new ScalarShape(int.class, 4, "hashBits", "putInt", int.class, ByteSource::takeInt),
            new ScalarShape(long.class, 8, "hashBits", "putLong", long.class, ByteSource::takeLong),
            new ScalarShape(
                    float.class, 4, "hashDouble", "putFloat", float.class, in -> Float.intBitsToFloat(in.takeInt())),
            new ScalarShape(
                    double.class,
                    8,
                    "hashDouble",
                    "putDouble",
                    double.class,
                    in -> Double.longBitsToDouble(in.takeLong())));

    private final Class<?> primitive;
    private final String hash;
    private final String put;
    private final Class<?> as;
    private final Reader reader;

    private ScalarShape(Class<?> primitive, int size, String hash, String put, Class<?> as, Reader reader) {
        super(primitive.getName(), primitive.getName(), size, size);
        this.primitive = primitive;
        this.hash = hash;
        this.put = put;
        this.as = as;
        this.reader = reader;
    }

    static long hashBits(long state, long bits) {
        return Mix.step(state, bits);
    }

    static long hashDouble(long state, double value) {
        return Mix.step(state, Double.doubleToLongBits(value));
    }

    @Override
    public ImmutableList<Class<?>> kinds() {
        return ImmutableList.of(Primitives.wrap(primitive));
    }

    @Override
    public void write(Object value, ByteSink out) {
        if (value instanceof Float number) {
            out.putFloat(number);
        } else if (value instanceof Double number) {
            out.putDouble(number);
        } else {
            switch (least()) {
                case 1 -> out.putByte((int) bits(value));
                case Short.BYTES -> out.putShort((int) bits(value));
                case Integer.BYTES -> out.putInt((int) bits(value));
                default -> out.putLong(bits(value));
            }
        }
    }

    @Override
    public int size(Object value) {
        return least();
    }

    @Override
    long hash(long state, Object value) {
        return value instanceof Float || value instanceof Double
                ? hashDouble(state, ((Number) value).doubleValue())
                : hashBits(state, bits(value));
    }

    /** What is no floating-point number, as an integer. */
    private static long bits(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        return value instanceof Character letter ? letter : ((Number) value).longValue();
    }

    @Override
    Object parse(ByteSource in) throws MalformedMessageException {
        return reader.read(in);
    }

    @Override
    MethodHandle hashing(Class<?> type) {
        if (!type.isPrimitive()) {
            return super.hashing(type);
        }
        Class<?> hashed = hash.equals("hashDouble") ? double.class : long.class;
        return MethodHandles.explicitCastArguments(
                Handles.function(ScalarShape.class, hash, long.class, long.class, hashed),
                MethodType.methodType(long.class, long.class, primitive));
    }

    @Override
    MethodHandle writing(Class<?> type) {
        if (!type.isPrimitive()) {
            return super.writing(type);
        }
        return MethodHandles.explicitCastArguments(
                MethodHandles.permuteArguments(
                        Handles.method(ByteSink.class, put, void.class, as),
                        MethodType.methodType(void.class, as, ByteSink.class),
                        1,
                        0),
                MethodType.methodType(void.class, primitive, ByteSink.class));
    }

    boolean isOf(Class<?> type) {
        return type == primitive || type == Primitives.wrap(primitive);
    }
}
