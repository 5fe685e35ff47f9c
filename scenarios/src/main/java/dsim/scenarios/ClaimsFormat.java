package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dsim.check.Occasion;
import dsim.fault.Fault;
import dsim.fault.FaultSchedule;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** How {@code expect:} and {@code measure:} are written. */
final class ClaimsFormat {

    private static final ImmutableMap<String, Occasion> OCCASIONS = Maps.toMap(
            Stream.concat(
                            Stream.of("start", "crash", "restart", "pause", "resume", "heal"),
                            Arrays.stream(FaultWord.values()).map(FaultWord::toString))
                    .distinct()
                    .toList(),
            Occasion::new);

    private static final Kind<Check> CHECK =
            new NamedKind<>("condition", Check::name, Catalogue::checks, Algorithm::checks);

    private static final Kind<Measure> MEASURE =
            new NamedKind<>("metric", Measure::name, Catalogue::measures, Algorithm::measures);

    private static final Field<Optional<Check>> ALWAYS =
            Field.of("always", Kinds.maybe(CHECK), "a condition that holds after every step");
    private static final Field<Optional<Check>> EVENTUALLY =
            Field.of("eventually", Kinds.maybe(CHECK), "a condition that comes to hold");
    private static final Field<Optional<Duration>> WITHIN = Field.of(
            "within",
            Kinds.maybe(Kinds.atLeast(Kinds.DURATION, "1ns")),
            "how long that may take; else to the end of the run");
    private static final Field<Optional<Occasion>> AFTER = Field.of(
            "after", Kinds.maybe(Kinds.oneOf(OCCASIONS)), "counted anew from each of these; else from the start");
    private static final Field<Optional<Check>> SOMETIMES =
            Field.of("sometimes", Kinds.maybe(CHECK), "a condition that holds at least once");
    private static final Field<Optional<String>> AT =
            Field.of("at", Kinds.maybe(Kinds.oneOf(ImmutableMap.of("end", "end"))), "when the metric is looked at");
    private static final Field<Optional<Measure>> METRIC =
            Field.of("metric", Kinds.maybe(MEASURE), "a number that lies within bounds");
    private static final ImmutableMap<String, Object> NUMBER =
            Json.object("type", ImmutableList.of("number", "string"));
    private static final Field<Optional<Tree>> MIN =
            Field.of("min", new Raw("a number", catalogue -> NUMBER), "the least that the metric may be");
    private static final Field<Optional<Tree>> MAX =
            Field.of("max", new Raw("a number", catalogue -> NUMBER), "the most that the metric may be");

    /** What goes together. The first says what is expected. */
    private static final ImmutableList<Fields> SORTS = ImmutableList.of(
            Fields.of(ALWAYS),
            Fields.of(EVENTUALLY, WITHIN, AFTER),
            Fields.of(SOMETIMES),
            Fields.of(METRIC, AT, MIN, MAX));

    static final Kind<Claim> CLAIM = Shape.checked(
            "an expectation such as {always: at-most-one-leader}",
            Fields.of(ALWAYS, EVENTUALLY, WITHIN, AFTER, SOMETIMES, AT, METRIC, MIN, MAX),
            ClaimsFormat::claim);

    static final Kind<ImmutableList<Measure>> MEASURES = Kinds.list(MEASURE);

    private ClaimsFormat() {}

    private static Optional<Claim> claim(Values values, Tree.Mapping mapping, Decoder in) {
        ImmutableList<ImmutableList<String>> given = SORTS.stream()
                .map(Fields::names)
                .filter(names -> mapping.value(names.get(0)).isPresent())
                .collect(ImmutableList.toImmutableList());
        if (given.size() != 1) {
            return in.refuse(
                    mapping.place(),
                    "one of 'always', 'eventually', 'sometimes' and 'metric' says what is expected, not "
                            + given.size());
        }
        ImmutableList<String> fitting = given.get(0);
        for (String key : mapping.entries().keySet()) {
            if (!fitting.contains(key)) {
                return in.refuse(mapping.keyPlace(key), "'" + key + "' does not go with '" + fitting.get(0) + "'");
            }
        }
        Optional<Measure> measure = values.get(METRIC);
        return measure.isPresent() ? atEnd(measure.get(), values, mapping, in) : Optional.of(claim(values));
    }

    private static Claim claim(Values values) {
        return values.get(ALWAYS)
                .<Claim>map(Claim.Always::new)
                .or(() -> values.get(SOMETIMES).map(Claim.Sometimes::new))
                .orElseGet(() -> new Claim.Eventually(
                        values.get(EVENTUALLY).orElseThrow(),
                        values.get(WITHIN),
                        values.get(AFTER).orElse(Occasion.START_OF_RUN)));
    }

    private static Optional<Claim> atEnd(Measure measure, Values values, Tree.Mapping mapping, Decoder in) {
        if (values.get(MIN).isEmpty() && values.get(MAX).isEmpty()) {
            return in.refuse(mapping.keyPlace(METRIC.name()), "'min' or 'max' says what is expected of it");
        }
        Optional<OptionalDouble> min = bound(measure, values.get(MIN), in);
        Optional<OptionalDouble> max = bound(measure, values.get(MAX), in);
        if (min.isEmpty() || max.isEmpty()) {
            return Optional.empty();
        } else if (min.get().orElse(Double.NEGATIVE_INFINITY) > max.get().orElse(Double.POSITIVE_INFINITY)) {
            return in.refuse(mapping.valuePlace(MIN.name()), "this is more than 'max'");
        }
        return Optional.of(new Claim.AtEnd(measure, min.get(), max.get()));
    }

