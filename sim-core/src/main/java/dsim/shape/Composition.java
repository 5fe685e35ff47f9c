package dsim.shape;

import com.google.common.collect.ImmutableList;
import dsim.shape.ProductShape.Component;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * What is done to the values of a {@link ProductShape}, each in one piece: composed from the accessors and what is done to each
 * component, so that no value is boxed and nothing is looked up.
 *
 * @param type of the values
 */
record Composition(Class<?> type, ImmutableList<Component> components) {

    private static final MethodHandle ADD = Handles.function(Math.class, "addExact", int.class, int.class, int.class);

    /** {@code (long, type) long}. */
    MethodHandle hashing() {
        MethodHandle all = MethodHandles.dropArguments(MethodHandles.identity(long.class), 1, type);
        for (Component part : components) {
            MethodHandle one = MethodHandles.filterArguments(part.shape().hashing(part.type()), 1, part.reading());
            all = MethodHandles.foldArguments(MethodHandles.dropArguments(one, 1, long.class), all);
        }
        return all;
    }

    /** {@code (type, ByteSink) void}. */
    MethodHandle writing() {
        MethodHandle all = MethodHandles.empty(MethodType.methodType(void.class, type, ByteSink.class));
        for (Component part : components) {
            MethodHandle one = MethodHandles.filterArguments(part.shape().writing(part.type()), 0, part.reading());
            all = MethodHandles.foldArguments(one, all);
        }
        return all;
    }

    /** {@code (type) int}. */
    MethodHandle sizing() {
        int fixed = components.stream()
                .map(Component::shape)
                .filter(Shape::isFixed)
                .mapToInt(Shape::least)
                .sum();
        MethodHandle all = MethodHandles.dropArguments(MethodHandles.constant(int.class, fixed), 0, type);
        for (Component part : components) {
            if (!part.shape().isFixed()) {
                MethodHandle one = MethodHandles.filterReturnValue(
                        part.reading(), part.shape().sizing(part.type()));
                all = MethodHandles.foldArguments(MethodHandles.filterArguments(ADD, 1, one), all);
            }
        }
        return all;
    }
}
