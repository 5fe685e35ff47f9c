package dsim.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.check.Occasion;
import dsim.fault.Fault;
import dsim.fault.FaultSchedule;
import dsim.fault.Target;
import dsim.network.Bandwidth;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Loss;
import dsim.network.Order;
import dsim.random.Seed;
import dsim.sim.Bytes;
import dsim.sim.Ties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What scenario files become. */
class ScenarioReaderTest {

    private static final Shelf FORMAT = Shelf.folder(Path.of("src/test/resources/format"));
    private static final ScenarioReader READER = new ScenarioReader(Toys.CATALOGUE);

    private static Scenario scenario(String yaml) {
        return READER.read("test.yaml", yaml).orThrow();
    }

    private static ImmutableList<Address> nodes(String... names) {
        return Arrays.stream(names).map(name -> Address.of(name, 1)).collect(ImmutableList.toImmutableList());
    }

    private static Target these(String... names) {
        return new Target.Nodes(nodes(names));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static FaultSchedule.Entry fault(long second, Fault fault, String text) {
        return new FaultSchedule.Entry(seconds(second), Optional.empty(), fault, false, text);
    }

    private static FaultSchedule.Entry fault(long second, Duration lasting, Fault fault, String text) {
        return new FaultSchedule.Entry(seconds(second), Optional.of(lasting), fault, false, text);
    }

    private static Values values(Object... namesAndValues) {
        ImmutableMap.Builder<String, Object> values = ImmutableMap.builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Values(values.buildOrThrow());
    }

    private static LinkRule oneWay(String from, String to, Latency latency) {
        return new LinkRule(
                nodes(from),
                nodes(to),
                false,
                new LinkChange(
                        Optional.empty(),
                        Optional.of(latency),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Check check(String name) {
        return Toys.BULLY.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static final ClockPlan RIGHT =
            new ClockPlan(Between.just(Duration.ZERO), Between.just(0L), Between.just(Duration.ZERO));

    private static final Start AT_ONCE = new Start(Duration.ZERO, Duration.ZERO);

    @Test
    void fillsInWhatIsNotSaid() {
        Scenario read = scenario("stop: {at: 1s}\nnodes: {n: {run: store}}\n");

        Group group = new Group(
                "n",
                Toys.STORE,
                OptionalInt.empty(),
                new Identity.ByPosition(),
                AT_ONCE,
                RIGHT,
                values("size-max", 65536L),
                Bandwidth.unlimited(),
                Bandwidth.unlimited());
        assertEquals(
                new Scenario(
                        "test",
                        "",
                        "",
                        Seed.of(1),
                        new Stop(Optional.of(seconds(1)), 10_000_000),
                        Ties.KEYED,
                        new NetworkPlan(Link.lan(), ImmutableList.of(), Bytes.WHERE_WIRES_DIFFER),
                        ImmutableList.of(group),
                        FaultSchedule.none(),
                        ImmutableList.of(),
                        ImmutableList.of(),
                        ImmutableList.of(),
                        Optional.empty()),
                read);
    }

    @Test
    void takesInEverythingThatCanBeSaid() {
        Scenario read = READER.read("everything.yaml", FORMAT, Overrides.none()).orThrow();

        assertEquals(
                new Scenario(
                        "everything",
                        "Can all of it be read?",
                        "All of it.\nEven texts of two lines.",
                        Seed.parse("su:1234567"),
                        new Stop(Optional.empty(), 5000),
                        Ties.CANONICAL,
                        network(),
                        groups(),
                        new FaultSchedule(faults()),
                        workload(),
                        claims(),
                        ImmutableList.of(
                                Toys.CATALOGUE.measures().get(1),
                                Toys.RING.measures().get(0)),
                        Optional.of(new Sweep(
                                Seed.of(16),
                                5,
                                ImmutableMap.of(
                                        "nodes.p.params.answer-within", ImmutableList.of("1s", "2s"),
                                        "faults[0].crash", ImmutableList.of("p1", "{pick: 1, of: p}"),
                                        "network.latency",
                                                ImmutableList.of(
                                                        "5ms", "{dist: normal, mean: 5ms, deviation: 1ms}"))))),
                read);
    }

    private static NetworkPlan network() {
        Link base = new Link(
                Latency.lognormal(millis(12), millis(60)),
                Loss.bursts(0.01, 5, 0.8),
                0.001,
                Order.ANY,
                Bandwidth.of(10_000_000).withQueue(seconds(2)));
        LinkRule lossy = new LinkRule(
                nodes("p1", "p2", "p3", "p4", "p5"),
                nodes("q", "r1"),
                true,
                new LinkChange(
                        Optional.of(Link.lossy()),
                        Optional.empty(),
                        Optional.of(Loss.independent(0.005)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        LinkRule fromAll = new LinkRule(
                nodes("p1", "p2", "p3", "p4", "p5", "q", "r1", "r2", "r3", "s"),
                nodes("q"),
                false,
                oneWay("p1", "q", Latency.constant(millis(3))).change());
        LinkRule ordered = new LinkRule(
                nodes("p1"),
                nodes("p2"),
                false,
                new LinkChange(
                        Optional.empty(),
                        Optional.of(Latency.constant(millis(7))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Order.FIFO),
                        Optional.empty()));
        LinkRule wide = new LinkRule(
                nodes("p1"),
                nodes("p3"),
                false,
                new LinkChange(
                        Optional.empty(),
                        Optional.of(Latency.uniform(millis(1), millis(2))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Bandwidth.unlimited())));
        LinkRule twice = new LinkRule(
                nodes("p2"),
                nodes("p5"),
                false,
                new LinkChange(
                        Optional.empty(),
                        Optional.of(Latency.empirical(ImmutableList.of(millis(1), Duration.ofNanos(2_500_000)))),
                        Optional.empty(),
                        Optional.of(1.0),
                        Optional.empty(),
                        Optional.empty()));
        return new NetworkPlan(
                base,
                ImmutableList.of(
                        lossy,
                        fromAll,
                        ordered,
                        wide,
                        oneWay("p1", "p4", Latency.exponential(millis(5))),
                        oneWay("p1", "p5", Latency.exponential(millis(1), millis(5))),
                        oneWay("p2", "p1", Latency.normal(millis(20), millis(2))),
                        oneWay("p2", "p3", Latency.pareto(millis(1), 1.5)),
                        oneWay("p2", "p4", Latency.empirical(ImmutableList.of(millis(1), millis(2), millis(3)))),
                        twice),
                Bytes.ALWAYS);
    }

    private static ImmutableMap<String, Long> number(long days, long suId) {
        return ImmutableMap.of("days", days, "su-id", suId);
    }

    private static ImmutableList<Group> groups() {
        Group p = new Group(
                "p",
                Toys.BULLY,
                OptionalInt.of(5),
                new Identity.Listed(
                        ImmutableList.of(number(5, 1), number(5, 2), number(7, 1), number(0, 9), number(3, 4))),
                new Start(seconds(1), millis(200)),
                new ClockPlan(
                        new Between<>(millis(-50), millis(50)),
                        new Between<>(-500L, 20_000L),
                        Between.just(Duration.ofNanos(1000))),
                values(
                        "answer-within", millis(1500),
                        "coordinator-within", seconds(3),
                        "probe-every", Optional.empty(),
                        "initial-leader", Toys.InitialLeader.HIGHEST),
                Bandwidth.of(8_388_608),
                Bandwidth.of(8000));
        Group q = new Group(
                "q",
                Toys.RING,
                OptionalInt.empty(),
                new Identity.Drawn(ImmutableMap.of("id", Between.just(17L))),
                AT_ONCE,
                RIGHT,
                Values.none(),
                Bandwidth.unlimited(),
                Bandwidth.unlimited());
        Group r = new Group(
                "r",
                Toys.RING,
                OptionalInt.of(3),
                new Identity.Listed(ImmutableList.of(
                        ImmutableMap.of("id", 3L), ImmutableMap.of("id", 1L), ImmutableMap.of("id", 2L))),
                AT_ONCE,
                RIGHT,
                Values.none(),
                Bandwidth.unlimited(),
                Bandwidth.unlimited());
        Group s = new Group(
                "s",
                Toys.STORE,
                OptionalInt.empty(),
                new Identity.ByPosition(),
                AT_ONCE,
                RIGHT,
                values("size-max", 65536L),
                Bandwidth.unlimited(),
                Bandwidth.unlimited());
        return ImmutableList.of(p, q, r, s);
    }

    private static ImmutableList<FaultSchedule.Entry> faults() {
        Target p = these("p1", "p2", "p3", "p4", "p5");
        Target r = these("r1", "r2", "r3");
        Target all = these("p1", "p2", "p3", "p4", "p5", "q", "r1", "r2", "r3", "s");
        Target leader = new Target.Holders("leader");
        return ImmutableList.of(
                fault(
                        2,
                        new Fault.Crash(new Target.Union(ImmutableList.of(these("p1"), leader))),
                        "crash [p1, leader]"),
                fault(3, seconds(2), new Fault.Crash(new Target.Pick(2, p)), "crash {pick: 2, of: p}"),
                fault(4, new Fault.Restart(these("p1"), false), "restart p1, state lost"),
                fault(4, new Fault.Restart(new Target.LastCrashed(), true), "restart last-crashed"),
                fault(5, millis(500), new Fault.Pause(new Target.Share(0.25, all)), "pause {share: 25%, of: all}"),
                fault(6, new Fault.Cut(p, r, true), "cut {between: [p, r]}"),
                new FaultSchedule.Entry(
                        seconds(6),
                        Optional.empty(),
                        new Fault.Cut(leader, p, false),
                        true,
                        "cut {from: leader, to: p}"),
                fault(7, Duration.ofMinutes(1), new Fault.Split(p, 2), "partition {of: p, into: 2}"),
                fault(
                        7,
                        new Fault.Partition(ImmutableList.of(these("p1", "p2"), these("p3", "q"), r)),
                        "partition {blocks: [[p1, p2], [p3, q], r]}"),
                fault(8, new Fault.Heal(), "heal all"),
                fault(9, seconds(1), new Fault.Lose(p, p, true, 0.4), "loss {between: [p, p], p: 40%}"),
                fault(
                        9,
                        seconds(1),
                        new Fault.Slow(p, these("q"), false, 20, Duration.ZERO),
                        "slow {from: p, to: q, factor: 20}"),
                fault(
                        9,
                        seconds(1),
                        new Fault.Slow(p, these("q"), false, 1.5, millis(3)),
                        "slow {from: p, to: q, factor: 1.5, by: 3ms}"),
                fault(9, seconds(1), new Fault.Duplicate(p, p, true, 0.5), "double {between: [p, p], p: 1/2}"),
                fault(10, new Fault.StepClock(these("p3"), seconds(-30)), "clock {node: p3, step: -30s}"));
    }

    private static ImmutableList<PlannedAction> workload() {
        return ImmutableList.of(
                new PlannedAction(
                        seconds(1), Toys.BULLY.actions().get(0), nodes("p1", "p2", "p3", "p4", "p5"), Values.none()),
                new PlannedAction(
                        seconds(1), Toys.STORE.actions().get(0), nodes("s"), values("key", "a: b", "value", "42")));
    }

    private static ImmutableList<Claim> claims() {
        return ImmutableList.of(
                new Claim.Always(Toys.CATALOGUE.checks().get(0)),
                new Claim.Eventually(check("leader-agreed"), Optional.empty(), new Occasion("start")),
                new Claim.Eventually(check("leader-agreed"), Optional.of(seconds(8)), new Occasion("heal")),
                new Claim.Sometimes(check("two-leaders")),
                new Claim.AtEnd(Toys.CATALOGUE.measures().get(0), OptionalDouble.of(1), OptionalDouble.of(400.5)),
                new Claim.AtEnd(Toys.BULLY.measures().get(2), OptionalDouble.empty(), OptionalDouble.of(1500)),
                new Claim.AtEnd(Toys.STORE.measures().get(0), OptionalDouble.empty(), OptionalDouble.of(4096)),
                new Claim.AtEnd(Toys.STORE.measures().get(1), OptionalDouble.of(0.5), OptionalDouble.empty()));
    }

    @Test
    void readsTheSampleOfTheFormat() {
        Reading reading = READER.read("bully-leader-crash.yaml", FORMAT, Overrides.none());

        assertEquals("", reading.problemReport() + reading.warningReport());
        Scenario scenario = reading.orThrow();
        assertEquals(
                ImmutableList.of("seed", "peer", "n", "p"),
                scenario.groups().stream().map(Group::name).toList());
        assertEquals(
                new Sweep(
                        Seed.of(1),
                        30,
                        ImmutableMap.of(
                                "nodes.p.count", ImmutableList.of("4", "8", "16"),
                                "network.loss", ImmutableList.of("0%", "1%", "5%"))),
                scenario.sweep().orElseThrow());
        assertEquals(
                new Bandwidth(10_000_000, 10_000_000_000L),
                scenario.network().base().bandwidth());
    }

    /** Written over two lines, the third mistake stands where the format's sample says. */
    @Test
    void tellsTheMistakesOfTheFormatsSample() {
        String yaml = """
                scenario: broken
                question: Three mistakes.

                stop: {at: 30}
                netwrok:
                  latency: 5ms..20ms

                nodes:
                  p:
                    run: bully
                    count: 7

                seed: 42
                faults:
                - {at: 45s,
                  crash: p9}
                """;

        Reading reading = READER.read("broken.yaml", yaml);

        assertEquals("""
                broken.yaml: 3 problems

                  4:12  stop: {at: 30}
                                   ^^ a unit is missing. Did you mean 30s? (ns us ms s min h)
                  5:1   netwrok:
                        ^^^^^^^ unknown field. Did you mean 'network'?
                 16:10  {at: 45s, crash: p9}
                                         ^^ no node 'p9': group p has p1..p7.
                """, reading.problemReport());
    }

    @Test
    void takesTheNameFromTheFile() {
        assertEquals("a-question", ScenarioReader.nameOf("some/folder/a-question.yaml"));
        assertEquals("a-question", ScenarioReader.nameOf("a-question.yml"));
        assertEquals("a.question", ScenarioReader.nameOf("C:\\some\\a.question.yaml"));
    }

    @Test
    void takesAnAliasForACopyOfWhatItNames() {
        String written = """
                stop: {at: 30s}
                network: {latency: &usual 5ms, links: [{from: p1, to: q1, latency: *usual, loss: 1%}]}
                nodes:
                  p: &group {run: bully, count: 2}
                  q: *group
                """;

        Reading reading = READER.read("test.yaml", written);

        String plain = written.replace("&usual ", "")
                .replace("*usual", "5ms")
                .replace("&group ", "")
                .replace("*group", "{run: bully, count: 2}");
        assertEquals(READER.read("test.yaml", plain).orThrow(), reading.orThrow());
    }

    @Test
    void lendsAnAliasNothingThatIsSetElsewhere() {
        Shelf shelf = Shelf.only(
                "test.yaml",
                "stop: {at: 30s}\nnodes: {p: &group {run: bully, count: 2}, q: *group}\n"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        Scenario scenario = READER.read("test.yaml", shelf, Overrides.none().withSet("nodes.p.count=5"))
                .orThrow();

        assertEquals(
                ImmutableList.of(5, 2),
                scenario.groups().stream().map(Group::size).toList());
    }

    @Test
    void givesASingleNodeTheNameOfItsGroup() {
        Scenario scenario = scenario(
                "stop: {at: 1s}\nnodes: {a: {run: store}, b: {run: store, count: 1}, c: {run: store, count: 2}}\n");

        assertEquals(
                ImmutableList.of(nodes("a"), nodes("b1"), nodes("c1", "c2")),
                scenario.groups().stream().map(Group::addresses).toList());
    }

    @Test
    void startsNodesOneAfterTheOther() {
        Start start = new Start(seconds(1), millis(200));

        assertEquals(seconds(1), start.of(0));
        assertEquals(millis(2200), start.of(6));
    }

    @Test
    void warnsOfWhatLooksWrong() {
        String yaml = """
                stop: {at: 30s}
                nodes:
                  p: {run: bully, count: 7, start: {every: 10s}}
                faults:
                  - {at: 20s, for: 20s, pause: p3}
                expect:
                  - {eventually: leader-agreed, after: crash}
                  - {eventually: leader-agreed, after: pause}
                  - {eventually: leader-agreed, after: heal}
                  - {eventually: leader-agreed, after: cut}
                """;

        Reading reading = READER.read("odd.yaml", yaml);

        assertEquals("""
                odd.yaml: 4 warnings

                  3:29  p: {run: bully, count: 7, start: {every: 10s}}
                                                  ^^^^^ the run stops before all nodes of this group have started.
                  5:20  {at: 20s, for: 20s, pause: p3}
                                       ^^^ the run stops 10s after this fault begins.
                  7:40  {eventually: leader-agreed, after: crash}
                                                           ^^^^^ no fault of this scenario gives occasion for
                                                                 'crash'.
                 10:40  {eventually: leader-agreed, after: cut}
                                                           ^^^ no fault of this scenario gives occasion for 'cut'.
                """, reading.warningReport());
        assertTrue(reading.scenario().isPresent());
    }

    @Test
    void appliesRulesToLinksFieldByField() {
        Scenario scenario = scenario("""
                stop: {at: 1s}
                network:
                  latency: 5ms
                  loss: 1%
                  links:
                    - {between: [n, n], loss: 2%, duplicate: 3%}
                    - {between: [n, n], preset: wan, duplicate: 4%}
                nodes: {n: {run: store, count: 2}}
                """);

        Link first =
                scenario.network().rules().get(0).change().of(scenario.network().base());
        Link second = scenario.network().rules().get(1).change().of(first);

        assertEquals(
                Link.lan()
                        .withLatency(Latency.constant(millis(5)))
                        .withLoss(Loss.independent(0.02))
                        .withDuplicate(0.03),
                first);
        assertEquals(Link.wan().withDuplicate(0.04), second);
    }
}
