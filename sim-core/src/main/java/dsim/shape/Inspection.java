package dsim.shape;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Ordering;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;
import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.shape.ProductShape.Component;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** One look at a type, down to all that it is made of. Remembers the way, to say where something cannot be. */
final class Inspection {

    private static final ImmutableList<Class<?>> GENERIC =
            ImmutableList.of(Optional.class, ImmutableList.class, ImmutableSet.class, ImmutableMap.class);

    private final Class<?> root;
    private final Deque<Class<?>> within = new ArrayDeque<>();
    private final Deque<String> path = new ArrayDeque<>();

    private Inspection(Class<?> root) {
        this.root = root;
    }

    /**
     * The shape of a type.
     *
     * @throws IllegalArgumentException if it has none
     */
    static Shape of(Class<?> type) {
        return new Inspection(type).shapeOf(type);
    }

    private Shape shapeOf(Type type) {
        if (type instanceof Class<?> plain) {
            return shapeOfClass(plain);
        } else if (type instanceof ParameterizedType generic) {
            return shapeOfGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        throw refusal(type.getTypeName() + " is not one type", "name the type itself, without variables and wildcards");
    }

    private Shape shapeOfClass(Class<?> type) {
        Optional<ScalarShape> scalar =
                ScalarShape.ALL.stream().filter(shape -> shape.isOf(type)).findFirst();
        if (scalar.isPresent()) {
            return scalar.get();
        } else if (type == String.class) {
            return new TextShape();
        } else if (type == ByteString.class) {
            return BytesShape.ofByteString();
        } else if (type == BigInteger.class) {
            return BytesShape.ofBigInteger();
        } else if (type == Address.class) {
            return new AddressShape();
        } else if (type == Duration.class) {
            return time(Duration.class, "getSeconds", "ofSeconds");
        } else if (type == Instant.class) {
            return time(Instant.class, "getEpochSecond", "ofEpochSecond");
        } else if (type == OptionalInt.class) {
            return new OptionalShape(
                    type,
                    shapeOf(int.class),
                    value -> ((OptionalInt) value).isPresent()
                            ? Optional.of(((OptionalInt) value).getAsInt())
                            : Optional.empty(),
                    value -> value.isPresent() ? OptionalInt.of((int) value.get()) : OptionalInt.empty());
        } else if (type == OptionalLong.class) {
            return new OptionalShape(
                    type,
                    shapeOf(long.class),
                    value -> ((OptionalLong) value).isPresent()
                            ? Optional.of(((OptionalLong) value).getAsLong())
                            : Optional.empty(),
                    value -> value.isPresent() ? OptionalLong.of((long) value.get()) : OptionalLong.empty());
        } else if (type == OptionalDouble.class) {
            return new OptionalShape(
                    type,
                    shapeOf(double.class),
                    value -> ((OptionalDouble) value).isPresent()
                            ? Optional.of(((OptionalDouble) value).getAsDouble())
                            : Optional.empty(),
                    value -> value.isPresent() ? OptionalDouble.of((double) value.get()) : OptionalDouble.empty());
        } else if (type == ImmutableIntArray.class) {
            return new CollectionShape(
                    type,
                    shapeOf(int.class),
                    value -> ((ImmutableIntArray) value).asList(),
                    elements -> ImmutableIntArray.copyOf(Ints.toArray(numbers(elements))));
        } else if (type == ImmutableLongArray.class) {
            return new CollectionShape(
                    type,
                    shapeOf(long.class),
                    value -> ((ImmutableLongArray) value).asList(),
                    elements -> ImmutableLongArray.copyOf(Longs.toArray(numbers(elements))));
        } else if (type.isEnum()) {
            return EnumShape.ofConstants(type);
        } else if (isConstantWithBody(type)) {
            return EnumShape.ofConstants(type.getSuperclass());
        } else if (isMadeOfParts(type) && type.getTypeParameters().length == 0) {
            return ofParts(type);
        }
        throw refusal(type);
    }

    private Shape shapeOfGeneric(Class<?> type, Type[] arguments) {
        if (type == Optional.class) {
            return new OptionalShape(type, inside("value", arguments[0]), value -> (Optional<?>) value, value -> value);
        } else if (type == ImmutableList.class) {
            return collection(type, arguments[0], elements -> elements);
        } else if (type == ImmutableSet.class) {
            return collection(type, arguments[0], ImmutableSet::copyOf);
        } else if (type == ImmutableSortedSet.class) {
            return sortedSet(arguments[0]);
        } else if (type == ImmutableMap.class) {
            return map(arguments);
        } else if (type == ImmutableSortedMap.class) {
            return sortedMap(arguments);
        }
        throw refusal(type);
    }

    // What is made of parts.

    private Shape ofParts(Class<?> type) {
        if (within.contains(type)) {
            throw refusal(
                    type.getSimpleName() + " contains itself",
                    "keep a list of parts that refer to each other by number");
        }
        within.addLast(type);
        Shape shape = type.isRecord() ? record(type) : sealed(type);
        within.removeLast();
        return shape;
    }

    private Shape record(Class<?> type) {
        RecordComponent[] declared = type.getRecordComponents();
        ImmutableList.Builder<Component> components = ImmutableList.builder();
        Class<?>[] types = Stream.of(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, Handles.LOOKUP);
            for (RecordComponent each : declared) {
                components.add(new Component(
                        each.getName(),
                        lookup.unreflect(each.getAccessor()),
                        inside(each.getName(), each.getGenericType())));
            }
            MethodHandle maker = lookup.findConstructor(type, MethodType.methodType(void.class, types));
            return new ProductShape(type, components.build(), maker);
        } catch (IllegalAccessException e) {
            throw refusal(
                    "module " + type.getModule().getName() + " keeps " + type.getPackageName() + " to itself ("
                            + e.getMessage() + ")",
                    "add 'opens " + type.getPackageName() + "' to its module-info");
        } catch (NoSuchMethodException e) {
            throw new AssertionError("a record has its canonical constructor", e);
        }
    }

