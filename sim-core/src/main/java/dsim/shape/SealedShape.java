package dsim.shape;

import com.google.common.collect.ImmutableList;
import dsim.random.Mix;
import java.util.stream.Collectors;

/** One of the kinds of a sealed interface: its place in the order of their names, then its own encoding. */
final class SealedShape extends Shape {

    private final Class<?> type;
    private final ImmutableList<Class<?>> kinds;
    private final ImmutableList<Shape> shapes;

    /** A sealed interface of these kinds, in the order of their tags. */
    SealedShape(Class<?> type, ImmutableList<Class<?>> kinds, ImmutableList<Shape> shapes) {
        super(
                type.getName(),
                type.getSimpleName() + shapes.stream().map(Shape::schema).collect(Collectors.joining("|", "[", "]")),
                1 + shapes.stream().mapToInt(Shape::least).min().orElse(0),
                isFixed(shapes));
        this.type = type;
        this.kinds = kinds;
        this.shapes = shapes;
    }

    private static boolean isFixed(ImmutableList<Shape> shapes) {
        return shapes.size() <= 128
                && shapes.stream().allMatch(Shape::isFixed)
                && shapes.stream().mapToInt(Shape::least).distinct().count() <= 1;
    }

    @Override
    public ImmutableList<Class<?>> kinds() {
        return kinds;
    }

    @Override
    public void write(Object value, ByteSink out) {
        int tag = tag(value);
        out.putVarint(tag);
        shapes.get(tag).write(value, out);
    }

    @Override
    public int size(Object value) {
        int tag = tag(value);
        return Math.addExact(ByteSink.varintSize(tag), shapes.get(tag).size(value));
    }

    @Override
    public long fingerprint(Object value) {
        return shapes.get(tag(value)).fingerprint(value);
    }

    @Override
    long hash(long state, Object value) {
        return Mix.step(state, fingerprint(value));
    }

    @Override
    Object parse(ByteSource in) throws MalformedMessageException {
        int tag = in.takeVarint();
        if (tag >= shapes.size()) {
            throw new MalformedMessageException(
                    "tag " + tag + " where " + type.getSimpleName() + " has " + shapes.size() + " kinds");
        }
        return shapes.get(tag).parse(in);
    }

    private int tag(Object value) {
        Class<?> kind = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        for (int tag = 0; tag < kinds.size(); tag++) {
            if (kinds.get(tag) == kind) {
                return tag;
            }
        }
        throw new IllegalArgumentException("a " + kind.getName() + " is no " + type.getName());
    }
}
