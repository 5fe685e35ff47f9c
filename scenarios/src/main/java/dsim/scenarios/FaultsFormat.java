package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dsim.fault.Fault;
import dsim.fault.FaultSchedule;
import dsim.fault.FaultSchedule.Entry;
import dsim.fault.Target;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.function.BiFunction;

/** How {@code faults:} is written. */
final class FaultsFormat extends Kind<FaultSchedule> {

    private static final Field<Optional<Target>> OF =
            Field.of("of", Kinds.maybe(TargetKind.TARGET), "who falls into blocks");
    private static final Field<Optional<Integer>> INTO =
            Field.of("into", Kinds.maybe(Kinds.count(2, Group.MOST)), "how many blocks, drawn from the seed");
    private static final Field<Optional<ImmutableList<Target>>> BLOCKS =
            Field.of("blocks", Kinds.maybe(Kinds.list(TargetKind.TARGET)), "who is in each block");
    private static final Field<Double> P = Field.of("p", Kinds.RATIO, "how many of the messages");
    private static final Field<Optional<Double>> FACTOR =
            Field.of("factor", Kinds.maybe(Kinds.atLeast(Kinds.NUMBER, "1")), "how many times as long a message takes");
    private static final Field<Optional<Duration>> BY =
            Field.of("by", Kinds.maybe(Kinds.DURATION), "how much longer a message takes");
    private static final Field<Target> NODE = Field.of("node", TargetKind.TARGET, "whose clock is set");
    private static final Field<Duration> STEP =
            Field.of("step", Kinds.SIGNED_DURATION, "how far it is set forward; negative: back");

    /** What can go wrong, each under its word. */
    private static final ImmutableList<Field<Optional<Fault>>> WHAT = ImmutableList.of(
            what(FaultWord.CRASH, TargetKind.TARGET.as(Fault.Crash::new)),
            what(FaultWord.RESTART, TargetKind.TARGET.as(nodes -> new Fault.Restart(nodes, true))),
            what(FaultWord.PAUSE, TargetKind.TARGET.as(Fault.Pause::new)),
            what(
                    FaultWord.CUT,
                    onLinks(
                            ImmutableList.of(),
                            (links, v) -> new Fault.Cut(links.from(), links.to(), links.bothWays()))),
            what(
                    FaultWord.PARTITION,
                    Shape.checked(
                            "a mapping such as {of: p, into: 2}",
                            Fields.of(OF, INTO, BLOCKS),
                            FaultsFormat::partition)),
            what(
                    FaultWord.HEAL,
                    Kinds.oneOf(ImmutableMap.of(Cast.ALL, Cast.ALL)).as(all -> new Fault.Heal())),
            what(
                    FaultWord.LOSS,
                    onLinks(
                            ImmutableList.of(P),
                            (links, v) -> new Fault.Lose(links.from(), links.to(), links.bothWays(), v.get(P)))),
            what(
                    FaultWord.SLOW,
                    onLinks(
                            ImmutableList.of(FACTOR, BY),
                            (links, v) -> new Fault.Slow(
                                    links.from(),
                                    links.to(),
                                    links.bothWays(),
                                    v.get(FACTOR).orElse(1.0),
                                    v.get(BY).orElse(Duration.ZERO)))),
            what(
                    FaultWord.DOUBLE,
                    onLinks(
                            ImmutableList.of(P),
                            (links, v) -> new Fault.Duplicate(links.from(), links.to(), links.bothWays(), v.get(P)))),
            what(
                    FaultWord.CLOCK,
                    Shape.of(
                            "a mapping such as {node: p3, step: 1s}",
                            Fields.of(NODE, STEP),
                            v -> new Fault.StepClock(v.get(NODE), v.get(STEP)))));

    private static final Field<Duration> AT = Field.of("at", new TimeKind("a fault"), "when it begins");
    private static final Field<Optional<Duration>> FOR = Field.of(
            "for", Kinds.maybe(Kinds.atLeast(Kinds.DURATION, "1ns")), "how long it lasts; else to the end of the run");
    private static final Field<Optional<Boolean>> KEEPS_STATE = Field.of(
            "state",
            Kinds.maybe(Kinds.oneOf(ImmutableMap.of("kept", true, "lost", false))),
            "of a restart: whether the nodes find again what they had persisted");
    private static final Field<Boolean> MAY_BE_IDLE = Field.of(
            "may-be-idle", Kinds.TRUTH, "false", "whether it may touch nothing without making the run vacuous");

