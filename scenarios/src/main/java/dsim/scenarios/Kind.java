package dsim.scenarios;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a value is written in a scenario, and what it becomes. {@link Kinds} has those that algorithms can use.
 *
 * @param <T> what it becomes
 */
public abstract class Kind<T> {

    private final String name;

    /**
     * A kind.
     *
     * @param name with its article, and an example where that helps, such as {@code a duration such as 250ms}
     */
    Kind(String name) {
        this.name = name;
    }

    /** What it is, with its article, such as {@code a duration such as 250ms}. */
    public final String name() {
        return name;
    }

    /** Reads a value. Where there is none, the decoder has been told why. */
    abstract Optional<T> read(Tree tree, Decoder in);

    /** The value of a field that is not given and has no default, if there is one. */
    Optional<T> absent() {
        return Optional.empty();
    }

    /** How a value may look where there is no default to show. */
    public String example() {
        return "...";
    }

    /** The same kind, but what is read becomes something else. */
    <R> Kind<R> as(Function<T, R> function) {
        return new Kind<>(name) {
            @Override
            Optional<R> read(Tree tree, Decoder in) {
                return Kind.this.read(tree, in).map(function);
            }

            @Override
            ImmutableMap<String, Object> schema(Catalogue catalogue) {
                return Kind.this.schema(catalogue);
            }
        };
    }

    /** The JSON Schema of what is accepted, as far as a schema can say it. */
    abstract ImmutableMap<String, Object> schema(Catalogue catalogue);
}
