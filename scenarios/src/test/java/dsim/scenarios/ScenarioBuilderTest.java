package dsim.scenarios;

import static dsim.scenarios.ScenarioWords.action;
import static dsim.scenarios.ScenarioWords.all;
import static dsim.scenarios.ScenarioWords.between;
import static dsim.scenarios.ScenarioWords.crash;
import static dsim.scenarios.ScenarioWords.cut;
import static dsim.scenarios.ScenarioWords.duplicate;
import static dsim.scenarios.ScenarioWords.heal;
import static dsim.scenarios.ScenarioWords.lan;
import static dsim.scenarios.ScenarioWords.lastCrashed;
import static dsim.scenarios.ScenarioWords.leader;
import static dsim.scenarios.ScenarioWords.link;
import static dsim.scenarios.ScenarioWords.linksBetween;
import static dsim.scenarios.ScenarioWords.linksFrom;
import static dsim.scenarios.ScenarioWords.lose;
import static dsim.scenarios.ScenarioWords.lossy;
import static dsim.scenarios.ScenarioWords.millis;
import static dsim.scenarios.ScenarioWords.nodes;
import static dsim.scenarios.ScenarioWords.partition;
import static dsim.scenarios.ScenarioWords.pause;
import static dsim.scenarios.ScenarioWords.percent;
import static dsim.scenarios.ScenarioWords.pick;
import static dsim.scenarios.ScenarioWords.restart;
import static dsim.scenarios.ScenarioWords.restartWithoutState;
import static dsim.scenarios.ScenarioWords.role;
import static dsim.scenarios.ScenarioWords.run;
import static dsim.scenarios.ScenarioWords.seconds;
import static dsim.scenarios.ScenarioWords.setClock;
import static dsim.scenarios.ScenarioWords.share;
import static dsim.scenarios.ScenarioWords.slow;
import static dsim.scenarios.ScenarioWords.wan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.sim.Ties;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Scenarios in Java beside the same ones in YAML. */
class ScenarioBuilderTest {

    private static Scenario file(String name, String yaml) {
        return new ScenarioReader(Toys.CATALOGUE).read(name + ".yaml", yaml).orThrow();
    }

