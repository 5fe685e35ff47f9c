package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/** Any number of values of a kind. */
final class ListKind<T> extends Kind<ImmutableList<T>> {

    /** What a list may have of entries. */
    private static final int MOST = 10_000;

    private final Kind<T> element;

    ListKind(Kind<T> element) {
        super("a list");
        this.element = element;
    }

    @Override
    public String example() {
        return "[]";
    }

    @Override
    Optional<ImmutableList<T>> read(Tree tree, Decoder in) {
        if (!(tree instanceof Tree.Listing listing)) {
            boolean isNothing = tree instanceof Tree.Leaf leaf && leaf.isNothing();
            return in.refuse(
                    tree.place(),
                    isNothing
                            ? "nothing is given: a list is expected here; an empty one is []"
                            : "a list is expected here, not " + tree.noun() + ": begin each entry with a dash");
        }
        if (listing.items().size() > MOST) {
            return in.refuse(
                    tree.place(),
                    "a list has at most " + MOST + " entries, not "
                            + listing.items().size());
        }
        ImmutableList.Builder<T> values = ImmutableList.builder();
        int refused = 0;
        for (Tree item : listing.items()) {
            Optional<T> value = element.read(item, in);
            value.ifPresent(values::add);
            refused += value.isPresent() ? 0 : 1;
        }
        return refused == 0 ? Optional.of(values.build()) : Optional.empty();
    }

    @Override
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return Json.object("type", "array", "items", element.schema(catalogue));
    }
}
