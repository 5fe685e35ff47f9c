package dsim.scenarios;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import java.util.function.Function;

/** A kind whose values are written as keys with values. */
final class Shape<T> extends Kind<T> {

    /** Makes a value of those of its fields, or tells what does not fit. */
    interface Maker<T> {

        /**
         * The value.
         *
         * @param mapping where the fields stand
         * @throws IllegalArgumentException with what is wrong with the whole
         */
        Optional<T> make(Values values, Tree.Mapping mapping, Decoder in);
    }

    private final Fields fields;
    private final boolean isWhole;
    private final Maker<T> maker;

    private Shape(String name, Fields fields, boolean isWhole, Maker<T> maker) {
        super(name);
        this.fields = fields;
        this.isWhole = isWhole;
        this.maker = maker;
    }

    /** A shape whose fields may not fit one another. With a key that is not known, nobody knows whether they do. */
    static <T> Shape<T> checked(String name, Fields fields, Maker<T> maker) {
        return new Shape<>(name, fields, true, maker);
    }

    /** A shape whose fields have nothing to do with one another, but for what the value itself refuses. */
    static <T> Shape<T> of(String name, Fields fields, Function<Values, T> maker) {
        return new Shape<>(name, fields, false, (values, mapping, in) -> Optional.of(maker.apply(values)));
    }

    @Override
    Optional<T> read(Tree tree, Decoder in) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            return in.refuseKind(tree, this);
        }
        boolean areKnown = fields.refuseUnknown(mapping, in, "field");
        Optional<Values> values = fields.read(mapping, in).filter(all -> areKnown || !isWhole);
        try {
            return values.flatMap(present -> maker.make(present, mapping, in));
        } catch (IllegalArgumentException e) {
            return in.refuse(mapping.place(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return fields.schema(catalogue);
    }
}
