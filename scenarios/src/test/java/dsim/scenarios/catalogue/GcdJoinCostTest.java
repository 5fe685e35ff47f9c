package dsim.scenarios.catalogue;

import static dsim.scenarios.ScenarioWords.link;
import static dsim.scenarios.ScenarioWords.millis;
import static dsim.scenarios.ScenarioWords.run;
import static dsim.scenarios.ScenarioWords.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.algorithms.election.ElectionCost;
import dsim.algorithms.gcd.GcdTheory;
import dsim.scenarios.Scenario;
import dsim.scenarios.run.Measured;
import dsim.scenarios.run.ScenarioRun;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Joining one after the other costs what theory says, through both codecs. */
class GcdJoinCostTest {

    private static Measured joins(int n, IntUnaryOperator days) {
        ImmutableList.Builder<ImmutableMap<String, Object>> identities = ImmutableList.builder();
        for (int i = 0; i < n; i++) {
            identities.add(ImmutableMap.of("days", days.applyAsInt(i), "su-id", 1_000_000 + i));
        }
        Scenario scenario = Scenario.named("joins")
                .seed(1)
                .stopAt(seconds(4L * n))
                .throughBytes()
                .network(link().latency(millis(10)))
                .node("g", new GcdAlgorithm())
                .nodes(
                        "p",
                        n,
                        run(new GcdBullyAlgorithm())
                                .param(GcdBullyAlgorithm.GCD, "g")
                                .param(GcdBullyAlgorithm.PROBE_AFTER, "never")
                                .with("identity", identities.build())
                                .startEvery(seconds(4)))
                .build();
        return Objects.requireNonNull(ScenarioRun.of(scenario).metrics().get("election.messages"));
    }

    private static void assertCost(ElectionCost theory, Measured measured) {
        theory.parts()
                .forEach((kind, count) -> assertEquals(count, measured.parts().get(kind), kind));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void isLeastInAscendingOrder(int n) {
        assertCost(GcdTheory.ascending(n), joins(n, i -> i + 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void isMostInDescendingOrder(int n) {
        assertCost(GcdTheory.descending(n), joins(n, i -> n - i));
    }
}
