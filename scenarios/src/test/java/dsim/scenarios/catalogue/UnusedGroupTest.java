package dsim.scenarios.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import dsim.scenarios.Problem;
import dsim.scenarios.ScenarioReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A group of servers that nobody is told to speak to. */
class UnusedGroupTest {

    private static ImmutableList<String> problems(String nodes) {
        return new ScenarioReader(Shipped.catalogue())
                .read("test.yaml", "stop: {at: 30s}\nnodes: {" + nodes + "}\n").problems().stream()
                        .map(Problem::sentence)
                        .collect(ImmutableList.toImmutableList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p: {run: bully, count: 3}, g: {run: gcd}",
                "feed: {run: pricefeed}, a: {run: arbitrage}",
                "seed: {run: gossip-seed}, s: {run: gossip-seed, count: 2}, p: {run: gossip-peer, count: 3}",
            })
    void isAMistake(String nodes) {
        assertEquals(ImmutableList.of("nobody speaks to this group: it is never used."), problems(nodes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gcd: {run: gcd}, c: {run: gcd-client}",
                "g: {run: gcd, count: 2}, c: {run: gcd-client, params: {gcd: g2}}",
                "feed: {run: pricefeed}, a: {run: arbitrage, params: {feed: feed}}",
                "s: {run: gossip-seed, count: 3}, p: {run: gossip-peer, count: 3, params: {seeds: [s1, s3]}}",
            })
    void isUsedIfOneOfItsNodesIs(String nodes) {
        assertEquals(ImmutableList.of(), problems(nodes));
    }

    @Test
    void mayBeAllThereIs() {
        assertEquals(ImmutableList.of(), problems("gcd: {run: gcd}"));
    }
}
