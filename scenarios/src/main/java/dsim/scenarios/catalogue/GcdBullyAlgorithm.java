package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.algorithms.election.IdOrder;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.gcd.GcdBully;
import dsim.algorithms.gcd.GcdBullyConfig;
import dsim.algorithms.gcd.GcdNarration;
import dsim.algorithms.gcd.GcdTheory;
import dsim.algorithms.gcd.GroupMessage;
import dsim.algorithms.gcd.GroupWire;
import dsim.live.Deadlines;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Between;
import dsim.scenarios.Check;
import dsim.scenarios.Field;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.IdentityField;
import dsim.scenarios.Kinds;
import dsim.scenarios.Measure;
import dsim.scenarios.RoleKind;
import dsim.scenarios.Scenario;
import dsim.scenarios.Values;
import dsim.trace.TraceEvent;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** {@code run: gcd-bully}. */
public final class GcdBullyAlgorithm implements Algorithm<GroupMessage, GcdBully.Wait> {

    /** Where the group meets. */
    public static final Field<Address> GCD = GcdClientAlgorithm.GCD;

    /** Which identity wins. */
    public static final Field<IdOrder> ORDER = ElectionAlgorithm.ORDER;

    /** How long a question and its answer take. */
    public static final Field<Duration> ANSWER_WITHIN = ElectionAlgorithm.answerWithin("2s");

    /** How long an announcement is waited for. */
    public static final Field<Duration> COORDINATOR_WITHIN = ElectionAlgorithm.coordinatorWithin("4s");

    /** When to join again. */
    public static final Field<Duration> JOIN_AGAIN_AFTER = Field.of(
            "join-again-after",
            ElectionAlgorithm.WAIT,
            "1s",
            "how long after a vain attempt to join the next one is made");

    /** When to probe. */
    public static final Field<Optional<Between<Duration>>> PROBE_AFTER = Field.of(
            "probe-after",
            Kinds.range(ElectionAlgorithm.WAIT).orNever(),
            "500ms..3s",
            "how long after the last sign of its leader a member asks for another one, drawn anew each time");

    /** Whether to fail on purpose. */
    public static final Field<Boolean> FEIGN = Field.of(
            "feign", Kinds.TRUTH, "false", "whether a member pretends to fail, every 0 s to 10 s, for 1 s to 4 s");

    /** Which conversations to close. */
    public static final Field<Double> UNHEARD =
            Field.of("unheard", Kinds.RATIO, "0%", "of the conversations that others open, so many are closed at once");

    private static final ImmutableList<Field<?>> PARAMETERS = ImmutableList.<Field<?>>builder()
            .add(GCD, ORDER, ANSWER_WITHIN, COORDINATOR_WITHIN, JOIN_AGAIN_AFTER, PROBE_AFTER, FEIGN, UNHEARD)
            .addAll(DialectFields.ALL)
            .build();

    private static final ImmutableList<Field<?>> SHARED = ImmutableList.of(ORDER);

    private final ImmutableList<Check> checks = ElectionAlgorithm.conditions(this::longestHandover);
    private final ImmutableList<Measure> measures = ElectionAlgorithm.measures(GroupMessage::counted);

    @Override
    public String name() {
        return "gcd-bully";
    }

    @Override
    public String summary() {
        return "leader election by bully among those who met at a GCD (lab 2 of CPSC 5520)";
    }

    @Override
    public String example() {
        return "nodes: {gcd: {run: gcd}, p: {run: gcd-bully, count: 7}}";
    }

    @Override
    public ImmutableList<Field<?>> parameters() {
        return PARAMETERS;
    }

    @Override
    public ImmutableList<IdentityField> identity() {
        return ElectionAlgorithm.IDENTITY;
    }

    @Override
    public ImmutableList<Check> checks() {
        return checks;
    }

    @Override
    public ImmutableList<Measure> measures() {
        return measures;
    }

    @Override
    public ImmutableList<Field<?>> shared() {
        return SHARED;
    }

    @Override
    public ImmutableList<RoleKind> roles() {
        return ElectionAlgorithm.ROLES;
    }

    @Override
    public Wire<GroupMessage> wire(Values params) {
        return GroupWire.peer(DialectFields.of(params));
    }

    @Override
    public Deadlines deadlines(Values params) {
        return Deadlines.DEFAULT.withConnect(params.get(ANSWER_WITHIN)).withIdle(Duration.ofSeconds(30));
    }

    @Override
    public Role<GroupMessage, GcdBully.Wait> role(GroupSetup setup) {
        return GcdBully.role(identities(setup), config(setup.params()));
    }

    @Override
    public void verify(Group group) {
        wire(group.params());
        config(group.params());
    }

    private static GcdBullyConfig config(Values params) {
        return new GcdBullyConfig(
                params.get(GCD),
                params.get(ORDER),
                params.get(ANSWER_WITHIN),
                params.get(COORDINATOR_WITHIN),
                params.get(JOIN_AGAIN_AFTER),
                params.get(PROBE_AFTER).map(pause -> new GcdBullyConfig.Pause(pause.low(), pause.high())),
                params.get(FEIGN),
                params.get(UNHEARD));
    }

    /** What was said or drawn; else the k-th node is k/1000000 + k, which a GCD accepts. */
    static Function<Address, ProcessId> identities(GroupSetup setup) {
        ImmutableMap.Builder<Address, ProcessId> identities = ImmutableMap.builder();
        int place = 0;
        for (Address node : setup.everybody()) {
            ImmutableMap<String, Long> numbers = setup.identities().get(node);
            place++;
            identities.put(
                    node,
                    numbers == null
                            ? new ProcessId((place - 1) % 365 + 1L, 1_000_000L + place)
                            : new ProcessId(
                                    numbers.getOrDefault(ElectionAlgorithm.DAYS, 1L),
                                    numbers.getOrDefault(ElectionAlgorithm.SU_ID, 1_000_000L + place)));
        }
        ImmutableMap<Address, ProcessId> all = identities.buildOrThrow();
        return address -> Optional.ofNullable(all.get(address))
                .orElseThrow(() -> new IllegalArgumentException("no member at " + address));
    }

    private Duration longestHandover(Scenario scenario) {
        return scenario.groupsThatRun(this).stream()
                .map(group -> config(group.params()).handoverWithin())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    @Override
    public ImmutableList<String> theory(Scenario scenario, Group group) {
        ImmutableList<Group> groups = scenario.groupsThatRun(this);
        int n = groups.stream().mapToInt(Group::size).sum();
        return n < 2 || !groups.get(0).equals(group)
                ? ImmutableList.of()
                : ImmutableList.of(
                        n + " join one after the other, each above those before: n(n − 1)/2 = "
                                + ElectionAlgorithm.text(GcdTheory.ascending(n)),
                        n + " join one after the other, each below those before: n(n − 1)(2n + 5)/6 = "
                                + ElectionAlgorithm.text(GcdTheory.descending(n)));
    }

    @Override
    public Function<TraceEvent, Optional<String>> narration() {
        return GcdNarration.ofMembers();
    }
}
