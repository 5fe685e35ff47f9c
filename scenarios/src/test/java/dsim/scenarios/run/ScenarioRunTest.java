package dsim.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.check.Verdict;
import dsim.scenarios.Scenario;
import dsim.trace.TraceEvent;
import org.junit.jupiter.api.Test;

class ScenarioRunTest {

    private static RunResult run(String yaml, dsim.trace.TraceSink... listeners) {
        return ScenarioRun.of(Gremlins.scenario("test", yaml), listeners);
    }

    @Test
    void givesTheSameRunForTheSamePlan() {
        String yaml = "seed: 5\nstop: {at: 10s}\nnetwork: {loss: 10%}\nnodes: {g: {run: gremlins, count: 4}}\n";

        assertEquals(run(yaml).digest(), run(yaml).digest());
        assertTrue(!run(yaml)
                .digest()
                .equals(run(yaml.replace("seed: 5", "seed: 6")).digest()));
    }

    @Test
    void failsIfAnActorThrows() {
        RunResult result = run("""
                seed: 7
                stop: {at: 10s}
                nodes: {g: {run: gremlins, count: 4, params: {mischief: throws}}}
                """);

        Verdict verdict = result.verdicts().get(0);
        assertEquals(Outcome.FAIL, result.outcome());
        assertEquals("no-actor-throws", verdict.name());
        assertEquals("g4", verdict.node().host());
        assertEquals(1_000_000_000, verdict.atNanos());
        assertEquals(
                "the actor of g4 threw java.lang.IllegalStateException: no more while it handled FOR_MISCHIEF",
                verdict.says());
    }

    @Test
    void failsIfALimitIsReached() {
        RunResult result = run("""
                seed: 7
                stop: {when: quiescent, max-events: 1000}
                nodes: {g: {run: gremlins, params: {mischief: never-rests}}}
                """);

        assertEquals(Outcome.FAIL, result.outcome());
        assertEquals("within-limits", result.verdicts().get(0).name());
        assertEquals(
                "stopped after 1000 events (limit max-events); seed 7",
                result.verdicts().get(0).says());
    }

    @Test
    void isJudgedAsFarAsItCameIfAListenerStopsIt() {
        RunResult result = run("stop: {at: 10s}\nnodes: {g: {run: gremlins, count: 2}}\n", event -> {
            if (event.kind() == TraceEvent.Kind.TIMER && event.timeNanos() == 3_000_000_000L) {
                throw new RunStoppedException("enough");
            }
        });

        assertEquals(3_000_000_000L, result.virtualNanos());
        assertEquals("not-stopped", result.verdicts().get(0).name());
        assertEquals("enough", result.verdicts().get(0).says());
    }

    @Test
    void warnsOfWhatSaysLessThanItSeemsTo() {
        RunResult result = run("""
                stop: {at: 3s}
                network: {loss: 10%}
                nodes:
                  g: {run: gremlins, count: 2, params: {transport: stream}}
                  p: {run: bully, count: 3, params: {elect-on-start: false, probe-every: never}}
                faults: [{at: 1s, pause: p1}]
                expect: [{eventually: leader-agreed, within: 1s, after: restart}]
                measure: [election.duration]
                """);

        assertEquals(
                ImmutableList.of(
                        "'eventually leader-agreed within 1s after restart' was never put to the test: it had no occasion",
                        "'election.duration' has no samples",
                        "group g speaks over streams: there loss becomes delay"),
                result.warnings());
    }

    @Test
    void warnsIfNothingIsExpected() {
        assertEquals(
                ImmutableList.of("nothing is expected of this run, so it passes whatever happens"),
                run("stop: {at: 3s}\nnodes: {g: {run: gremlins}}\n").warnings());
    }

    @Test
    void isVacuousIfAFaultTouchesNothingThatHadTo() {
        String yaml = """
                stop: {at: 3s}
                nodes: {g: {run: gremlins, count: 2}}
                faults: [{at: 1200ms, for: 600ms, cut: {from: g1, to: g2}}]
                """;

        assertEquals(Outcome.VACUOUS, run(yaml).outcome());
        assertEquals(
                Outcome.PASS,
                run(yaml.replace("for: 600ms", "for: 600ms, may-be-idle: true")).outcome());
    }

    @Test
    void leavesOutWhatIsPlannedForLater() {
        Scenario scenario = Gremlins.scenario("test", """
                stop: {at: 30s}
                nodes: {g: {run: gremlins, count: 2}}
                faults: [{at: 1s, crash: g1}, {at: 20s, restart: g1}]
                """);

        RunResult result = ScenarioRun.of(scenario.until(java.time.Duration.ofSeconds(5)));

        assertEquals(5_000_000_000L, result.virtualNanos());
        assertEquals(1, result.ledger().lines().size());
        assertEquals(Outcome.PASS, result.outcome());
    }

    @Test
    void countsAMeasureOnceThatIsBoundedAsWell() {
        RunResult result = run("""
                stop: {when: quiescent}
                network: {latency: 10ms}
                nodes: {p: {run: ring, count: 8, params: {initial-leader: none, elect-on-start: false}}}
                workload: [{at: 1s, do: elect, node: p5}]
                expect: [{at: end, metric: election.messages, min: 16, max: 16}]
                measure: [election.messages]
                """);

        assertEquals(Outcome.PASS, result.outcome(), result.verdicts().toString());
    }
}
