package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dsim.actor.Address;
import dsim.fault.Target;
import java.util.Optional;

/**
 * Who is meant: {@code p3}, {@code p}, {@code [p1, p2]}, {@code all}, and, where it need not be known before the run,
 * {@code leader}, {@code last-crashed}, {@code {share: 5%, of: peer}}, {@code {pick: 2, of: peer}}.
 */
final class TargetKind extends Kind<Target> {

    private static final String NOBODY = "nobody is in this list";

    /** Nodes that are known before the run. */
    static final Kind<ImmutableList<Address>> NODES = new NodesKind();

    /** Nodes that may be found out during the run. */
    static final Kind<Target> TARGET = new TargetKind();

    private static final Field<Optional<Double>> SHARE =
            Field.of("share", Kinds.maybe(Kinds.RATIO), "how large a part of them, drawn from the seed");
    private static final Field<Optional<Integer>> PICK =
            Field.of("pick", Kinds.maybe(Kinds.count(1, Group.MOST)), "how many of them, drawn from the seed");
    private static final Field<Target> OF = Field.of("of", TARGET, "of whom");

    private static final Shape<Target> SOME =
            Shape.checked("{share: 5%, of: p} or {pick: 2, of: p}", Fields.of(SHARE, PICK, OF), TargetKind::some);

    private TargetKind() {
        super("a node, a group or a role");
    }

    @Override
    Optional<Target> read(Tree tree, Decoder in) {
        if (tree instanceof Tree.Mapping) {
            return SOME.read(tree, in);
        } else if (tree instanceof Tree.Listing listing) {
            return union(listing, in);
        } else if (tree instanceof Tree.Leaf leaf && !leaf.isNothing()) {
            return named(leaf, in);
        }
        return in.refuseKind(tree, this);
    }

    private Optional<Target> named(Tree.Leaf leaf, Decoder in) {
        String name = leaf.text();
        Optional<Target> nodes = in.cast().nodes(name).map(Target.Nodes::new);
        if (nodes.isPresent()) {
            return nodes;
        } else if (name.equals(Cast.LAST_CRASHED)) {
            return Optional.of(new Target.LastCrashed());
        } else if (in.cast().role(name).isPresent()) {
            return Optional.of(new Target.Holders(name));
        }
        ImmutableSet.Builder<String> words = ImmutableSet.builder();
        in.cast().named(Algorithm::roles).forEach(role -> words.add(role.name()));
        in.cast()
                .unknown(name, words.add(Cast.LAST_CRASHED).build())
                .ifPresent(sentence -> in.refuse(leaf.place(), sentence));
        return Optional.empty();
    }

    private Optional<Target> union(Tree.Listing listing, Decoder in) {
        return listing.items().isEmpty()
                ? in.refuse(listing.place(), NOBODY)
                : new ListKind<>(this).read(listing, in).map(TargetKind::united);
    }

    /** Nodes of a list are nodes like any other, as long as all of it are nodes. */
    private static Target united(ImmutableList<Target> parts) {
        return parts.stream().allMatch(Target.Nodes.class::isInstance)
                ? new Target.Nodes(parts.stream()
                        .flatMap(part -> ((Target.Nodes) part).addresses().stream())
                        .distinct()
                        .collect(ImmutableList.toImmutableList()))
                : new Target.Union(parts);
    }

    private static Optional<Target> some(Values values, Tree.Mapping mapping, Decoder in) {
        Optional<Double> share = values.get(SHARE);
        Optional<Integer> pick = values.get(PICK);
        Target of = values.get(OF);
        if (share.isPresent() == pick.isPresent()) {
            return in.refuse(mapping.place(), "either 'share' or 'pick' says how many");
        } else if (share.isPresent()) {
            return Optional.of(new Target.Share(share.get(), of));
        } else if (of instanceof Target.Nodes nodes && nodes.addresses().size() < pick.get()) {
            return in.refuse(
                    mapping.valuePlace(PICK.name()),
                    "there are only " + nodes.addresses().size() + " to pick from");
        }
        return Optional.of(new Target.Pick(pick.get(), of));
    }

    @Override
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return Json.object("$ref", "#/$defs/target");
    }

    /** What {@code $defs/target} is. */
    static ImmutableMap<String, Object> definition(Catalogue catalogue) {
        return Json.anyOf(ImmutableList.of(
                Json.object("type", "string"),
                Json.object("type", "array", "items", TARGET.schema(catalogue)),
                SOME.schema(catalogue)));
    }

    /** Nodes that are known before the run. */
    private static final class NodesKind extends Kind<ImmutableList<Address>> {

        NodesKind() {
            super("a node or a group");
        }

        @Override
        Optional<ImmutableList<Address>> read(Tree tree, Decoder in) {
            if (tree instanceof Tree.Listing listing) {
                return listing.items().isEmpty()
                        ? in.refuse(listing.place(), NOBODY)
                        : new ListKind<>(this).read(listing, in).map(NodesKind::joined);
            } else if (!(tree instanceof Tree.Leaf leaf) || leaf.isNothing()) {
                return in.refuseKind(tree, this);
            } else {
                return named(leaf, in);
            }
        }

        private static Optional<ImmutableList<Address>> named(Tree.Leaf leaf, Decoder in) {
            Optional<ImmutableList<Address>> nodes = in.cast().nodes(leaf.text());
            if (nodes.isEmpty()) {
                boolean isRole = leaf.text().equals(Cast.LAST_CRASHED)
                        || in.cast().role(leaf.text()).isPresent();
                Optional<String> sentence = isRole
                        ? Optional.of(
                                "who is '" + leaf.text() + "' is not known before the run: name a node or a group")
                        : in.cast().unknown(leaf.text(), ImmutableSet.of());
                sentence.ifPresent(known -> in.refuse(leaf.place(), known));
            }
            return nodes;
        }

        private static ImmutableList<Address> joined(ImmutableList<ImmutableList<Address>> parts) {
            return parts.stream().flatMap(ImmutableList::stream).distinct().collect(ImmutableList.toImmutableList());
        }

        @Override
        ImmutableMap<String, Object> schema(Catalogue catalogue) {
            return Json.anyOf(
                    Json.object("type", "string"),
                    Json.object("type", "array", "items", Json.object("type", "string")));
        }
    }
}
