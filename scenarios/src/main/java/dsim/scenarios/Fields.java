package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The declared keys of a mapping, in the order in which they are read, listed and printed. */
record Fields(ImmutableList<Field<?>> all) {

    /** A word, and what seems to be its value. */
    private static final Pattern SQUEEZED = Pattern.compile("([a-z-]+)(?:\\h*:|\\h+)\\h*\\S.*");

    static Fields of(Field<?>... fields) {
        return new Fields(ImmutableList.copyOf(fields));
    }

    /** These keys and some more. */
    Fields and(List<? extends Field<?>> more) {
        return new Fields(Stream.concat(all.stream(), more.stream()).collect(ImmutableList.toImmutableList()));
    }

    ImmutableList<String> names() {
        return all.stream().map(Field::name).collect(ImmutableList.toImmutableList());
    }

    /**
     * Refuses keys that are not declared.
     *
     * @param noun what such a key is, such as {@code field}
     * @return whether all are declared
     */
    boolean refuseUnknown(Tree.Mapping mapping, Decoder in, String noun) {
        ImmutableList<String> names = names();
        boolean areKnown = true;
        for (Map.Entry<String, Tree.Mapping.Entry> entry : mapping.entries().entrySet()) {
            if (!names.contains(entry.getKey())) {
                mapping.isUnknown(entry.getKey());
                in.refuse(
                        entry.getValue().key(),
                        squeezed(entry.getKey(), names)
                                .orElseGet(() -> "unknown " + noun + ". " + Nearest.hint(entry.getKey(), names)));
                areKnown = false;
            }
        }
        return areKnown;
    }

    /** What to say of {@code stop:{at: 3s}} and {@code stop {at: 3s}}, which are keys for YAML. */
    private static Optional<String> squeezed(String written, List<String> names) {
        Matcher squeezed = SQUEEZED.matcher(written);
        return squeezed.matches() && names.contains(squeezed.group(1))
                ? Optional.of("a ':' and a space stand behind a key. Did you mean '" + squeezed.group(1) + ": ...'?")
                : Optional.empty();
    }

    /** Reads these keys, and writes into the mapping what is not given and has a default. Looks at no other keys. */
    Optional<Values> read(Tree.Mapping mapping, Decoder in) {
        ImmutableMap.Builder<String, Object> values = ImmutableMap.builder();
        int refused = 0;
        for (Field<?> field : all) {
            Optional<?> value = read(field, mapping, in);
            value.ifPresent(present -> values.put(field.name(), present));
            refused += value.isPresent() ? 0 : 1;
        }
        mapping.sort(names());
        return refused == 0 ? Optional.of(new Values(values.buildOrThrow())) : Optional.empty();
    }

    private static <T> Optional<T> read(Field<T> field, Tree.Mapping mapping, Decoder in) {
        Optional<Tree> given = mapping.value(field.name());
        if (given.isPresent()) {
            return field.kind().read(given.get(), in);
        } else if (field.byDefault().isPresent()) {
            Tree byDefault = Decoder.byDefault(field.byDefault().get());
            mapping.put(field.name(), byDefault.place(), byDefault);
            return field.kind().read(byDefault, in);
        }
        Optional<T> absent = field.kind().absent();
        return absent.isPresent() || mapping.isMisspelt(field.name())
                ? absent
                : in.refuse(mapping.place(), "'" + field.name() + "' is missing: " + field.doc());
    }

    /** No key is required: what a file does not say may be said by one that it uses. */
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return schema(catalogue, false);
    }

    /** As {@link #schema}, but there may be other keys as well. */
    ImmutableMap<String, Object> openSchema(Catalogue catalogue) {
        return schema(catalogue, true);
    }

    private ImmutableMap<String, Object> schema(Catalogue catalogue, boolean isOpen) {
        ImmutableMap.Builder<String, Object> properties = ImmutableMap.builder();
        for (Field<?> field : all) {
            ImmutableMap.Builder<String, Object> property = ImmutableMap.builder();
            property.put("description", field.doc()).putAll(field.kind().schema(catalogue));
            field.byDefault().ifPresent(byDefault -> property.put("default", Json.of(Decoder.byDefault(byDefault))));
            properties.put(field.name(), property.buildOrThrow());
        }
        return ImmutableMap.of(
                "type", "object", "properties", properties.buildOrThrow(), "additionalProperties", isOpen);
    }
}
