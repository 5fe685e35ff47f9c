package dsim.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import dsim.scenarios.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunJsonTest {

    private static final String SCENARIO = """
            seed: 18446744073709551615
            stop: {at: 8s}
            network: {latency: 10ms}
            nodes: {p: {run: bully, count: 3, params: {initial-leader: highest}}}
            faults: [{at: 1s, crash: p3}, {at: 7s, for: 1ms, cut: {from: p1, to: p2}}]
            expect:
              - {always: at-most-one-leader}
              - {sometimes: two-leaders}
              - {at: end, metric: messages.sent, max: 1}
            """;

    private Map<?, ?> json;

    @BeforeEach
    void setUp() throws BrokenRecordException {
        RunResult result = ScenarioRun.of(Gremlins.scenario("test", SCENARIO));
        json = (Map<?, ?>) JsonReader.read(Json.print(RunJson.of(result, 12)));
    }

    @Test
    void hasExactlyTheseFields() {
        assertEquals(
                ImmutableList.of(
                        "scenario",
                        "seed",
                        "digest",
                        "verdict",
                        "events",
                        "virtualNanos",
                        "wallMillis",
                        "checks",
                        "faults",
                        "metrics"),
                ImmutableList.copyOf(json.keySet()));
        assertEquals("test", json.get("scenario"));
        assertEquals(new BigDecimal("18446744073709551615"), json.get("seed"));
        assertEquals("fail", json.get("verdict"));
        assertEquals(new BigDecimal("8000000000"), json.get("virtualNanos"));
        assertEquals(new BigDecimal("12"), json.get("wallMillis"));
    }

    @Test
    void tellsOfEachCheckItsNameAndWhatCameOfIt() {
        List<?> checks = (List<?>) json.get("checks");

        assertEquals(3, checks.size());
        for (Object check : checks) {
            assertEquals(
                    ImmutableList.of("name", "holds", "at", "node", "says"),
                    ImmutableList.copyOf(((Map<?, ?>) check).keySet()));
        }
        Map<?, ?> last = (Map<?, ?>) checks.get(2);
        assertEquals("at end messages.sent max 1", last.get("name"));
        assertEquals(false, last.get("holds"));
        assertEquals(Optional.empty(), last.get("node"));
    }

    @Test
    void tellsOfEachFaultWhenItStruckAndWhatItTouched() {
        assertEquals(
                "[{\"fault\": \"crash p3\",\"armedAt\": 1000000000,\"firedAt\": 1000000000,\"touched\": 1},"
                        + "{\"fault\": \"cut {from: p1, to: p2}\",\"armedAt\": 7000000000,\"firedAt\": null,\"touched\": 0}]",
                Json.line(json.get("faults")));
    }

    @Test
    void hasAllThatIsMeasured() {
        Map<?, ?> metrics = (Map<?, ?>) json.get("metrics");

        assertEquals(
                ImmutableList.of(
                        "dropped.by-reason",
                        "election.count",
                        "election.duration",
                        "election.messages",
                        "messages.by-type",
                        "messages.bytes",
                        "messages.delivered",
                        "messages.dropped",
                        "messages.duplicated",
                        "messages.sent",
                        "timers.fired"),
                ImmutableList.copyOf(metrics.keySet()));
        metrics.forEach((name, value) -> assertEquals(
                name.toString().matches(".*\\.by-.*|election\\..*"), value instanceof Map, name.toString()));
    }
}
