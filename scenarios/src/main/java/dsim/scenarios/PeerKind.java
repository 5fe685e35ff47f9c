package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dsim.actor.Address;
import java.util.Optional;

/**
 * Whom a node is to speak to: in a scenario a node by its name, such as {@code g1}; live, the same, or {@code HOST:PORT} of
 * somebody else.
 */
final class PeerKind extends Kind<Address> {

    PeerKind() {
        super("a node such as p1, or live HOST:PORT");
    }

    @Override
    public String example() {
        return "p1";
    }

    @Override
    Optional<Address> read(Tree tree, Decoder in) {
        if (!(tree instanceof Tree.Leaf leaf) || leaf.isNothing()) {
            return in.refuseKind(tree, this);
        }
        String text = leaf.text();
        Optional<ImmutableList<Address>> nodes = in.cast().nodes(text);
        nodes.ifPresent(in.cast()::areCalled);
        if (nodes.isPresent() && nodes.get().size() == 1) {
            return nodes.map(each -> in.endpoint(each.get(0)));
        } else if (nodes.isPresent() && !nodes.get().isEmpty()) {
            return in.refuse(
                    tree.place(),
                    "'" + text + "' is " + nodes.get().size() + " nodes: name one of them, such as '"
                            + nodes.get().get(0).host() + "'");
        } else if (in.isLive() && text.indexOf(':') >= 0) {
            return endpoint(text, tree.place(), in);
        } else if (text.indexOf(':') >= 0) {
            return in.refuse(
                    tree.place(), "'" + text + "' is an address of the real world: in a scenario, name a node");
        }
        in.cast().unknown(text, ImmutableSet.of()).ifPresent(sentence -> in.refuse(tree.place(), sentence));
        return Optional.empty();
    }

    private static Optional<Address> endpoint(String text, Place place, Decoder in) {
        try {
            Address address = Address.parse(text);
            return address.port() == 0
                    ? in.refuse(place, "nobody can be reached at port 0: " + text)
                    : Optional.of(address);
        } catch (IllegalArgumentException e) {
            return in.refuse(place, String.valueOf(e.getMessage()));
        }
    }

    @Override
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return Json.object("type", "string");
    }
}
