package dsim.shape;

import com.google.common.collect.ImmutableList;
import dsim.random.Mix;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Things in an order: how many, then each. A map is one of entries. */
final class CollectionShape extends Shape {

    private final Class<?> type;
    private final Shape element;
    private final Function<Object, Collection<?>> open;
    private final Function<List<Object>, Object> close;

    /**
     * A type that is like {@link List}.
     *
     * @param element needs at least one byte, so that a count says no more than the bytes that follow
     * @param open gives its elements
     * @param close makes it from its elements; throws a {@link RuntimeException} where it cannot be
     */
    CollectionShape(
            Class<?> type, Shape element, Function<Object, Collection<?>> open, Function<List<Object>, Object> close) {
        super(type.getName(), type.getSimpleName() + "<" + element + ">", 1, ENDLESS);
        this.type = type;
        this.element = element;
        this.open = open;
        this.close = close;
    }

    @Override
    public ImmutableList<Class<?>> kinds() {
        return ImmutableList.of(type);
    }

    @Override
    public void write(Object value, ByteSink out) {
        Collection<?> elements = open.apply(value);
        out.putVarint(elements.size());
        for (Object each : elements) {
            element.write(each, out);
        }
    }

    @Override
    public int size(Object value) {
        Collection<?> elements = open.apply(value);
        int size = ByteSink.varintSize(elements.size());
        if (element.isFixed()) {
            return Math.addExact(size, Math.multiplyExact(elements.size(), element.least()));
        }
        for (Object each : elements) {
            size = Math.addExact(size, element.size(each));
        }
        return size;
    }

    @Override
    long hash(long before, Object value) {
        Collection<?> elements = open.apply(value);
        long state = Mix.step(before, elements.size());
        for (Object each : elements) {
            state = element.hash(state, each);
        }
        return state;
    }

    @Override
    Object parse(ByteSource in) throws MalformedMessageException {
        int from = in.position();
        int count = in.takeCount(element.least());
        ImmutableList.Builder<Object> elements = ImmutableList.builderWithExpectedSize(count);
        for (int i = 0; i < count; i++) {
            elements.add(element.parse(in));
        }
        try {
            return close.apply(elements.build());
        } catch (RuntimeException e) {
            throw new MalformedMessageException(
                    "no " + type.getSimpleName() + " at byte " + from + ": " + e.getMessage(), e);
        }
    }
}
