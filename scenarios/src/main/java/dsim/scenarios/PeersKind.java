package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import java.util.Optional;

/**
 * Several to whom a node is to speak: a group by its name, or a list of which each entry is one {@link PeerKind}. A default that
 * names nobody is nobody: whether that makes sense is for the algorithm to say.
 */
final class PeersKind extends Kind<ImmutableList<Address>> {

    private final Kind<Address> one;
    private final Kind<ImmutableList<Address>> listed;

    /**
     * A kind.
     *
     * @param one how one of them is written
     */
    PeersKind(Kind<Address> one) {
        super("a group such as p, or a list of nodes");
        this.one = one;
        this.listed = new ListKind<>(one);
    }

    @Override
    public String example() {
        return "[" + one.example() + "]";
    }

    @Override
    Optional<ImmutableList<Address>> read(Tree tree, Decoder in) {
        if (!(tree instanceof Tree.Leaf leaf) || leaf.isNothing()) {
            return listed.read(tree, in);
        }
        Optional<ImmutableList<Address>> nodes = in.cast().nodes(leaf.text()).filter(each -> !each.isEmpty());
        nodes.ifPresent(in.cast()::areCalled);
        if (nodes.isPresent()) {
            return nodes.map(each -> each.stream().map(in::endpoint).collect(ImmutableList.toImmutableList()));
        }
        return tree.place().origin().kind() == Origin.Kind.DEFAULT
                ? Optional.of(ImmutableList.of())
                : one.read(tree, in).map(ImmutableList::of);
    }

    @Override
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return Json.anyOf(Json.object("type", "string"), listed.schema(catalogue));
    }
}
