package dsim.shape;

import com.google.common.collect.ImmutableList;
import dsim.random.Mix;
import java.util.Optional;
import java.util.function.Function;

/** A value or none: 1 and the value, or 0. */
final class OptionalShape extends Shape {

    private final Class<?> type;
    private final Shape content;
    private final Function<Object, Optional<?>> open;
    private final Function<Optional<?>, Object> close;

    /**
     * A type that is like {@link Optional}.
     *
     * @param open makes it an Optional
     * @param close makes an Optional it
     */
    OptionalShape(
            Class<?> type, Shape content, Function<Object, Optional<?>> open, Function<Optional<?>, Object> close) {
        super(type.getName(), type.getSimpleName() + "<" + content + ">", 1, together(1, content.most()));
        this.type = type;
        this.content = content;
        this.open = open;
        this.close = close;
    }

    @Override
    public ImmutableList<Class<?>> kinds() {
        return ImmutableList.of(type);
    }

    @Override
    public void write(Object value, ByteSink out) {
        Optional<?> optional = open.apply(value);
        out.putByte(optional.isPresent() ? 1 : 0);
        if (optional.isPresent()) {
            content.write(optional.get(), out);
        }
    }

    @Override
    public int size(Object value) {
        Optional<?> optional = open.apply(value);
        return optional.isPresent() ? Math.addExact(1, content.size(optional.get())) : 1;
    }

    @Override
    long hash(long state, Object value) {
        Optional<?> optional = open.apply(value);
        return optional.isPresent() ? content.hash(Mix.step(state, 1), optional.get()) : Mix.step(state, 0);
    }

    @Override
    Object parse(ByteSource in) throws MalformedMessageException {
        return close.apply(in.takeByte() == 0 ? Optional.empty() : Optional.of(content.parse(in)));
    }
}
