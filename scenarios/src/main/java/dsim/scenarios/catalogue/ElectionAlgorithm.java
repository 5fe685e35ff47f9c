package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.algorithms.election.AtMostOneLeader;
import dsim.algorithms.election.ElectionCost;
import dsim.algorithms.election.ElectionCost.Count;
import dsim.algorithms.election.ElectionCount;
import dsim.algorithms.election.ElectionDuration;
import dsim.algorithms.election.ElectionWasRestarted;
import dsim.algorithms.election.Electorate;
import dsim.algorithms.election.IdOrder;
import dsim.algorithms.election.InitialLeader;
import dsim.algorithms.election.LeaderAgreed;
import dsim.algorithms.election.Leadership;
import dsim.algorithms.election.LowerNeverLeads;
import dsim.algorithms.election.Member;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.election.TwoLeaders;
import dsim.check.Metric;
import dsim.fault.Fault;
import dsim.scenarios.ActionKind;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Between;
import dsim.scenarios.Check;
import dsim.scenarios.Field;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Identity;
import dsim.scenarios.IdentityField;
import dsim.scenarios.Kinds;
import dsim.scenarios.Measure;
import dsim.scenarios.RoleKind;
import dsim.scenarios.Scalar;
import dsim.scenarios.Scenario;
import dsim.scenarios.Values;
import dsim.wire.RecordWire;
import dsim.wire.Wire;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What scenarios may say about an election, whichever it is. All nodes that run it elect among themselves, in whatever
 * groups they are; on a ring they stand in the order of the scenario, the first behind the last.
 */
