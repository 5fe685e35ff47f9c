package dsim.scenarios.catalogue;

import static dsim.scenarios.ScenarioWords.crash;
import static dsim.scenarios.ScenarioWords.lan;
import static dsim.scenarios.ScenarioWords.leader;
import static dsim.scenarios.ScenarioWords.percent;
import static dsim.scenarios.ScenarioWords.run;
import static dsim.scenarios.ScenarioWords.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.scenarios.Scenario;
import dsim.scenarios.ScenarioBuilder;
import dsim.scenarios.ScenarioReader;
import dsim.scenarios.run.Outcome;
import dsim.scenarios.run.RunResult;
import dsim.scenarios.run.ScenarioRun;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A scenario in Java with the words of a file, as the page on the format shows it. */
class JavaScenarioTest {

    private static ScenarioBuilder leaderDies() {
        return Shipped.catalogue()
                .scenario("leader-dies")
                .seed(42)
                .stopAt(seconds(30))
                .network(lan().loss(percent(1)))
                .nodes("p", 7, run("bully").param("answer-within", seconds(2)))
                .at(seconds(5), crash(leader()))
                .always("at-most-one-leader")
                .eventually("leader-agreed")
                .within(seconds(6))
                .after("crash");
    }

    @Test
    void isThatOfAFile() {
        Scenario read = new ScenarioReader(Shipped.catalogue())
                .read("leader-dies.yaml", """
                        seed: 42
                        stop: {at: 30s}
                        network: {preset: lan, loss: 1%}
                        nodes: {p: {run: bully, count: 7, params: {answer-within: 2s}}}
                        faults: [{at: 5s, crash: leader}]
                        expect:
                          - {always: at-most-one-leader}
                          - {eventually: leader-agreed, within: 6s, after: crash}
                        """)
                .orThrow();

        assertEquals(read, leaderDies().build());
    }

    @Test
    void runsAndTellsItsNumbers() {
        RunResult result =
                ScenarioRun.of(leaderDies().atMost("messages.sent", 400).build());

        assertEquals(Outcome.PASS, result.outcome());
        assertEquals(
                number(result, "messages.sent"),
                number(result, "messages.delivered") + number(result, "messages.dropped"));
    }

    private static double number(RunResult result, String metric) {
        return Optional.ofNullable(result.metrics().get(metric))
                .orElseThrow()
                .value()
                .orElseThrow();
    }

    @Test
    void isToldWhatWasMeant() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> leaderDies().always("leader-agred").build());

        assertTrue(refused.getMessage().contains("Did you mean 'leader-agreed'?"), refused.getMessage());
    }
}
