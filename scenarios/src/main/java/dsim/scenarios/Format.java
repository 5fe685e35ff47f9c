package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.fault.FaultSchedule;
import dsim.random.Seed;
import dsim.sim.Ties;
import java.time.Duration;
import java.util.Optional;

/** How a whole scenario is written. Everything that a scenario may say is declared here or in what this refers to. */
final class Format {

    static final String USE = "use";
    static final String SEED = "seed";
    static final String SWEEP = "sweep";

    private static final Field<Optional<String>> SCENARIO =
            Field.of("scenario", Kinds.maybe(Kinds.TEXT), "the name of this file without .yaml");
    private static final Field<Integer> FORMAT = Field.of(
            "format",
            Kinds.count(0, Integer.MAX_VALUE).where(Format::known),
            String.valueOf(Scenario.FORMAT),
            "the version of this format");
    private static final Scalar<String> SENTENCES = Kinds.TEXT.map("a text", String::strip);
    private static final Field<String> QUESTION = Field.of("question", SENTENCES, "", "what the scenario is run for");
    private static final Field<String> EXPECTED =
            Field.of("expected", SENTENCES, "", "what its author expected before running it");
    private static final Field<Seed> SEED_FIELD = Field.of(SEED, Kinds.SEED, "1", "what all chance follows from");

    private static final Field<Optional<Duration>> AT = Field.of(
            "at", Kinds.maybe(Kinds.atLeast(Kinds.DURATION, "1ns")), "the virtual time at which the run stops");
    private static final Field<Optional<String>> WHEN = Field.of(
            "when",
            Kinds.maybe(Kinds.oneOf(ImmutableMap.of("quiescent", "quiescent"))),
            "quiescent: the run stops when nothing is left to happen");
    private static final Field<Long> MAX_EVENTS = Field.of(
            "max-events",
            Kinds.atLeast(Kinds.WHOLE_NUMBER, "1"),
            "10000000",
            "a run that needs more events than this has failed");
    private static final Field<Stop> STOP = Field.of(
            "stop",
            Shape.checked("a mapping such as {at: 30s}", Fields.of(AT, WHEN, MAX_EVENTS), Format::stop),
            "when a run ends, such as {at: 30s} or {when: quiescent}");

    private static final Field<Ties> TIES = Field.of(
            "ties",
            Kinds.oneOf(Ties.class),
            "keyed",
            "how events of one instant are ordered; canonical: by node, for stories that people read");
    private static final Field<NetworkPlan> NETWORK =
            Field.of("network", NetworkFormat.NETWORK, "{}", "what lies between the nodes");
    private static final Field<ImmutableList<Group>> NODES =
            Field.of("nodes", new NodesFormat(), "who takes part, such as {p: {run: bully, count: 7}}");
    private static final Field<FaultSchedule> FAULTS =
            Field.of("faults", new FaultsFormat(), "[]", "what goes wrong; faults may overlap");
    private static final Field<ImmutableList<PlannedAction>> WORKLOAD =
            Field.of("workload", Kinds.list(new WorkloadFormat()), "[]", "what clients do");
    private static final Field<ImmutableList<Claim>> EXPECT =
            Field.of("expect", Kinds.list(ClaimsFormat.CLAIM), "[]", "what must be true");
    private static final Field<ImmutableList<Measure>> MEASURE =
            Field.of("measure", ClaimsFormat.MEASURES, "[]", "what is measured");
    private static final Field<Optional<String>> USE_FIELD =
            Field.of(USE, Kinds.maybe(Kinds.TEXT), "another file, whose values hold where this one says nothing else");

    private static final Fields ALL = Fields.of(
            SCENARIO,
            FORMAT,
            QUESTION,
            EXPECTED,
            SEED_FIELD,
            STOP,
            TIES,
            NETWORK,
            NODES,
            FAULTS,
            WORKLOAD,
            EXPECT,
            MEASURE,
            sweep(Seed.of(1)),
            USE_FIELD);

    private Format() {}

    private static Integer known(Integer version) {
        if (version != Scenario.FORMAT) {
            throw new IllegalArgumentException("this program reads format " + Scenario.FORMAT + ", not " + version);
        }
        return version;
    }

    private static Optional<Stop> stop(Values values, Tree.Mapping mapping, Decoder in) {
        Optional<Duration> at = values.get(AT);
        if (at.isPresent() == values.get(WHEN).isPresent()) {
            return in.refuse(mapping.place(), "either 'at: 30s' or 'when: quiescent' says when a run stops");
        }
        at.ifPresent(in::endAt);
        return Optional.of(new Stop(at, values.get(MAX_EVENTS)));
    }

    /**
     * Reads a scenario, and writes the defaults of what is not given into its tree.
     *
     * @param name the name of its file without {@code .yaml}
     */
    static Optional<Scenario> read(String name, Tree.Mapping scenario, Decoder in) {
        ALL.refuseUnknown(scenario, in, "field");
        Optional<Values> stop = Fields.of(STOP).read(scenario, in);
        Optional<Values> nodes = Fields.of(NODES).read(scenario, in);
        if (nodes.isEmpty() && scenario.value(NODES.name()).isEmpty()) {
            in.cast().isIncomplete();
        }
        Optional<Values> rest = Fields.of(
                        SCENARIO,
                        FORMAT,
                        QUESTION,
                        EXPECTED,
                        SEED_FIELD,
                        TIES,
                        NETWORK,
                        FAULTS,
                        WORKLOAD,
                        EXPECT,
                        MEASURE)
                .read(scenario, in);
        Field<Optional<Sweep>> sweepField =
                sweep(rest.map(values -> values.get(SEED_FIELD)).orElse(Seed.of(1)));
        Optional<Values> sweep = Fields.of(sweepField).read(scenario, in);
        scenario.sort(ALL.names());
        refuseOtherName(name, scenario, in);
        if (rest.isPresent() && scenario.value(EXPECT.name()).orElseThrow() instanceof Tree.Listing claims) {
            ClaimsFormat.warn(claims, rest.get().get(FAULTS), in);
        }
        if (stop.isEmpty() || nodes.isEmpty() || rest.isEmpty() || sweep.isEmpty()) {
            return Optional.empty();
        }
        Values values = rest.get();
        return Optional.of(new Scenario(
                name,
                values.get(QUESTION),
                values.get(EXPECTED),
                values.get(SEED_FIELD),
                stop.get().get(STOP),
                values.get(TIES),
                values.get(NETWORK),
                nodes.get().get(NODES),
                values.get(FAULTS),
                values.get(WORKLOAD),
                values.get(EXPECT),
                values.get(MEASURE),
                sweep.get().get(sweepField)));
    }

    /** What a sweep has no seeds for, it runs with the scenario's own. */
    private static Field<Optional<Sweep>> sweep(Seed own) {
        return Field.of(
                SWEEP, Kinds.maybe(SweepFormat.of(own)), "what a sweep varies; a single run does not look at it");
    }

    private static void refuseOtherName(String name, Tree.Mapping scenario, Decoder in) {
        scenario.text(SCENARIO.name())
                .filter(given -> !given.equals(name))
                .ifPresent(given -> in.refuse(
                        scenario.valuePlace(SCENARIO.name()),
                        "the name of a scenario is that of its file. Did you mean '" + name + "'?"));
    }

    static ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return ALL.schema(catalogue);
    }
}
