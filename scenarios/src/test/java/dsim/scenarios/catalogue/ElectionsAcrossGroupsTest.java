package dsim.scenarios.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dsim.algorithms.bully.BullyTheory;
import dsim.algorithms.ring.RingTheory;
import dsim.scenarios.Problem;
import dsim.scenarios.Reading;
import dsim.scenarios.ScenarioReader;
import dsim.scenarios.run.Outcome;
import dsim.scenarios.run.Roster;
import dsim.scenarios.run.RunJson;
import dsim.scenarios.run.RunResult;
import dsim.scenarios.run.ScenarioRun;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All nodes that run an election elect together, however they are divided into groups. */
class ElectionsAcrossGroupsTest {

    private static Reading read(String yaml) {
        return new ScenarioReader(Shipped.catalogue()).read("test.yaml", yaml);
    }

    private static RunResult run(String yaml) {
        return ScenarioRun.of(read(yaml).orThrow());
    }

    private static Object electionMessages(RunResult result) {
        return ((Map<?, ?>) ((Map<?, ?>) RunJson.of(result, 0).get("metrics")).get("election.messages")).get("total");
    }

    /** Nothing but one election that starts at one node, the highest being dead. */
    private static String quiet(String nodes, String starter) {
        return """
                stop: {when: quiescent}
                network: {latency: 1ms}
                nodes: {%s}
                faults: [{at: 1s, crash: leader}]
                workload: [{at: 2s, do: elect, node: %s}]
                expect: [{eventually: leader-agreed, after: crash}]
                """.formatted(nodes, starter);
    }

    @ParameterizedTest
    @CsvSource({"p1, 1", "p5, 5", "q1, 6"})
    void costWhatTheyCostInOneGroup(String starter, int place) {
        String bully = "run: bully, params: {probe-every: never, initial-leader: highest, elect-on-start: false}";

        RunResult result = run(quiet("p: {count: 5, %s}, q: {count: 2, %s}".formatted(bully, bully), starter));

        assertEquals(Outcome.PASS, result.outcome());
        assertEquals(Math.round(BullyTheory.coordinatorCrashed(7, place).total().all()), electionMessages(result));
    }

    @Test
    void goRoundOneRing() {
        String ring = "run: ring, params: {elect-on-start: false}";

        RunResult result = run(quiet("a: {count: 3, %s}, b: {count: 4, %s}".formatted(ring, ring), "a2"));

        assertEquals(Outcome.PASS, result.outcome());
        assertEquals(Math.round(RingTheory.elections(1, 6, 1).total().all()), electionMessages(result));
    }

    @Test
    void areToldOneTheory() {
        RunResult result = run("stop: {at: 1s}\nnodes: {p: {run: bully, count: 5}, q: {run: bully, count: 2}}\n");

        assertEquals(2, result.theory().size());
        assertTrue(result.theory().get(0).contains("n = 7"), result.theory().get(0));
    }

    @Test
    void drawNoIdentityThatAnotherGroupHas() {
        Roster roster = Roster.of(read("stop: {at: 1s}\n"
                        + "nodes: {a: {run: bully, count: 3}, b: {run: bully, identity: [9]},"
                        + " c: {run: bully, count: 4, identity: 1..9}, d: {run: bully, identity: 1..9}}\n")
                .orThrow());

        ImmutableList<ImmutableMap<String, Long>> drawn =
                ImmutableList.copyOf(roster.identities().values());

        assertEquals(
                ImmutableSet.of(4L, 5L, 6L, 7L, 8L, 9L),
                drawn.stream().map(numbers -> numbers.get("days")).collect(ImmutableSet.toImmutableSet()));
        assertEquals(6, drawn.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "p: {run: bully, count: 5}, q: {run: bully, identity: [3]}"
                        + "| q would be known by the same numbers as p3",
                "p: {run: bully, count: 2, identity: [5, {days: 5, su-id: 0}]}"
                        + "| p2 would be known by the same numbers as p1",
                "p: {run: bully, count: 5}, q: {run: bully, count: 5, identity: 1..9}"
                        + "| only 9 identities are possible for 10 nodes of all groups that run bully",
                "p: {run: bully, count: 5}, q: {run: bully, params: {order: smallest}}"
                        + "| 'order' has to be the same in all groups that run bully: group p has another",
                "p: {run: ring, params: {transport: stream}}, q: {run: ring}"
                        + "| 'transport' has to be the same in all groups that run ring: group p has another",
                "p: {run: bully, count: 5}, q: {run: ring, count: 2}"
                        + "| 'at-most-one-leader' is said of bully already: bully and ring need a scenario each",
            })
    void haveGroupsThatFit(String nodes, String sentence) {
        Reading reading = read("stop: {at: 1s}\nnodes: {%s}\n".formatted(nodes));

        assertEquals(
                ImmutableList.of(sentence + "."),
                reading.problems().stream()
                        .map(Problem::sentence)
                        .map(told -> told.endsWith(".") ? told : told + ".")
                        .collect(ImmutableList.toImmutableList()));
    }
}
