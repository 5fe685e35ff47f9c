package dsim.scenarios;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/** A kind whose values are written as keys with values, one of which says what the others are. */
final class Tagged<T> extends Kind<T> {

    private final Field<Shape<T>> tag;
    private final ImmutableMap<String, Shape<T>> shapes;

    /**
     * A kind with a key that tells.
     *
     * @param tag the key
     * @param shapes by the value of the key, which is among the fields of each
     */
    Tagged(String name, String tag, ImmutableMap<String, Shape<T>> shapes) {
        super(name);
        this.tag = Field.of(tag, Kinds.oneOf(shapes), "'" + String.join("', '", shapes.keySet()) + "'");
        this.shapes = shapes;
    }

    @Override
    Optional<T> read(Tree tree, Decoder in) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            return in.refuseKind(tree, this);
        }
        return Fields.of(tag)
                .read(mapping, in)
                .flatMap(values -> values.get(tag).read(mapping, in));
    }

    @Override
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return Json.anyOf(
                shapes.values().stream().map(shape -> shape.schema(catalogue)).toList());
    }
}