    private static Check check(String name) {
        return Toys.BULLY.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void makesWhatTheFormatsSampleMakes() {
        String yaml = """
                seed: 42
                stop: {at: 30s}
                network: {preset: lan, loss: 0%}
                nodes:
                  p: {run: bully, count: 7, params: {answer-within: 2s}}
                faults:
                  - {at: 5s, crash: leader}
                expect:
                  - {always: at-most-one-leader}
                  - {eventually: leader-agreed, within: 6s, after: crash}
                """;

        Scenario built = Scenario.named("bully-leader-crash")
                .seed(42)
                .stopAt(seconds(30))
                .network(lan().loss(percent(0)))
                .nodes("p", 7, run(Toys.BULLY).param(Toys.ANSWER_WITHIN, seconds(2)))
                .at(seconds(5), crash(leader()))
                .always(check("at-most-one-leader"))
                .eventually(check("leader-agreed"))
                .within(seconds(6))
                .after("crash")
                .build();

        assertEquals(file("bully-leader-crash", yaml), built);
    }

    @Test
    void hasAWordForEverything() {
        String yaml = """
                question: "What if: all of it?"
                expected: Nothing.
                seed: 18446744073709551615
                stop: {when: quiescent, max-events: 5000}
                ties: canonical
                network:
                  preset: wan
                  latency: 5ms..20ms
                  duplicate: 0.1%
                  order: any
                  codec: always
                  links:
                    - {between: [p, [q, r1]], preset: lossy, loss: 0.5%}
                    - {from: p1, to: q, latency: 1.5s, bandwidth: 1Mbit/s}
                nodes:
                  p:
                    run: bully
                    count: 5
                    start: {every: 200ms}
                    clock: {offset: -50ms..50ms, drift: 20ppm}
                    params: {initial-leader: highest, probe-every: never}
                  q: {run: ring, identity: 17}
                  r: {run: ring, count: 3, identity: [3, 1, 2], up: 8kbit/s}
                  s: {run: store}
                faults:
                  - {at: 2s, crash: [p1, p2]}
                  - {at: 3s, for: 2s, crash: {pick: 2, of: p}}
                  - {at: 4s, restart: p1, state: lost}
                  - {at: 4s, restart: last-crashed}
                  - {at: 5s, pause: {share: 25%, of: all}, for: 500ms}
                  - {at: 6s, cut: {between: [p, r]}}
                  - {at: 6s, cut: {from: leader, to: p}, may-be-idle: true}
                  - {at: 7s, partition: {of: p, into: 2}}
                  - {at: 7s, partition: {blocks: [[p1, p2], r]}}
                  - {at: 8s, heal: all}
                  - {at: 9s, loss: {between: [p, p], p: 40%}}
                  - {at: 9s, slow: {from: p, to: q, factor: 1.5}}
                  - {at: 9s, slow: {from: p, to: q, by: 3ms}}
                  - {at: 9s, double: {between: [p, p], p: 50%}}
                  - {at: 10s, clock: {node: p3, step: -30s}}
                workload:
                  - {at: 1s, do: elect, node: p}
                  - {at: 1s, do: put, node: s, key: "a: b", value: "null"}
                expect:
                  - {always: network-is-quiet}
                  - {sometimes: two-leaders}
                  - {at: end, metric: messages.sent, max: 400.5}
                  - {at: end, metric: store.hits, min: 50%}
                  - {at: end, metric: election.duration, max: 1.5s}
                measure: [messages.dropped, ring.laps]
                sweep:
                  seeds: 1..30
                  vary: {nodes.p.count: [5, 6], network.loss: [0%, 1%]}
                """;

        Scenario built = Scenario.named("everything")
                .question("What if: all of it?")
                .expected("Nothing.")
                .seed(-1)
                .stopWhenQuiescent()
                .maxEvents(5000)
                .ties(Ties.CANONICAL)
                .network(wan().latency(millis(5), millis(20))
                        .duplicate(percent(0.1))
                        .anyOrder())
                .throughBytes()
                .links(linksBetween(nodes("p"), nodes("q", "r1")), lossy().loss(percent(0.5)))
                .links(
                        linksFrom(nodes("p1"), nodes("q")),
                        link().latency(millis(1500)).with("bandwidth", "1Mbit/s"))
                .nodes(
                        "p",
                        5,
                        run(Toys.BULLY)
                                .startEvery(millis(200))
                                .with(
                                        "clock",
                                        ImmutableMap.of("offset", between(millis(-50), millis(50)), "drift", "20ppm"))
                                .param(Toys.INITIAL_LEADER, Toys.InitialLeader.HIGHEST)
                                .param(Toys.PROBE_EVERY, "never"))
                .node("q", run(Toys.RING).with("identity", 17))
                .nodes(
                        "r",
                        3,
                        run(Toys.RING)
                                .with("identity", ImmutableList.of(3, 1, 2))
                                .with("up", "8kbit/s"))
                .node("s", Toys.STORE)
                .at(seconds(2), crash(nodes("p1", "p2")))
                .at(seconds(3), crash(pick(2, nodes("p"))).lasting(seconds(2)))
                .at(seconds(4), restartWithoutState(nodes("p1")))
                .at(seconds(4), restart(lastCrashed()))
                .at(seconds(5), pause(share(percent(25), all())).lasting(millis(500)))
                .at(seconds(6), cut(linksBetween(nodes("p"), nodes("r"))))
                .at(seconds(6), cut(linksFrom(role("leader"), nodes("p"))).mayBeIdle())
                .at(seconds(7), partition(nodes("p"), 2))
                .at(seconds(7), partition(nodes("p1", "p2"), nodes("r")))
                .at(seconds(8), heal())
                .at(seconds(9), lose(linksBetween(nodes("p"), nodes("p")), percent(40)))
                .at(seconds(9), slow(linksFrom(nodes("p"), nodes("q")), 1.5))
                .at(seconds(9), slow(linksFrom(nodes("p"), nodes("q")), millis(3)))
                .at(seconds(9), duplicate(linksBetween(nodes("p"), nodes("p")), percent(50)))
                .at(seconds(10), setClock(nodes("p3"), seconds(-30)))
                .at(seconds(1), action("elect", nodes("p")))
                .at(seconds(1), action("put", nodes("s")).with(Toys.KEY, "a: b").with(Toys.VALUE, "null"))
                .always(Toys.CATALOGUE.checks().get(0))
                .sometimes(check("two-leaders"))
                .atMost(Toys.CATALOGUE.measures().get(0), 400.5)
                .atLeast(Toys.STORE.measures().get(1), percent(50))
                .atMost(Toys.BULLY.measures().get(2), millis(1500))
                .measure(Toys.CATALOGUE.measures().get(1))
                .measure(Toys.RING.measures().get(0))
                .sweepSeeds(1, 30)
                .vary("nodes.p.count", 5, 6)
                .vary("network.loss", percent(0), percent(1))
                .build();

        assertEquals(file("everything", yaml), built);
    }

    @Test
    void saysWhatAFileWouldSay() {
        ScenarioBuilder builder = Scenario.named("a")
                .stopAt(seconds(30))
                .nodes("p", 7, Toys.BULLY)
                .at(seconds(5), crash(pick(2, nodes("p"))).lasting(millis(1500)));

        assertEquals("""
                stop: {at: 30s}
                nodes:
                  p: {run: bully, count: 7}
                faults:
                  - {at: 5s, crash: {pick: 2, of: p}, for: 1.5s}
                """, builder.yaml());
        assertEquals(file("a", builder.yaml()), builder.build());
    }

    @Test
    void refusesTheSameMistakes() {
        ScenarioBuilder builder = Scenario.named("wrong")
                .stopAt(Duration.ZERO)
                .network(lan().loss(percent(120)).latency(millis(20), millis(5)))
                .nodes("p", 0, Toys.BULLY)
                .nodes("q", 3, run(Toys.BULLY).param(Toys.SIZE_MAX, "1KiB"))
                .at(seconds(5), crash(nodes("q4")))
                .at(seconds(-5), crash(nodes("q: 1")))
                .always(check("leader-agreed"))
                .within(seconds(5));

        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, builder::build);

        assertEquals("""
                wrong: 9 problems

                  stop: {at: 0s}
                             ^^ at least 1ns is possible.
                  network: {preset: lan, loss: 120%, latency: 20ms..5ms}
                                               ^^^^ a ratio is at most 100%.
                  network: {preset: lan, loss: 120%, latency: 20ms..5ms}
                                                              ^^^^^^^^^ the range is reversed. Did you mean
                                                                        5ms..20ms?
                  p: {run: bully, count: 0}
                                         ^ a group of no nodes is never used: leave it out.
                  q: {run: bully, count: 3, params: {size-max: 1KiB}}
                                                     ^^^^^^^^ unknown parameter of bully. There is: answer-within,
                                                              coordinator-within, probe-every, initial-leader.
                  {at: 5s, crash: q4}
                                  ^^ no node 'q4': group q has q1..q3.
                  {at: -5s, crash: "q: 1"}
                       ^^^ a duration is not negative.
                  {at: -5s, crash: "q: 1"}
                                   ^^^^^^ no node or group 'q: 1'. There is: p, q, leader, last-crashed, all.
                  {always: leader-agreed, within: 5s}
                                          ^^^^^^ 'within' does not go with 'always'.
                """, refusal.getMessage());
    }

