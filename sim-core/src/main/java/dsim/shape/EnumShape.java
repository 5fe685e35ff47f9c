package dsim.shape;

import com.google.common.collect.ImmutableList;
import dsim.random.Mix;
import java.util.Arrays;
import java.util.stream.Collectors;

/** One of the constants of an enum: its place in their order, which is part of the schema. */
@SuppressWarnings("EnumOrdinal")
final class EnumShape extends Shape {

    private final Class<?> type;
    private final ImmutableList<Object> constants;

    private EnumShape(Class<?> type, ImmutableList<Object> constants, String names) {
        super(type.getName(), type.getSimpleName() + "(" + names + ")", 1, ByteSink.varintSize(constants.size() - 1));
        this.type = type;
        this.constants = constants;
    }

    static EnumShape ofConstants(Class<?> type) {
        ImmutableList<Object> constants = ImmutableList.copyOf(type.getEnumConstants());
        String names = Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(","));
        return new EnumShape(type, constants, names);
    }

    @Override
    public ImmutableList<Class<?>> kinds() {
        return ImmutableList.of(type);
    }

    @Override
    public void write(Object value, ByteSink out) {
        out.putVarint(((Enum<?>) value).ordinal());
    }

    @Override
    public int size(Object value) {
        return ByteSink.varintSize(((Enum<?>) value).ordinal());
    }

    @Override
    long hash(long state, Object value) {
        return Mix.step(state, ((Enum<?>) value).ordinal());
    }

    @Override
    Object parse(ByteSource in) throws MalformedMessageException {
        int place = in.takeVarint();
        if (place >= constants.size()) {
            throw new MalformedMessageException(
                    "constant " + place + " where " + type.getSimpleName() + " has " + constants.size());
        }
        return constants.get(place);
    }
}
