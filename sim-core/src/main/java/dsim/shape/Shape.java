package dsim.shape;

import com.google.common.collect.ImmutableList;
import dsim.random.Mix;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a type look like: their one encoding in bytes, its size, and a fingerprint. A type that can be a
 * message, timer, fact or state has a shape; all others are refused with what to use instead.
 *
 * <p>The encoding is canonical: a value has exactly one, and reading refuses every other. A fingerprint is a hash of the
 * type's name and of what is encoded. Neither depends on {@code hashCode}, {@code toString}, identity or the machine.
 *
 * <p>Shapes are immutable and may be shared by threads.
 */
public abstract class Shape {

    /** There is no largest encoding. */
    public static final int ENDLESS = Integer.MAX_VALUE;

    /** What is known of a class. Its fingerprint is that of a value's own class, so never that of a sealed interface. */
    private static final class Known {

        private final Shape shape;
        private int met;
        private @Nullable MethodHandle fingerprint;

        Known(Shape shape) {
            this.shape = shape;
        }

        long fingerprint(Object value) {
            MethodHandle whole = fingerprint;
            if (whole == null) {
                return fingerprintOfParts(value);
            }
            try {
                return (long) whole.invokeExact(value);
            } catch (Throwable e) {
                throw Handles.unchecked(e);
            }
        }

        private long fingerprintOfParts(Object value) {
            if (++met > ProductShape.OFTEN) {
                fingerprint = inOnePiece();
            }
            return shape.fingerprint(value);
        }

        /** {@code (Object) long}. */
        private MethodHandle inOnePiece() {
            MethodHandle hash = MethodHandles.insertArguments(shape.hashing(Object.class), 0, shape.origin);
            return MethodHandles.filterReturnValue(hash, Handles.function(Mix.class, "finish", long.class, long.class));
        }
    }

    private static final ClassValue<Known> KNOWN = new ClassValue<>() {
        @Override
        protected Known computeValue(Class<?> type) {
            return new Known(Inspection.of(type));
        }
    };

    private final String schema;
    private final long origin;
    private final int least;
    private final int most;

    /**
     * A shape.
     *
     * @param name of the type: what the fingerprint begins with
     * @param schema describes the type in a line: what two sides must agree on
     * @param least the size of the smallest encoding in bytes
     * @param most the size of the largest, or {@link #ENDLESS}
     */
    Shape(String name, String schema, int least, int most) {
        this.schema = schema;
        this.origin = TextShape.hashText(0, name);
        this.least = least;
        this.most = most;
    }

    /**
     * The shape of a type. The type is looked at once.
     *
     * @throws IllegalArgumentException if it is not made of immutable values: names the component and what to use instead
     */
    public static Shape of(Class<?> type) {
        return KNOWN.get(type).shape;
    }

    /**
     * The fingerprint of a value by its own class.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static long fingerprintOf(Object value) {
        return KNOWN.get(value.getClass()).fingerprint(value);
    }

    /** The type in a line: its name, components, constants and kinds, in the order of the encoding. */
    public final String schema() {
        return schema;
    }

    /** The kinds of a sealed interface in the order of their tags; of every other type, itself. */
    public abstract ImmutableList<Class<?>> kinds();

    /**
     * Puts the encoding of a value.
     *
     * @throws IllegalArgumentException if a component is null, a text has half a surrogate pair, or a sorted collection has
     *     an order of its own
     */
    public abstract void write(Object value, ByteSink out);

    /**
     * Reads one value.
     *
     * @throws MalformedMessageException if the bytes are not the encoding of any value, or run out
     */
    public final Object read(ByteSource in) throws MalformedMessageException {
        int from = in.position();
        Object value = parse(in);
        in.confirm(from, this, value);
        return value;
    }

    /** The size of the encoding in bytes, without making it. */
    public abstract int size(Object value);

    /** A hash of the type's name and the value: equal for equal encodings of a type, else different but by chance. */
    public long fingerprint(Object value) {
        return Mix.finish(hash(origin, value));
    }

    /** Stirs the value into a hash. */
    abstract long hash(long state, Object value);

    /** Reads one value, perhaps in another encoding than its own. */
    abstract Object parse(ByteSource in) throws MalformedMessageException;

    /** The size of the smallest encoding in bytes. */
    final int least() {
        return least;
    }

    /** The size of the largest encoding in bytes, or {@link #ENDLESS}. */
    public final int most() {
        return most;
    }

    /** Whether all encodings have the same size. */
    final boolean isFixed() {
        return least == most;
    }

    /** What two parts have together at most, each of which may be endless. */
    static int together(int most, int further) {
        return (int) Math.min((long) most + further, ENDLESS);
    }

    /** How a record stirs in a component of this shape: {@code (long, type) long}. */
    MethodHandle hashing(Class<?> type) {
        return Handles.method(Shape.class, "hash", long.class, long.class, Object.class)
                .bindTo(this)
                .asType(MethodType.methodType(long.class, long.class, type));
    }

    /** How a record puts a component of this shape: {@code (type, ByteSink) void}. */
    MethodHandle writing(Class<?> type) {
        return Handles.method(Shape.class, "write", void.class, Object.class, ByteSink.class)
                .bindTo(this)
                .asType(MethodType.methodType(void.class, type, ByteSink.class));
    }

    /** How a record finds the size of a component of this shape: {@code (type) int}. */
    MethodHandle sizing(Class<?> type) {
        return Handles.method(Shape.class, "size", int.class, Object.class)
                .bindTo(this)
                .asType(MethodType.methodType(int.class, type));
    }

    @Override
    public final String toString() {
        return schema;
    }
}