    private static Optional<OptionalDouble> bound(Measure measure, Optional<Tree> bound, Decoder in) {
        return bound.isEmpty()
                ? Optional.of(OptionalDouble.empty())
                : kind(measure.unit()).read(bound.get(), in).map(OptionalDouble::of);
    }

    private static Scalar<Double> kind(Measure.Unit unit) {
        return switch (unit) {
            case COUNT -> Kinds.NUMBER;
            case RATIO -> Kinds.RATIO;
            case BYTES -> Kinds.SIZE.map(Kinds.SIZE.name(), Long::doubleValue);
            case NANOSECONDS -> in(1);
            case MILLISECONDS -> in(1e6);
            case SECONDS -> in(1e9);
        };
    }

    private static Scalar<Double> in(double nanos) {
        return Kinds.DURATION.map(Kinds.DURATION.name(), duration -> duration.toNanos() / nanos);
    }

    /** Warns of expectations that no fault of the scenario gives an occasion for. */
    static void warn(Tree.Listing claims, FaultSchedule faults, Decoder in) {
        for (Tree item : claims.items()) {
            if (item instanceof Tree.Mapping mapping) {
                mapping.text(AFTER.name())
                        .filter(word -> !mayHappen(word, faults))
                        .ifPresent(word -> in.warn(
                                mapping.valuePlace(AFTER.name()),
                                "no fault of this scenario gives occasion for '" + word + "'"));
            }
        }
    }

    private static boolean mayHappen(String word, FaultSchedule faults) {
        return word.equals("start") || faults.entries().stream().anyMatch(entry -> mayCause(entry, word));
    }

    private static boolean mayCause(FaultSchedule.Entry entry, String word) {
        boolean ends = entry.lasting().isPresent();
        return entry.text().startsWith(word + " ")
                || word.equals("heal") && ends
                || word.equals("restart") && ends && entry.fault() instanceof Fault.Crash
                || word.equals("resume") && ends && entry.fault() instanceof Fault.Pause;
    }

    /** Something that the catalogue or an algorithm of the scenario has a name for. */
    private static final class NamedKind<E> extends Kind<E> {

        private final String noun;
        private final Function<E, String> nameOf;
        private final Function<Catalogue, ImmutableList<E>> ofHost;
        private final Function<Algorithm<?, ?>, ImmutableList<E>> ofAlgorithm;

        NamedKind(
                String noun,
                Function<E, String> nameOf,
                Function<Catalogue, ImmutableList<E>> ofHost,
                Function<Algorithm<?, ?>, ImmutableList<E>> ofAlgorithm) {
            super("the name of a " + noun);
            this.noun = noun;
            this.nameOf = nameOf;
            this.ofHost = ofHost;
            this.ofAlgorithm = ofAlgorithm;
        }

        @Override
        Optional<E> read(Tree tree, Decoder in) {
            if (!(tree instanceof Tree.Leaf leaf) || leaf.isNothing()) {
                return in.refuseKind(tree, this);
            }
            ImmutableList<E> known = Stream.concat(
                            algorithms(in).flatMap(algorithm -> ofAlgorithm.apply(algorithm).stream()),
                            ofHost.apply(in.catalogue()).stream())
                    .collect(ImmutableList.toImmutableList());
            Optional<E> found = Cast.find(known, nameOf, leaf.text());
            return found.isPresent()
                    ? found
                    : in.refuse(leaf.place(), "no " + noun + " '" + leaf.text() + "'. " + hint(leaf.text(), known, in));
        }

        /** Those that the groups run; any, if the word for one of them is not known. */
        private static Stream<Algorithm<?, ?>> algorithms(Decoder in) {
            return in.cast().areAlgorithmsKnown()
                    ? in.cast().algorithms().stream()
                    : in.catalogue().algorithms().stream();
        }

        /** One of another algorithm is meant only if it is spelt right. */
        private String hint(String name, ImmutableList<E> known, Decoder in) {
            return in.catalogue().algorithms().stream()
                    .filter(algorithm -> Cast.find(ofAlgorithm.apply(algorithm), nameOf, name)
                            .isPresent())
                    .findFirst()
                    .map(algorithm -> "It is one of " + algorithm.name() + ", which no group runs.")
                    .orElseGet(() -> Nearest.hint(
                            name, known.stream().map(nameOf).distinct().toList()));
        }

        @Override
        ImmutableMap<String, Object> schema(Catalogue catalogue) {
            Stream<E> ofAlgorithms =
                    catalogue.algorithms().stream().flatMap(algorithm -> ofAlgorithm.apply(algorithm).stream());
            return Json.object(
                    "enum",
                    Stream.concat(ofAlgorithms, ofHost.apply(catalogue).stream())
                            .map(nameOf)
                            .distinct()
                            .toList());
        }
    }
}
