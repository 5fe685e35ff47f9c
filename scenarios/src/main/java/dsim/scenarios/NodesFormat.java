package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.network.Bandwidth;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** How {@code nodes:} is written. */
final class NodesFormat extends Kind<ImmutableList<Group>> {

    /** A name that is a host's name as well. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?");

    private static final int GROUPS = 1000;

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private static final Field<Algorithm<?, ?>> RUN =
            Field.of("run", new AlgorithmKind(), "the algorithm that the nodes run");
    private static final Field<Optional<Integer>> COUNT = Field.of(
            "count", Kinds.maybe(Kinds.count(1, Group.MOST)), "how many nodes; without it one, named like the group");
    private static final Field<Optional<Tree>> IDENTITY = Field.of(
            "identity",
            new Raw(
                    "ranges, or a list",
                    catalogue -> Json.object("type", ImmutableList.of("object", "array", "string", "integer"))),
            "the numbers that the nodes are known by: by-position (from 1), ranges to draw from, or a list");
    private static final Field<Optional<Tree>> PARAMS = Field.of(
            "params",
            new Raw("parameters", catalogue -> Json.object("type", "object")),
            "the parameters of the algorithm");

    private static final Field<Duration> AT = Field.of("at", Kinds.DURATION, "0s", "when the first node starts");
    private static final Field<Duration> EVERY =
            Field.of("every", Kinds.DURATION, "0s", "how long after it the next one starts, and so on");
    private static final Field<Start> START = Field.of(
            "start",
            Shape.of("a mapping such as {at: 0s}", Fields.of(AT, EVERY), v -> new Start(v.get(AT), v.get(EVERY))),
            "{}",
            "when the nodes start");

    private static final Field<Between<Duration>> OFFSET = Field.of(
            "offset", Kinds.range(Kinds.SIGNED_DURATION), "0s", "how far a clock is ahead at first; negative: behind");
    private static final Field<Between<Long>> DRIFT = Field.of(
            "drift",
            Kinds.range(Kinds.atMost(Kinds.atLeast(Kinds.DRIFT, "-999999ppm"), "1000000ppm")),
            "0ppm",
            "how much too fast it runs; negative: too slow");
    private static final Field<Between<Duration>> NOISE =
            Field.of("noise", Kinds.range(Kinds.DURATION), "0s", "by how much each reading is off at most, either way");
    private static final Field<ClockPlan> CLOCK = Field.of(
            "clock",
            Shape.of(
                    "a mapping such as {drift: 20ppm}",
                    Fields.of(OFFSET, DRIFT, NOISE),
                    v -> new ClockPlan(v.get(OFFSET), v.get(DRIFT), v.get(NOISE))),
            "{}",
            "how wrong the clocks are: one value for all, or a range from which each node draws");
    private static final Field<Bandwidth> UP =
            Field.of("up", NetworkFormat.BANDWIDTH, "unlimited", "what all links out of a node share");
    private static final Field<Bandwidth> DOWN =
            Field.of("down", NetworkFormat.BANDWIDTH, "unlimited", "what all links into a node share");

    private static final Fields GROUP = Fields.of(RUN, COUNT, IDENTITY, START, CLOCK, PARAMS, UP, DOWN);

    NodesFormat() {
        super("a mapping such as {p: {run: bully, count: 7}}");
    }

    @Override
    Optional<ImmutableList<Group>> read(Tree tree, Decoder in) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            in.cast().isIncomplete();
            return in.refuseKind(tree, this);
        } else if (mapping.entries().isEmpty()) {
            in.cast().isIncomplete();
            return in.refuse(tree.place(), "nobody takes part: name a group such as p: {run: bully, count: 7}");
        } else if (mapping.entries().size() > GROUPS) {
            in.cast().isIncomplete();
            return in.refuse(
                    tree.place(),
                    "there are at most " + GROUPS + " groups, not "
                            + mapping.entries().size());
        }
        // all are opened before any is read on: the parameters of one may name the nodes of another
        ImmutableList<Opening> openings = mapping.entries().entrySet().stream()
                .flatMap(entry -> open(
                        entry.getKey(), entry.getValue().key(), entry.getValue().value(), in)
                        .stream())
                .collect(ImmutableList.toImmutableList());
        ImmutableList.Builder<Group> groups = ImmutableList.builder();
        int refused = mapping.entries().size() - openings.size();
        long nodes = 0;
        for (Opening opening : openings) {
            Optional<Group> group = group(opening, in);
            group.ifPresent(groups::add);
            refused += group.isPresent() ? 0 : 1;
            nodes += group.map(Group::size).orElse(0);
            if (nodes > Group.MOST) {
                return in.refuse(opening.key(), "with this group there are more than " + Group.MOST + " nodes");
            }
        }
        ImmutableList<Group> all = groups.build();
        return areNoRoles(mapping, in)
                        && refused == 0
                        && areUsed(all, mapping, in)
                        && Kindred.areFitting(
                                all,
                                openings.stream().collect(ImmutableMap.toImmutableMap(Opening::name, Opening::mapping)),
                                in)
                ? Optional.of(all)
                : Optional.empty();
    }

    /** Whether somebody speaks to each group that only answers; live, that may be anybody, and one alone may be meant so. */
    private static boolean areUsed(ImmutableList<Group> groups, Tree.Mapping mapping, Decoder in) {
        long idle = groups.stream()
                .filter(group -> group.algorithm().isServer()
                        && groups.size() > 1
                        && !in.isLive()
                        && !in.cast().isCalled(group.addresses()))
                .peek(group ->
                        in.refuse(mapping.keyPlace(group.name()), "nobody speaks to this group: it is never used"))
                .count();
        return idle == 0;
    }