    private static final Kind<Entry> FAULT = Shape.checked(
            "a fault such as {at: 5s, crash: p3}",
            Fields.of(AT, FOR).and(WHAT).and(ImmutableList.of(KEEPS_STATE, MAY_BE_IDLE)),
            FaultsFormat::entry);

    FaultsFormat() {
        super("a list");
    }

    private static Field<Optional<Fault>> what(FaultWord word, Kind<? extends Fault> kind) {
        return Field.of(word.toString(), Kinds.maybe(kind.as(fault -> (Fault) fault)), word.doc());
    }

    private static Kind<Fault> onLinks(ImmutableList<Field<?>> more, BiFunction<Route<Target>, Values, Fault> maker) {
        Route.Keys<Target> route = new Route.Keys<>(TargetKind.TARGET);
        return Shape.checked(
                "a mapping such as {from: p1, to: p2}",
                new Fields(route.fields()).and(more),
                (values, mapping, in) -> route.read(values, mapping, in).flatMap(links -> {
                    if (isOne(links.from()) && links.from().equals(links.to())) {
                        return in.refuse(mapping.place(), Route.TO_ITSELF);
                    }
                    Fault fault = maker.apply(links, values);
                    boolean isNothing = fault instanceof Fault.Slow slow
                            && slow.factor() == 1
                            && slow.delay().isZero();
                    return isNothing
                            ? in.refuse(mapping.place(), "'factor' or 'by' says how much slower")
                            : Optional.of(fault);
                }));
    }

    private static boolean isOne(Target target) {
        return target instanceof Target.Nodes nodes && nodes.addresses().size() == 1;
    }

    private static Optional<Fault> partition(Values values, Tree.Mapping mapping, Decoder in) {
        Optional<Target> of = values.get(OF);
        Optional<Integer> into = values.get(INTO);
        Optional<ImmutableList<Target>> blocks = values.get(BLOCKS);
        if (blocks.isPresent() == (of.isPresent() || into.isPresent()) || of.isPresent() != into.isPresent()) {
            return in.refuse(mapping.place(), "either 'of' and 'into' or 'blocks' say how the nodes fall apart");
        } else if (blocks.isEmpty()) {
            return split(of.orElseThrow(), into.orElseThrow(), mapping, in);
        } else if (blocks.get().size() < 2) {
            return in.refuse(mapping.keyPlace(BLOCKS.name()), "at least two blocks are needed to part anybody");
        }
        for (int block = 0; block < blocks.get().size(); block++) {
            for (Target earlier : blocks.get().subList(0, block)) {
                if (mustMeet(earlier, blocks.get().get(block))) {
                    return in.refuse(mapping.keyPlace(BLOCKS.name()), "a node is in two of these blocks");
                }
            }
        }
        return Optional.of(new Fault.Partition(blocks.get()));
    }

    private static Optional<Fault> split(Target of, int into, Tree.Mapping mapping, Decoder in) {
        boolean isTooFew = of instanceof Target.Nodes nodes && nodes.addresses().size() < into;
        return isTooFew
                ? in.refuse(mapping.valuePlace(INTO.name()), "there are fewer nodes than blocks")
                : Optional.of(new Fault.Split(of, into));
    }

    private static boolean mustMeet(Target one, Target other) {
        return one instanceof Target.Nodes these
                && other instanceof Target.Nodes those
                && (these.addresses().equals(those.addresses())
                        || !Collections.disjoint(these.addresses(), ImmutableSet.copyOf(those.addresses())));
    }

    private static boolean mayMeet(Target one, Target other) {
        return !(one instanceof Target.Nodes) || !(other instanceof Target.Nodes) || mustMeet(one, other);
    }

