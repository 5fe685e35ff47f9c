package dsim.shape;

import com.google.common.collect.ImmutableList;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A record, or what is made and taken apart like one: its components, one after the other. What is done to the whole is
 * composed once from the accessors and what is done to each, so that no value is boxed and nothing is looked up.
 */
final class ProductShape extends Shape {

    /**
     * One component.
     *
     * @param accessor {@code (whole) part}
     */
    record Component(String name, MethodHandle accessor, Shape shape) {

        Class<?> type() {
            return accessor.type().returnType();
        }

        String schema() {
            return name + ":" + shape;
        }
    }

    private static final MethodHandle ADD = Handles.function(Math.class, "addExact", int.class, int.class, int.class);
    private static final MethodHandle PRESENT =
            Handles.function(ProductShape.class, "present", Object.class, String.class, Object.class);

    private final Class<?> type;
    private final ImmutableList<Component> components;
    private final MethodHandle maker;
    private final MethodHandle hashing;
    private final MethodHandle writing;
    private final MethodHandle sizing;
    private final MethodHandle hashingObject;
    private final MethodHandle writingObject;
    private final MethodHandle sizingObject;

    /**
     * A type that is like a record.
     *
     * @param maker {@code (components...) type}
     */
    ProductShape(Class<?> type, ImmutableList<Component> components, MethodHandle maker) {
        super(
                type.getName(),
                type.getSimpleName()
                        + components.stream().map(Component::schema).collect(Collectors.joining(",", "{", "}")),
                components.stream().mapToInt(part -> part.shape().least()).reduce(0, Math::addExact),
                components.stream().mapToInt(part -> part.shape().most()).reduce(0, Shape::together));
        this.type = type;
        this.components = components;
        this.maker = maker.asSpreader(Object[].class, components.size())
                .asType(MethodType.methodType(Object.class, Object[].class));
        this.hashing = composeHashing();
        this.writing = composeWriting();
        this.sizing = composeSizing();
        this.hashingObject = hashing.asType(MethodType.methodType(long.class, long.class, Object.class));
        this.writingObject = writing.asType(MethodType.methodType(void.class, Object.class, ByteSink.class));
        this.sizingObject = sizing.asType(MethodType.methodType(int.class, Object.class));
    }

    private MethodHandle composeHashing() {
        MethodHandle all = MethodHandles.dropArguments(MethodHandles.identity(long.class), 1, type);
        for (Component part : components) {
            MethodHandle one = MethodHandles.filterArguments(part.shape().hashing(part.type()), 1, reading(part));
            all = MethodHandles.foldArguments(MethodHandles.dropArguments(one, 1, long.class), all);
        }
        return all;
    }

    private MethodHandle composeWriting() {
        MethodHandle all = MethodHandles.empty(MethodType.methodType(void.class, type, ByteSink.class));
        for (Component part : components) {
            MethodHandle one = MethodHandles.filterArguments(part.shape().writing(part.type()), 0, reading(part));
            all = MethodHandles.foldArguments(one, all);
        }
        return all;
    }

    private MethodHandle composeSizing() {
        int fixed = components.stream()
                .map(Component::shape)
                .filter(Shape::isFixed)
                .mapToInt(Shape::least)
                .sum();
        MethodHandle all = MethodHandles.dropArguments(MethodHandles.constant(int.class, fixed), 0, type);
        for (Component part : components) {
            if (!part.shape().isFixed()) {
                MethodHandle one = MethodHandles.filterReturnValue(
                        reading(part), part.shape().sizing(part.type()));
                all = MethodHandles.foldArguments(MethodHandles.filterArguments(ADD, 1, one), all);
            }
        }
        return all;
    }

    private MethodHandle reading(Component part) {
        if (part.type().isPrimitive()) {
            return part.accessor();
        }
        MethodHandle present = PRESENT.bindTo(type.getSimpleName() + "." + part.name());
        return MethodHandles.filterReturnValue(
                part.accessor(), present.asType(MethodType.methodType(part.type(), part.type())));
    }

    static Object present(String what, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is null: use an Optional");
        }
        return value;
    }

    @Override
    public ImmutableList<Class<?>> kinds() {
        return ImmutableList.of(type);
    }

    @Override
    public void write(Object value, ByteSink out) {
        try {
            writingObject.invokeExact(value, out);
        } catch (Throwable e) {
            throw Handles.unchecked(e);
        }
    }

    @Override
    public int size(Object value) {
        if (isFixed()) {
            return least();
        }
        try {
            return (int) sizingObject.invokeExact(value);
        } catch (Throwable e) {
            throw Handles.unchecked(e);
        }
    }

    @Override
    long hash(long state, Object value) {
        try {
            return (long) hashingObject.invokeExact(state, value);
        } catch (Throwable e) {
            throw Handles.unchecked(e);
        }
    }

    @Override
    Object parse(ByteSource in) throws MalformedMessageException {
        int from = in.position();
        Object[] parts = new Object[components.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = components.get(i).shape().parse(in);
        }
        try {
            return (Object) maker.invokeExact(parts);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new MalformedMessageException(
                    "no " + type.getSimpleName() + " at byte " + from + ": " + e.getMessage(), e);
        }
    }

    @Override
    MethodHandle hashing(Class<?> as) {
        return as == type ? hashing : hashingObject;
    }

    @Override
    MethodHandle writing(Class<?> as) {
        return as == type ? writing : writingObject;
    }

    @Override
    MethodHandle sizing(Class<?> as) {
        return as == type ? sizing : sizingObject;
    }
}
