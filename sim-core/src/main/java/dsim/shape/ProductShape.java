package dsim.shape;

import com.google.common.collect.ImmutableList;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A record, or what is made and taken apart like one: its components, one after the other. The first values are taken apart
 * component by component. What is done to a type that is met often is composed into one piece, which takes about as long as some
 * thousand values do: most types of a short run are met a few times.
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

        /** The component of a value. */
        Object of(Object whole) {
            try {
                return present(accessor.invoke(whole));
            } catch (Throwable e) {
                throw Handles.unchecked(e);
            }
        }

        Object present(@Nullable Object part) {
            if (part == null) {
                throw new IllegalArgumentException(
                        accessor.type().parameterType(0).getSimpleName() + "." + name + " is null: use an Optional");
            }
            return part;
        }

        /** The accessor, which complains of a component that is null. */
        MethodHandle reading() {
            if (type().isPrimitive()) {
                return accessor;
            }
            MethodHandle present = Handles.method(Component.class, "present", Object.class, Object.class)
                    .bindTo(this)
                    .asType(MethodType.methodType(type(), type()));
            return MethodHandles.filterReturnValue(accessor, present);
        }
    }

    /** Less than the just-in-time compiler looks at: to it, the first values are as if they had never been. */
    static final int OFTEN = 100;

    private final Class<?> type;
    private final ImmutableList<Component> components;
    private final MethodHandle maker;

    // Threads that race here count a little wrong, or compose twice: no result is another.
    private int met;
    private @Nullable MethodHandle hashing;
    private @Nullable MethodHandle writing;
    private @Nullable MethodHandle sizing;
    private @Nullable MethodHandle making;

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
        this.maker = maker;
    }

    @Override
    public ImmutableList<Class<?>> kinds() {
        return ImmutableList.of(type);
    }

    @Override
    public void write(Object value, ByteSink out) {
        MethodHandle whole = writing;
        if (whole == null) {
            components.forEach(part -> part.shape().write(part.of(value), out));
            writing = isMetOften() ? writing(Object.class) : null;
            return;
        }
        try {
            whole.invokeExact(value, out);
        } catch (Throwable e) {
            throw Handles.unchecked(e);
        }
    }

    @Override
    public int size(Object value) {
        if (isFixed()) {
            return least();
        }
        MethodHandle whole = sizing;
        if (whole == null) {
            int size = 0;
            for (Component part : components) {
                size = Math.addExact(size, part.shape().size(part.of(value)));
            }
            sizing = isMetOften() ? sizing(Object.class) : null;
            return size;
        }
        try {
            return (int) whole.invokeExact(value);
        } catch (Throwable e) {
            throw Handles.unchecked(e);
        }
    }

    @Override
    long hash(long before, Object value) {
        MethodHandle whole = hashing;
        if (whole == null) {
            long state = before;
            for (Component part : components) {
                state = part.shape().hash(state, part.of(value));
            }
            hashing = isMetOften() ? hashing(Object.class) : null;
            return state;
        }
        try {
            return (long) whole.invokeExact(before, value);
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
        MethodHandle whole = making;
        if (whole == null) {
            whole = maker.asSpreader(Object[].class, parts.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            making = whole;
        }
        try {
            return (Object) whole.invokeExact(parts);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new MalformedMessageException(
                    "no " + type.getSimpleName() + " at byte " + from + ": " + e.getMessage(), e);
        }
    }

    private boolean isMetOften() {
        return ++met > OFTEN;
    }

    @Override
    MethodHandle hashing(Class<?> as) {
        return new Composition(type, components).hashing().asType(MethodType.methodType(long.class, long.class, as));
    }

    @Override
    MethodHandle writing(Class<?> as) {
        return new Composition(type, components)
                .writing()
                .asType(MethodType.methodType(void.class, as, ByteSink.class));
    }

    @Override
    MethodHandle sizing(Class<?> as) {
        return new Composition(type, components).sizing().asType(MethodType.methodType(int.class, as));
    }
}