    private static Optional<Entry> entry(Values values, Tree.Mapping mapping, Decoder in) {
        ImmutableList<Field<Optional<Fault>>> given =
                WHAT.stream().filter(field -> values.get(field).isPresent()).collect(ImmutableList.toImmutableList());
        if (given.size() != 1) {
            return given.isEmpty()
                    ? nothing(mapping, in)
                    : in.refuse(
                            mapping.keyPlace(given.get(1).name()),
                            "'" + given.get(0).name() + "' is here already: write a fault of its own for each");
        }
        String word = given.get(0).name();
        Fault fault = values.get(given.get(0)).orElseThrow();
        Optional<Boolean> keepsState = values.get(KEEPS_STATE);
        Optional<Duration> lasting = values.get(FOR);
        if (keepsState.isPresent() && !(fault instanceof Fault.Restart)) {
            return in.refuse(mapping.keyPlace(KEEPS_STATE.name()), "only a restart says what becomes of the state");
        } else if (lasting.isPresent() && isInstant(fault)) {
            return in.refuse(mapping.keyPlace(FOR.name()), "a " + word + " happens in an instant: leave this out");
        }
        String text = word + " " + FlowText.of(mapping.value(word).orElseThrow());
        if (fault instanceof Fault.Restart restart && !keepsState.orElse(true)) {
            fault = new Fault.Restart(restart.nodes(), false);
            text += ", state lost";
        }
        Duration at = values.get(AT);
        if (lasting.isPresent() && in.isAfterEnd(at.plus(lasting.get()))) {
            in.warn(
                    mapping.valuePlace(FOR.name()),
                    "the run stops "
                            + Quantity.DURATION.text(
                                    in.end().orElseThrow().minus(at).toNanos()) + " after this fault begins");
        }
        return Optional.of(new Entry(at, lasting, fault, values.get(MAY_BE_IDLE), text));
    }

    /** What goes wrong may be there under a misspelt key, which is told already. */
    private static Optional<Entry> nothing(Tree.Mapping mapping, Decoder in) {
        ImmutableList<String> declared =
                Fields.of(AT, FOR, KEEPS_STATE, MAY_BE_IDLE).names();
        return declared.containsAll(mapping.entries().keySet())
                ? in.refuse(
                        mapping.place(),
                        "nothing goes wrong here. There is: "
                                + String.join(", ", new Fields(ImmutableList.copyOf(WHAT)).names()) + ".")
                : Optional.empty();
    }

    private static boolean isInstant(Fault fault) {
        return fault instanceof Fault.Restart || fault instanceof Fault.Heal || fault instanceof Fault.StepClock;
    }

    @Override
    Optional<FaultSchedule> read(Tree tree, Decoder in) {
        Optional<ImmutableList<Entry>> entries = Kinds.list(FAULT).read(tree, in);
        if (entries.isPresent() && tree instanceof Tree.Listing listing) {
            for (int i = 0; i < entries.get().size(); i++) {
                if (entries.get().get(i).fault() instanceof Fault.Restart restart
                        && listing.items().get(i) instanceof Tree.Mapping mapping) {
                    refuseIdle(restart, entries.get().get(i), entries.get(), mapping, in);
                }
            }
        }
        return entries.map(FaultSchedule::new);
    }

    /** Refuses a restart of nodes that cannot be down. */
    private static void refuseIdle(
            Fault.Restart restart, Entry entry, ImmutableList<Entry> all, Tree.Mapping mapping, Decoder in) {
        if (entry.mayBeIdle()) {
            return;
        }
        Place place = mapping.valuePlace(FaultWord.RESTART.toString());
        if (restart.nodes() instanceof Target.Holders holders) {
            in.refuse(
                    place,
                    "a node that is down has no role, not even '" + holders.role() + "'. Did you mean 'last-crashed'?");
        } else if (all.stream()
                .noneMatch(earlier -> earlier.at().compareTo(entry.at()) <= 0
                        && earlier.fault() instanceof Fault.Crash crash
                        && mayMeet(crash.nodes(), restart.nodes()))) {
            in.refuse(
                    place,
                    "none of these nodes has crashed by "
                            + Quantity.DURATION.text(entry.at().toNanos()));
        }
    }

    @Override
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return Kinds.list(FAULT).schema(catalogue);
    }
}
