package dsim.scenarios;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A kind whose values are written as one text. */
public final class Scalar<T> extends Kind<T> {

    /** What a value may have of letters. */
    private static final int LONGEST = 200;

    private final int longest;
    private final ImmutableMap<String, Object> schema;
    private final Function<String, T> parse;

    /**
     * A kind of text.
     *
     * @param parse throws {@link IllegalArgumentException} with what is wrong
     */
    Scalar(String name, ImmutableMap<String, Object> schema, Function<String, T> parse) {
        this(name, LONGEST, schema, parse);
    }

    private Scalar(String name, int longest, ImmutableMap<String, Object> schema, Function<String, T> parse) {
        super(name);
        this.longest = longest;
        this.schema = schema;
        this.parse = parse;
    }

    /** Any text, however long. */
    static Scalar<String> ofText(String name, ImmutableMap<String, Object> schema) {
        return new Scalar<>(name, Integer.MAX_VALUE, schema, Function.identity());
    }

    /** The same, but some values are refused. */
    public Scalar<T> where(UnaryOperator<T> check) {
        return new Scalar<>(name(), longest, schema, text -> check.apply(parse.apply(text)));
    }

    /** The same, but {@code never} is a value as well: the empty one. */
    public Scalar<Optional<T>> orNever() {
        return orNone(Kinds.NEVER);
    }

    /** The same, but a word stands for no value: the empty one. */
    public Scalar<Optional<T>> orNone(String word) {
        return map(name(), Optional::of).orWord(word, Optional.empty());
    }

    /** The same, but a word stands for a value as well. */
    Scalar<T> orWord(String word, T value) {
        return new Scalar<>(
                name() + " or '" + word + "'",
                longest,
                Json.anyOf(schema, Json.object("const", word)),
                text -> text.equals(word) ? value : parse.apply(text));
    }

    /** What is written the same way and becomes something else. */
    <R> Scalar<R> map(String name, Function<T, R> function) {
        return new Scalar<>(name, longest, schema, text -> function.apply(parse.apply(text)));
    }

    /**
     * The value of a text.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public T parse(String text) {
        return parse.apply(text);
    }

    @Override
    Optional<T> read(Tree tree, Decoder in) {
        if (!(tree instanceof Tree.Leaf leaf) || leaf.isNothing()) {
            return in.refuseKind(tree, this);
        } else if (leaf.text().length() > longest) {
            return in.refuse(
                    tree.place(),
                    name() + " is expected here, not a text of " + leaf.text().length() + " letters");
        }
        try {
            return Optional.of(parse.apply(leaf.text()));
        } catch (IllegalArgumentException e) {
            return in.refuse(tree.place(), String.valueOf(e.getMessage()));
        }
    }

    /** The same for every catalogue. */
    ImmutableMap<String, Object> schema() {
        return schema;
    }

    @Override
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return schema;
    }
}
