package dsim.scenarios;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/** A value that may be left out. */
final class MaybeKind<T> extends Kind<Optional<T>> {

    private final Kind<T> given;

    MaybeKind(Kind<T> given) {
        super(given.name());
        this.given = given;
    }

    @Override
    Optional<Optional<T>> read(Tree tree, Decoder in) {
        Optional<T> value = given.read(tree, in);
        return value.isPresent() ? Optional.of(value) : Optional.empty();
    }

    @Override
    public String example() {
        return given.example();
    }

    @Override
    Optional<Optional<T>> absent() {
        return Optional.of(Optional.empty());
    }

    @Override
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return given.schema(catalogue);
    }
}