    private static boolean areNoRoles(Tree.Mapping mapping, Decoder in) {
        long roles = mapping.entries().entrySet().stream()
                .filter(entry -> in.cast().role(entry.getKey()).isPresent())
                .peek(entry -> in.refuse(
                        entry.getValue().key(),
                        "'" + entry.getKey() + "' is a role that nodes of this scenario can have: choose another name"))
                .count();
        return roles == 0;
    }

    /** A group of which so much is known that others can name its nodes. */
    private record Opening(
            String name,
            Place key,
            Tree.Mapping mapping,
            Optional<OptionalInt> count,
            Optional<Algorithm<?, ?>> algorithm) {}

    private static Optional<Opening> open(String name, Place key, Tree tree, Decoder in) {
        if (!NAME.matcher(name).matches()) {
            in.cast().isIncomplete();
            return in.refuse(
                    key,
                    "a group has a name of the letters a to z, digits, hyphens and underscores, such as 'p' or 'seed-node'");
        } else if (name.equals(Cast.ALL) || name.equals(Cast.LAST_CRASHED)) {
            in.cast().isIncomplete();
            return in.refuse(key, "'" + name + "' has a meaning of its own: choose another name");
        } else if (!(tree instanceof Tree.Mapping mapping)) {
            in.cast().isIncomplete();
            return in.refuse(
                    tree.place(), "a group such as {run: bully, count: 7} is expected here, not " + tree.noun());
        } else {
            return Optional.of(open(name, key, mapping, in));
        }
    }

    private static Opening open(String name, Place key, Tree.Mapping mapping, Decoder in) {
        GROUP.refuseUnknown(mapping, in, "field");
        boolean isEmpty = mapping.text(COUNT.name()).filter("0"::equals).isPresent();
        if (isEmpty) {
            in.refuse(mapping.valuePlace(COUNT.name()), "a group of no nodes is never used: leave it out");
        }
        Optional<OptionalInt> count = isEmpty
                ? Optional.empty()
                : Fields.of(COUNT).read(mapping, in).map(values -> optional(values.get(COUNT)));
        Optional<Algorithm<?, ?>> algorithm = Fields.of(RUN).read(mapping, in).map(values -> values.get(RUN));
        in.cast().add(name, count, algorithm);
        in.cast().clash(name).ifPresent(sentence -> in.refuse(key, sentence));
        return new Opening(name, key, mapping, count, algorithm);
    }

    private static Optional<Group> group(Opening opening, Decoder in) {
        Tree.Mapping mapping = opening.mapping();
        Optional<OptionalInt> count = opening.count();
        Optional<Algorithm<?, ?>> algorithm = opening.algorithm();
        Optional<Values> rest = Fields.of(START, CLOCK, UP, DOWN).read(mapping, in);
        Optional<Values> own = algorithm.flatMap(known -> own(known, count, mapping, in));
        mapping.sort(GROUP.names());
        if (count.isEmpty() || algorithm.isEmpty() || rest.isEmpty() || own.isEmpty()) {
            return Optional.empty();
        }
        Group group = new Group(
                opening.name(),
                algorithm.get(),
                count.get(),
                own.get().get(identity(algorithm.get(), count)),
                rest.get().get(START),
                rest.get().get(CLOCK),
                own.get().get(params(algorithm.get())),
                rest.get().get(UP),
                rest.get().get(DOWN));
        return startsInTime(group, mapping, in) && isVerified(group, mapping, in)
                ? Optional.of(group)
                : Optional.empty();
    }

