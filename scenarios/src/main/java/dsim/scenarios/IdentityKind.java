package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The numbers that the nodes of a group are known by: {@code {days: 1..365, su-id: 1000000..9999999}}, to be drawn, or a list
 * with those of each node. A number alone is the first of them.
 */
final class IdentityKind extends Kind<Identity> {

    static final String BY_POSITION = "by-position";

    private final Algorithm<?, ?> algorithm;
    private final Optional<OptionalInt> count;

    /**
     * The identities of a group.
     *
     * @param count as in {@link Group}; empty if it could not be read
     */
    IdentityKind(Algorithm<?, ?> algorithm, Optional<OptionalInt> count) {
        super("ranges such as {" + example(algorithm) + "}, or a list");
        this.algorithm = algorithm;
        this.count = count;
    }

    private static String example(Algorithm<?, ?> algorithm) {
        return algorithm.identity().stream()
                .findFirst()
                .map(field -> field.name() + ": " + text(field.range()))
                .orElse("");
    }

    private static String text(Between<Long> range) {
        return range.low() + ".." + range.high();
    }

    @Override
    Optional<Identity> read(Tree tree, Decoder in) {
        if (tree instanceof Tree.Leaf leaf && leaf.text().equals(BY_POSITION)) {
            return Optional.of(new Identity.ByPosition());
        } else if (algorithm.identity().isEmpty()) {
            return in.refuse(tree.place(), algorithm.name() + " knows no identities: leave this out");
        } else if (tree instanceof Tree.Listing listing) {
            return listed(listing, in);
        } else if (tree instanceof Tree.Mapping mapping) {
            return drawn(mapping, in);
        } else if (tree instanceof Tree.Leaf leaf && !leaf.isNothing()) {
            IdentityField first = algorithm.identity().get(0);
            return range(first)
                    .read(leaf, in)
                    .flatMap(range -> enough(ImmutableMap.of(first.name(), range), leaf.place(), in));
        }
        return in.refuseKind(tree, this);
    }

    private Optional<Identity> drawn(Tree.Mapping mapping, Decoder in) {
        ImmutableList<Field<Between<Long>>> ranges = algorithm.identity().stream()
                .map(field -> Field.of(field.name(), range(field), text(field.range()), field.doc()))
                .collect(ImmutableList.toImmutableList());
        return read(ranges, mapping, in).flatMap(drawn -> enough(drawn, mapping.place(), in));
    }

    private <T> Optional<ImmutableMap<String, T>> read(
            ImmutableList<Field<T>> declared, Tree.Mapping mapping, Decoder in) {
        Fields fields = new Fields(ImmutableList.copyOf(declared));
        fields.refuseUnknown(mapping, in, "identity of " + algorithm.name());
        return fields.read(mapping, in).map(values -> values.get(declared));
    }

    private static Scalar<Between<Long>> range(IdentityField field) {
        return Kinds.range(Kinds.WHOLE_NUMBER.where(number -> inside(field, number)));
    }

    private static Long inside(IdentityField field, Long number) {
        if (number < field.range().low() || number > field.range().high()) {
            throw new IllegalArgumentException(field.name() + " is " + text(field.range()) + ", not " + number);
        }
        return number;
    }

    /** How many identities there are within ranges, one for each number. */
    static BigInteger different(Collection<Between<Long>> ranges) {
        return ranges.stream()
                .map(range -> BigInteger.valueOf(range.high())
                        .subtract(BigInteger.valueOf(range.low()))
                        .add(BigInteger.ONE))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /** Every node needs one of its own. */
    private Optional<Identity> enough(ImmutableMap<String, Between<Long>> ranges, Place place, Decoder in) {
        BigInteger different = different(ranges.values());
        int nodes = count.map(known -> known.orElse(1)).orElse(1);
        boolean isOne = different.equals(BigInteger.ONE);
        return different.compareTo(BigInteger.valueOf(nodes)) < 0
                ? in.refuse(
                        place,
                        "only " + different + (isOne ? " identity is" : " identities are") + " possible for " + nodes
                                + " nodes")
                : Optional.of(new Identity.Drawn(ranges));
    }

    private Optional<Identity> listed(Tree.Listing listing, Decoder in) {
        int size = listing.items().size();
        if (count.isPresent() && size != count.get().orElse(1)) {
            return in.refuse(
                    listing.place(),
                    "these are " + size + " identities for " + count.get().orElse(1) + " nodes");
        }
        ImmutableList.Builder<ImmutableMap<String, Long>> nodes = ImmutableList.builder();
        Map<ImmutableMap<String, Long>, Integer> seen = new HashMap<>();
        int refused = 0;
        for (Tree item : listing.items()) {
            Optional<ImmutableMap<String, Long>> numbers = numbers(item, in);
            numbers.ifPresent(nodes::add);
            Integer earlier = numbers.map(present -> seen.putIfAbsent(present, seen.size() + 1))
                    .orElse(null);
            if (earlier != null) {
                in.refuse(item.place(), "node " + earlier + " of this list has the same identity");
            }
            refused += numbers.isPresent() && earlier == null ? 0 : 1;
        }
        return refused == 0 ? Optional.of(new Identity.Listed(nodes.build())) : Optional.empty();
    }

    private Optional<ImmutableMap<String, Long>> numbers(Tree tree, Decoder in) {
        if (tree instanceof Tree.Leaf) {
            IdentityField first = algorithm.identity().get(0);
            return number(first).read(tree, in).map(number -> ImmutableMap.of(first.name(), number));
        } else if (tree instanceof Tree.Mapping mapping) {
            ImmutableList<Field<Long>> numbers = algorithm.identity().stream()
                    .map(field -> Field.of(field.name(), number(field), field.doc()))
                    .collect(ImmutableList.toImmutableList());
            return read(numbers, mapping, in);
        }
        return in.refuse(
                tree.place(),
                "the numbers of one node are expected here, such as {"
                        + example(algorithm).replaceFirst("\\.\\..*", "") + "}, not " + tree.noun());
    }

    private static Scalar<Long> number(IdentityField field) {
        return Kinds.WHOLE_NUMBER.where(number -> inside(field, number));
    }

    @Override
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return ImmutableMap.of();
    }
}
