package dsim.scenarios;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/** A kind whose values are written as one text where that is enough, and as keys with values where it is not. */
final class Either<T> extends Kind<T> {

    private final Kind<T> text;
    private final Kind<T> keys;

    Either(Kind<T> text, Kind<T> keys) {
        super(text.name());
        this.text = text;
        this.keys = keys;
    }

    @Override
    Optional<T> read(Tree tree, Decoder in) {
        return (tree instanceof Tree.Mapping ? keys : text).read(tree, in);
    }

    @Override
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return Json.anyOf(text.schema(catalogue), keys.schema(catalogue));
    }
}