    private Shape sealed(Class<?> type) {
        ImmutableList<Class<?>> kinds = leaves(type)
                .distinct()
                .sorted(Comparator.comparing(Class::getSimpleName))
                .collect(ImmutableList.toImmutableList());
        for (int i = 1; i < kinds.size(); i++) {
            if (kinds.get(i).getSimpleName().equals(kinds.get(i - 1).getSimpleName())) {
                throw refusal(
                        type.getSimpleName() + " has two kinds called "
                                + kinds.get(i).getSimpleName(),
                        "give each a name of its own");
            }
        }
        ImmutableList.Builder<Shape> shapes = ImmutableList.builder();
        for (Class<?> kind : kinds) {
            shapes.add(inside(kind.getSimpleName(), kind));
        }
        return new SealedShape(type, kinds, shapes.build());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return isSealedInterface(type)
                ? Stream.of(type.getPermittedSubclasses()).flatMap(Inspection::leaves)
                : Stream.of(type);
    }

    private Shape collection(Class<?> type, Type element, Function<List<Object>, Object> close) {
        return new CollectionShape(type, element(inside("element", element)), value -> (Collection<?>) value, close);
    }

    private Shape sortedSet(Type element) {
        return new CollectionShape(
                ImmutableSortedSet.class,
                element(comparable(element)),
                value -> {
                    ImmutableSortedSet<?> set = (ImmutableSortedSet<?>) value;
                    requireNaturalOrder(set.comparator());
                    return set;
                },
                elements -> ImmutableSortedSet.copyOf(comparables(elements)));
    }

    private Shape map(Type[] arguments) {
        return new CollectionShape(
                ImmutableMap.class,
                element(entry(inside("key", arguments[0]), inside("value", arguments[1]))),
                value -> ((ImmutableMap<?, ?>) value).entrySet(),
                entries -> ImmutableMap.copyOf(Inspection.<Object>entries(entries)));
    }

    private Shape sortedMap(Type[] arguments) {
        return new CollectionShape(
                ImmutableSortedMap.class,
                element(entry(comparable(arguments[0]), inside("value", arguments[1]))),
                value -> {
                    ImmutableSortedMap<?, ?> map = (ImmutableSortedMap<?, ?>) value;
                    requireNaturalOrder(map.comparator());
                    return map.entrySet();
                },
                entries -> ImmutableSortedMap.copyOf(Inspection.<Comparable<Object>>entries(entries)));
    }

    private Shape comparable(Type type) {
        Shape shape = inside("element", type);
        if (!(type instanceof Class<?> plain && Comparable.class.isAssignableFrom(plain))) {
            throw refusal(type.getTypeName() + " has no order", "use the collection that is not sorted");
        }
        return shape;
    }

    private Shape element(Shape shape) {
        if (shape.least() == 0) {
            throw refusal("a collection of " + shape + " says no more than its size", "use an int");
        }
        return shape;
    }