    @Test
    void refusesTooLittle() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, Scenario.named("nothing")::build);

        assertEquals("""
                nothing: 2 problems


                  ^ 'stop' is missing: when a run ends, such as {at: 30s} or {when: quiescent}.

                  ^ 'nodes' is missing: who takes part, such as {p: {run: bully, count: 7}}.
                """, refusal.getMessage());
    }

    @Test
    void refusesTheSameGroupTwice() {
        ScenarioBuilder builder =
                Scenario.named("twice").stopAt(seconds(1)).node("p", Toys.STORE).node("p", Toys.RING);

        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, builder::build);

        assertEquals("""
                twice: 1 problem

                  p: {run: ring}
                  ^ 'p' is here twice: the first is in line 3.
                """, refusal.getMessage());
    }

    @Test
    void takesConditionsThatNoCatalogueKnows() {
        Check own = new Check("my-own", "a check", check("leader-agreed").condition());

        Scenario built = Scenario.named("own")
                .stopAt(seconds(1))
                .nodes("p", 3, Toys.BULLY)
                .always(own)
                .build();

        assertEquals(ImmutableList.of(new Claim.Always(own)), built.claims());
    }

    @Test
    void refusesToSayMoreAboutNothing() {
        ScenarioBuilder builder = Scenario.named("early");

        assertThrows(IllegalStateException.class, () -> builder.within(seconds(5)));
        assertThrows(IllegalStateException.class, () -> builder.after("crash"));
    }

    @Test
    void refusesDurationsThatNobodyLives() {
        ScenarioBuilder builder = Scenario.named("long").stopAt(Duration.ofDays(365_000));

        assertThrows(IllegalArgumentException.class, builder::build);
    }
}