    /** What the algorithm decides how to write. */
    private static Optional<Values> own(
            Algorithm<?, ?> algorithm, Optional<OptionalInt> count, Tree.Mapping mapping, Decoder in) {
        return Fields.of(identity(algorithm, count), params(algorithm)).read(mapping, in);
    }

    private static Field<Identity> identity(Algorithm<?, ?> algorithm, Optional<OptionalInt> count) {
        return Field.of(IDENTITY.name(), new IdentityKind(algorithm, count), IdentityKind.BY_POSITION, IDENTITY.doc());
    }

    private static Field<Values> params(Algorithm<?, ?> algorithm) {
        return Field.of(PARAMS.name(), new ParamsKind(algorithm), "{}", PARAMS.doc());
    }

    private static OptionalInt optional(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static boolean startsInTime(Group group, Tree.Mapping mapping, Decoder in) {
        Start start = group.start();
        Duration last = start.of(group.size() - 1);
        Place place = mapping.keyPlace(START.name());
        if (in.isAfterEnd(start.at())) {
            in.refuse(place, "the run stops before a node of this group starts: the group is never used");
        } else if (last.compareTo(LONGEST) > 0) {
            in.refuse(place, "the last node of this group starts in more than 292 years");
        } else if (in.isAfterEnd(last)) {
            in.warn(place, "the run stops before all nodes of this group have started");
            return true;
        } else {
            return true;
        }
        return false;
    }

    private static boolean isVerified(Group group, Tree.Mapping mapping, Decoder in) {
        try {
            group.algorithm().verify(group);
            return true;
        } catch (IllegalArgumentException e) {
            Place params = mapping.keyPlace(PARAMS.name());
            Place given = params.origin().kind() == Origin.Kind.DEFAULT ? mapping.place() : params;
            in.refuse(given, String.valueOf(e.getMessage()));
            return false;
        }
    }

    @Override
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return ImmutableMap.of(
                "type",
                "object",
                "minProperties",
                1,
                "propertyNames",
                Json.object("pattern", "^" + NAME.pattern() + "$"),
                "additionalProperties",
                groupSchema(catalogue));
    }

    /** What the keys of a group may be, some of which depend on the algorithm. */
    private static ImmutableMap<String, Object> groupSchema(Catalogue catalogue) {
        return ImmutableMap.<String, Object>builder()
                .putAll(GROUP.schema(catalogue))
                .put(
                        "allOf",
                        catalogue.algorithms().stream()
                                .map(algorithm -> Json.object(
                                        "if", property(RUN.name(), Json.object("const", algorithm.name())),
                                        "then", property(PARAMS.name(), new ParamsKind(algorithm).schema(catalogue))))
                                .toList())
                .buildOrThrow();
    }

    private static ImmutableMap<String, Object> property(String name, Object schema) {
        return Json.object("properties", Json.object(name, schema));
    }

    /** The name of an algorithm. */
    private static final class AlgorithmKind extends Kind<Algorithm<?, ?>> {

        AlgorithmKind() {
            super("the name of an algorithm");
        }

        @Override
        Optional<Algorithm<?, ?>> read(Tree tree, Decoder in) {
            if (!(tree instanceof Tree.Leaf leaf) || leaf.isNothing()) {
                return in.refuseKind(tree, this);
            }
            Optional<Algorithm<?, ?>> algorithm = in.catalogue().algorithm(leaf.text());
            return algorithm.isPresent()
                    ? algorithm
                    : in.refuse(
                            leaf.place(),
                            "no algorithm '" + leaf.text() + "'. "
                                    + Nearest.hint(leaf.text(), in.catalogue().names()));
        }

        @Override
        ImmutableMap<String, Object> schema(Catalogue catalogue) {
            return Json.object("enum", catalogue.names().asList());
        }
    }

    /** The parameters of one algorithm. */
    private static final class ParamsKind extends Kind<Values> {

        private final Algorithm<?, ?> algorithm;

        ParamsKind(Algorithm<?, ?> algorithm) {
            super("the parameters of " + algorithm.name());
            this.algorithm = algorithm;
        }

        @Override
        Optional<Values> read(Tree tree, Decoder in) {
            if (!(tree instanceof Tree.Mapping mapping)) {
                return in.refuseKind(tree, this);
            }
            Fields parameters = new Fields(algorithm.parameters());
            parameters.refuseUnknown(mapping, in, "parameter of " + algorithm.name());
            return parameters.read(mapping, in);
        }

        @Override
        ImmutableMap<String, Object> schema(Catalogue catalogue) {
            return new Fields(algorithm.parameters()).schema(catalogue);
        }
    }
}
