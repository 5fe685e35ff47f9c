package dsim.shape;

import com.google.common.collect.ImmutableList;
import dsim.random.Mix;
import java.util.stream.Collectors;

/** One of the kinds of a sealed interface: its place in the order of their names, then its own encoding. */
final class SealedShape extends Shape {

    private final Class<?> type;
    private final Class<?>[] tags;
    private final Shape[] shapes;

    /** A sealed interface of these kinds, in the order of their tags. */
    SealedShape(Class<?> type, ImmutableList<Class<?>> kinds, ImmutableList<Shape> shapes) {
        super(
                type.getName(),
                type.getSimpleName() + shapes.stream().map(Shape::schema).collect(Collectors.joining("|", "[", "]")),
                1 + shapes.stream().mapToInt(Shape::least).min().orElse(0),
                together(
                        ByteSink.varintSize(shapes.size() - 1),
                        shapes.stream().mapToInt(Shape::most).max().orElse(0)));
        this.type = type;
        this.tags = kinds.toArray(Class<?>[]::new);
        this.shapes = shapes.toArray(Shape[]::new);
    }

    @Override
    public ImmutableList<Class<?>> kinds() {
        return ImmutableList.copyOf(tags);
    }

    @Override
    public void write(Object value, ByteSink out) {
        int tag = tag(value);
        out.putVarint(tag);
        shapes[tag].write(value, out);
    }

    @Override
    public int size(Object value) {
        int tag = tag(value);
        return Math.addExact(ByteSink.varintSize(tag), shapes[tag].size(value));
    }

    @Override
    public long fingerprint(Object value) {
        return shapes[tag(value)].fingerprint(value);
    }

    @Override
    long hash(long state, Object value) {
        return Mix.step(state, fingerprint(value));
    }

    @Override
    Object parse(ByteSource in) throws MalformedMessageException {
        int tag = in.takeVarint();
        if (tag >= shapes.length) {
            throw new MalformedMessageException(
                    "tag " + tag + " where " + type.getSimpleName() + " has " + shapes.length + " kinds");
        }
        return shapes[tag].parse(in);
    }

    private int tag(Object value) {
        Class<?> kind = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        for (int tag = 0; tag < tags.length; tag++) {
            if (tags[tag] == kind) {
                return tag;
            }
        }
        throw new IllegalArgumentException("a " + kind.getName() + " is no " + type.getName());
    }
}