abstract sealed class ElectionAlgorithm<M, T> implements Algorithm<M, T>
        permits BullyAlgorithm, RingAlgorithm, ChangRobertsAlgorithm {

    static final Field<IdOrder> ORDER = Field.of("order", Kinds.oneOf(IdOrder.class), "largest", "which identity wins");

    static final Field<Boolean> ELECT_ON_START = Field.of(
            "elect-on-start", Kinds.TRUTH, "true", "whether a node that comes up without a leader holds an election");

    private static final Field<Wire.Kind> TRANSPORT = Field.of(
            "transport",
            Kinds.oneOf(Wire.Kind.class),
            "datagram",
            "packets that may be lost, doubled and overtaken, or streams in which loss becomes delay");

    private static final ImmutableList<Field<?>> SHARED = ImmutableList.of(ORDER, TRANSPORT);

    static final Scalar<Duration> WAIT = Kinds.atLeast(Kinds.DURATION, "1ns");

    static final String DAYS = "days";
    static final String SU_ID = "su-id";

    static final ImmutableList<IdentityField> IDENTITY = ImmutableList.of(
            new IdentityField(DAYS, new Between<>(0L, 366L), "days to the next birthday: decides"),
            new IdentityField(SU_ID, new Between<>(0L, 9_999_999L), "SU id: decides between equal days"));

    static final ImmutableList<RoleKind> ROLES = ImmutableList.of(
            new RoleKind("leader", "who leads by its own word, unless it is down or paused", Leadership::new));

    private final Wire<M> datagrams;
    private final Wire<M> streams;
    private final ImmutableList<Field<?>> parameters;
    private final ImmutableList<ActionKind<M>> actions;
    private final ImmutableList<Check> checks;
    private final ImmutableList<Measure> measures;

    /**
     * An election.
     *
     * @param startElection what a client tells a node to have it hold one
     * @param counted makes what counts the messages that belong to it
     * @param own the parameters that not all elections have
     */
    ElectionAlgorithm(Class<M> messages, M startElection, Supplier<Metric> counted, List<Field<?>> own) {
        this.datagrams = RecordWire.datagram(messages);
        this.streams = RecordWire.stream(messages);
        this.parameters = ImmutableList.<Field<?>>builder()
                .addAll(own)
                .add(ELECT_ON_START, ORDER, TRANSPORT)
                .build();
        this.actions = ImmutableList.of(new ActionKind<>(
                "elect", "tells a node that its leader does not answer", ImmutableList.of(), none -> startElection));
        this.checks = conditions(this::longestHandover);
        this.measures = measures(counted);
    }

    static Field<InitialLeader> initialLeader(String byDefault) {
        return Field.of(
                "initial-leader",
                Kinds.oneOf(InitialLeader.class),
                byDefault,
                "whom nodes take for their leader when they first come up");
    }

    static Field<Duration> answerWithin(String byDefault) {
        return Field.of(
                "answer-within", WAIT, byDefault, "how long a message and its answer take at most; silence means dead");
    }

    static Field<Duration> coordinatorWithin(String byDefault) {
        return Field.of(
                "coordinator-within",
                WAIT,
                byDefault,
                "how long to wait for an announcement before electing again; longer than answer-within");
    }

    static Field<Optional<Duration>> probeEvery(String byDefault) {
        return Field.of(
                "probe-every",
                WAIT.orNever(),
                byDefault,
                "how long after the last sign of its leader a node asks for another one");
    }

    /** How long two may lead at once in a group while one takes over. */
    abstract Duration handoverWithin(Group group);

    /** What may be expected of an election. */
    static ImmutableList<Check> conditions(Function<Scenario, Duration> handover) {
        return ImmutableList.of(
                new Check(
                        "at-most-one-leader",
                        "no two nodes that are up lead at once, but for the time that a handover takes",
                        scenario -> new AtMostOneLeader(handover.apply(scenario))),
                new Check(
                        "leader-agreed",
                        "one node leads, and all that are up and not paused know it",
                        scenario -> new LeaderAgreed()),
                new Check(
                        "lower-never-leads",
                        "no node follows one over which it wins",
                        scenario -> new LowerNeverLeads()),
                new Check(
                        "election-restarted",
                        "an election came to no end in time and was held again",
                        scenario -> new ElectionWasRestarted()),
                new Check("two-leaders", "two nodes that are up lead at once", scenario -> new TwoLeaders()));
    }

    private Duration longestHandover(Scenario scenario) {
        return scenario.groupsThatRun(this).stream()
                .map(this::handoverWithin)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** What may be measured of an election. */
    static ImmutableList<Measure> measures(Supplier<Metric> counted) {
        return ImmutableList.of(
                new Measure(
                        "election.messages",
                        "messages that belong to elections, by kind; those to nodes that are down apart",
                        Measure.Unit.COUNT,
                        counted),
                new Measure(
                        "election.duration",
                        "from the first node that misses its leader until all agree; the longest",
                        Measure.Unit.SECONDS,
                        ElectionDuration::new),
                new Measure(
                        "election.count",
                        "how often the group fell out of agreement and elected",
                        Measure.Unit.COUNT,
                        ElectionCount::new));
    }

    @Override
    public final ImmutableList<Field<?>> parameters() {
        return parameters;
    }

    @Override
    public final ImmutableList<IdentityField> identity() {
        return IDENTITY;
    }

    @Override
    public final ImmutableList<ActionKind<M>> actions() {
        return actions;
    }

    @Override
    public final ImmutableList<Check> checks() {
        return checks;
    }

    @Override
    public final ImmutableList<Measure> measures() {
        return measures;
    }

    @Override
    public final ImmutableList<Field<?>> shared() {
        return SHARED;
    }

    @Override
    public final ImmutableList<RoleKind> roles() {
        return ROLES;
    }

    @Override
    public final Wire<M> wire(Values params) {
        return params.get(TRANSPORT) == Wire.Kind.STREAM ? streams : datagrams;
    }

    /** Who may vote: all who run this in their order, by their identities, or else by their places from 1. */
    static Electorate electorate(GroupSetup setup) {
        List<Member> members = new ArrayList<>();
        for (Address node : setup.everybody()) {
            ImmutableMap<String, Long> numbers = setup.identities().get(node);
            ProcessId id = numbers == null
                    ? ProcessId.of(members.size() + 1)
                    : new ProcessId(numbers.getOrDefault(DAYS, 0L), numbers.getOrDefault(SU_ID, 0L));
            members.add(new Member(id, node));
        }
        return Electorate.of(setup.params().get(ORDER), members);
    }

    /** A group before its identities are drawn: enough to look at its parameters. */
    static GroupSetup undrawn(Group group) {
        return new GroupSetup(
                group.name(), ImmutableMap.of(group.name(), group.addresses()), ImmutableMap.of(), group.params());
    }

    /** What theory says of all who elect together, told once for all their groups. */
    abstract ImmutableList<String> theory(Scenario scenario, int n);

    @Override
    public final ImmutableList<String> theory(Scenario scenario, Group group) {
        ImmutableList<Group> groups = scenario.groupsThatRun(this);
        return groups.get(0).equals(group)
                ? theory(scenario, groups.stream().mapToInt(Group::size).sum())
                : ImmutableList.of();
    }

    /**
     * How many win over the one node that clients have elect, if it is one, and if identities are places: else only the
     * draw knows.
     */
    final Optional<Integer> winOverStarter(Scenario scenario) {
        ImmutableList<Group> groups = scenario.groupsThatRun(this);
        ImmutableList<Address> everybody =
                groups.stream().flatMap(group -> group.addresses().stream()).collect(ImmutableList.toImmutableList());
        ImmutableList<Address> told = scenario.workload().stream()
                .flatMap(action -> action.nodes().stream())
                .distinct()
                .collect(ImmutableList.toImmutableList());
        if (told.size() != 1
                || !everybody.contains(told.get(0))
                || !groups.stream().allMatch(group -> group.identity() instanceof Identity.ByPosition)) {
            return Optional.empty();
        }
        int place = everybody.indexOf(told.get(0));
        return Optional.of(groups.get(0).params().get(ORDER) == IdOrder.LARGEST ? everybody.size() - 1 - place : place);
    }

    static boolean somebodyCrashes(Scenario scenario) {
        return scenario.faults().entries().stream().anyMatch(entry -> entry.fault() instanceof Fault.Crash);
    }

    /** A cost in words: {@code 34 (ELECTION 15, 5 of them to the dead; OK 10; COORDINATOR 9, 1 of them to the dead)}. */
    static String text(ElectionCost cost) {
        StringBuilder text = new StringBuilder(number(cost.total().all()));
        String separator = " (";
        for (Map.Entry<String, Count> kind : cost.kinds().entrySet()) {
            text.append(separator)
                    .append(kind.getKey())
                    .append(' ')
                    .append(number(kind.getValue().all()));
            if (kind.getValue().toDead() > 0) {
                text.append(", ").append(number(kind.getValue().toDead())).append(" of them to the dead");
            }
            separator = "; ";
        }
        return text.append(')').toString();
    }

    /** Without decimals where there are none, else with one. */
    static String number(double number) {
        int decimals = number == Math.rint(number) ? 0 : 1;
        return BigDecimal.valueOf(number)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
