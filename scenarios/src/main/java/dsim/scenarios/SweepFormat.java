package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.random.Seed;
import java.util.Map;
import java.util.Optional;

/** How {@code sweep:} is written. */
final class SweepFormat {

    /** So many values may be given for all paths together: each is tried when the scenario is read. */
    private static final int VALUES = 200;

    private static final long SEEDS = 10_000_000;

    /** A range of seeds. */
    record Seeds(Seed first, long count) {

        static Seeds parse(String text) {
            int dots = text.indexOf("..");
            Seed first = Seed.parse(dots < 0 ? text : text.substring(0, dots));
            Seed last = dots < 0 ? first : Seed.parse(text.substring(dots + 2));
            long more = last.value() - first.value();
            if (Long.compareUnsigned(first.value(), last.value()) > 0) {
                throw new IllegalArgumentException("the range is reversed. Did you mean " + last + ".." + first + "?");
            } else if (Long.compareUnsigned(more, SEEDS) >= 0) {
                throw new IllegalArgumentException("a sweep has at most " + SEEDS + " seeds");
            }
            return new Seeds(first, more + 1);
        }
    }

    private static final Scalar<Seeds> RANGE = new Scalar<>(
            "seeds such as 1..30",
            Json.anyOf(Json.object("type", "integer", "minimum", 0), Json.text("[0-9a-fx]+(\\.\\.[0-9a-fx]+)?")),
            Seeds::parse);

    private static final Field<Optional<Seeds>> RANGE_OF_SEEDS =
            Field.of("seeds", Kinds.maybe(RANGE), "the seeds, such as 1..30; else the scenario's own");
    private static final Field<ImmutableMap<String, ImmutableList<String>>> VARY =
            Field.of("vary", new VaryKind(), "{}", "values by the path that they are put in place of, as by --set");

    private SweepFormat() {}

    /**
     * The kind of a sweep.
     *
     * @param own the scenario's own seed
     */
    static Kind<Sweep> of(Seed own) {
        return Shape.checked(
                "a mapping such as {seeds: 1..30}", Fields.of(RANGE_OF_SEEDS, VARY), (values, mapping, in) -> {
                    Seeds seeds = values.get(RANGE_OF_SEEDS).orElse(new Seeds(own, 1));
                    return values.get(RANGE_OF_SEEDS).isEmpty()
                                    && values.get(VARY).isEmpty()
                            ? in.refuse(mapping.place(), "'seeds' or 'vary' says what the runs of a sweep differ in")
                            : Optional.of(new Sweep(seeds.first(), seeds.count(), values.get(VARY)));
                });
    }

    /** The paths with their values, as trees. */
    static Optional<Tree.Mapping> vary(Tree.Mapping scenario) {
        return scenario.value(Format.SWEEP)
                .filter(Tree.Mapping.class::isInstance)
                .flatMap(sweep -> ((Tree.Mapping) sweep).value(VARY.name()))
                .filter(Tree.Mapping.class::isInstance)
                .map(Tree.Mapping.class::cast);
    }

    /** Paths with lists of values. */
    private static final class VaryKind extends Kind<ImmutableMap<String, ImmutableList<String>>> {

        VaryKind() {
            super("a mapping such as {nodes.p.count: [4, 8]}");
        }

        @Override
        Optional<ImmutableMap<String, ImmutableList<String>>> read(Tree tree, Decoder in) {
            if (!(tree instanceof Tree.Mapping mapping)) {
                return in.refuseKind(tree, this);
            }
            ImmutableMap.Builder<String, ImmutableList<String>> vary = ImmutableMap.builder();
            int values = 0;
            for (Map.Entry<String, Tree.Mapping.Entry> entry : mapping.entries().entrySet()) {
                if (!(entry.getValue().value() instanceof Tree.Listing listing)
                        || listing.items().isEmpty()) {
                    return in.refuse(
                            entry.getValue().value().place(), "a list of values such as [4, 8] is expected here");
                }
                values += listing.items().size();
                if (values > VALUES) {
                    return in.refuse(listing.place(), "with these there are more than " + VALUES + " values to vary");
                }
                vary.put(
                        entry.getKey(),
                        listing.items().stream().map(FlowText::of).collect(ImmutableList.toImmutableList()));
            }
            return Optional.of(vary.buildOrThrow());
        }

        @Override
        ImmutableMap<String, Object> schema(Catalogue catalogue) {
            return Json.object("type", "object", "additionalProperties", Json.object("type", "array"));
        }
    }
}
