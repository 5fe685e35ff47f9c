package dsim.scenarios;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import java.util.function.Function;

/** What may be left out, and can only be read when something beside it is known. */
final class Raw extends Kind<Optional<Tree>> {

    private final Function<Catalogue, ImmutableMap<String, Object>> schema;

    Raw(String name, Function<Catalogue, ImmutableMap<String, Object>> schema) {
        super(name);
        this.schema = schema;
    }

    @Override
    Optional<Optional<Tree>> read(Tree tree, Decoder in) {
        return Optional.of(Optional.of(tree));
    }

    @Override
    Optional<Optional<Tree>> absent() {
        return Optional.of(Optional.empty());
    }

    @Override
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return schema.apply(catalogue);
    }
}
