package dsim.scenarios;

import com.google.common.collect.ImmutableMap;

/** The values of some fields. Equal if they have the same values for the same names. */
public final class Values {

    private final ImmutableMap<String, Object> byName;

    Values(ImmutableMap<String, Object> byName) {
        this.byName = byName;
    }

    /** No values. */
    public static Values none() {
        return new Values(ImmutableMap.of());
    }

    /**
     * The value of a field.
     *
     * @throws IllegalArgumentException if these values are not of that field
     */
    @SuppressWarnings("unchecked") // a value is only ever put in by the kind of its field
    public <T> T get(Field<T> field) {
        Object value = byName.get(field.name());
        if (value == null) {
            throw new IllegalArgumentException("no field '" + field.name() + "' among " + byName.keySet());
        }
        return (T) value;
    }

    /** The values of several fields of one kind by their names. */
    <T> ImmutableMap<String, T> get(Iterable<Field<T>> fields) {
        ImmutableMap.Builder<String, T> values = ImmutableMap.builder();
        fields.forEach(field -> values.put(field.name(), get(field)));
        return values.buildOrThrow();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values that && byName.equals(that.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    @Override
    public String toString() {
        return byName.toString();
    }
}