    private static void requireNaturalOrder(Comparator<?> comparator) {
        if (!comparator.equals(Comparator.naturalOrder()) && !comparator.equals(Ordering.natural())) {
            throw new IllegalArgumentException(
                    "a sorted collection has an order of its own, which is no part of a value: use the natural order");
        }
    }

    // What is taken apart like a record.

    private static Shape time(Class<?> type, String seconds, String maker) {
        return new ProductShape(
                type,
                ImmutableList.of(
                        new Component("seconds", Handles.method(type, seconds, long.class), of(long.class)),
                        new Component("nanos", Handles.method(type, "getNano", int.class), of(int.class))),
                Handles.function(type, maker, type, long.class, long.class)
                        .asType(MethodType.methodType(type, long.class, int.class)));
    }

    private static Shape entry(Shape key, Shape value) {
        return new ProductShape(
                Map.Entry.class,
                ImmutableList.of(
                        new Component("key", Handles.method(Map.Entry.class, "getKey", Object.class), key),
                        new Component("value", Handles.method(Map.Entry.class, "getValue", Object.class), value)),
                Handles.function(Maps.class, "immutableEntry", Map.Entry.class, Object.class, Object.class));
    }

    @SuppressWarnings("unchecked")
    private static <N extends Number> List<N> numbers(List<Object> elements) {
        return (List<N>) (List<?>) elements;
    }

    @SuppressWarnings("unchecked")
    private static List<Comparable<Object>> comparables(List<Object> elements) {
        return (List<Comparable<Object>>) (List<?>) elements;
    }

    @SuppressWarnings("unchecked")
    private static <K> List<Map.Entry<K, Object>> entries(List<Object> elements) {
        return (List<Map.Entry<K, Object>>) (List<?>) elements;
    }

    private static boolean isMadeOfParts(Class<?> type) {
        return type.isRecord() || isSealedInterface(type);
    }

    private static boolean isSealedInterface(Class<?> type) {
        return type.isInterface() && type.isSealed();
    }

    private static boolean isConstantWithBody(Class<?> type) {
        return type.getSuperclass() != null && type.getSuperclass().isEnum();
    }

    // Where something cannot be, and what to use instead.

    private Shape inside(String step, Type type) {
        path.addLast(step);
        Shape shape = shapeOf(type);
        path.removeLast();
        return shape;
    }

    private IllegalArgumentException refusal(Class<?> type) {
        String name = type.getTypeName();
        if (isMadeOfParts(type)) {
            return refusal(
                    name + " leaves " + type.getTypeParameters()[0] + " open", "write one that names its types itself");
        } else if (type == byte[].class) {
            return refusal("byte[] can change", "use ByteString");
        } else if (type == int[].class || type == long[].class) {
            String elements = type == int[].class ? "Int" : "Long";
            return refusal(name + " can change", "use Immutable" + elements + "Array");
        } else if (type.isArray()) {
            return refusal(name + " can change", "use ImmutableList");
        } else if (GENERIC.stream().anyMatch(generic -> generic.isAssignableFrom(type))) {
            return refusal(name + " does not say of what", "make it a record's component and name its type arguments");
        } else if (Map.class.isAssignableFrom(type)) {
            return refusal(name + " can change", "use ImmutableMap or ImmutableSortedMap");
        } else if (Set.class.isAssignableFrom(type)) {
            return refusal(name + " can change", "use ImmutableSet or ImmutableSortedSet");
        } else if (Iterable.class.isAssignableFrom(type)) {
            return refusal(name + " can change", "use ImmutableList");
        } else if (CharSequence.class.isAssignableFrom(type)) {
            return refusal(name + " can change", "use String");
        } else if (Date.class.isAssignableFrom(type)) {
            return refusal(name + " can change", "use Instant");
        } else if (SocketAddress.class.isAssignableFrom(type) || InetAddress.class.isAssignableFrom(type)) {
            return refusal(name + " asks a name service", "use Address");
        } else if (Number.class.isAssignableFrom(type)) {
            return refusal(name + " has no shape", "use long, double or BigInteger");
        } else if (type.isInterface()) {
            return refusal(name + " may be anything", "seal the interface and permit records and enums");
        }
        return refusal(name + " is no record", "make it a record of immutable values");
    }

    private IllegalArgumentException refusal(String why, String instead) {
        String where = path.isEmpty() ? root.getName() : root.getName() + ", in " + String.join(".", path);
        return new IllegalArgumentException(
                where + ": " + why + ": " + instead + " (messages, timers, facts and states are immutable values)");
    }
}
