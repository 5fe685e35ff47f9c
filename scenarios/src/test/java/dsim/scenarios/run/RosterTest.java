package dsim.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dsim.actor.Address;
import dsim.scenarios.Group;
import dsim.scenarios.Scenario;
import dsim.sim.NodeClock;
import org.junit.jupiter.api.Test;

class RosterTest {

    private static final String GROUP =
            "{run: bully, count: 5, identity: {days: 0..366, su-id: 1..9999999}, clock: {offset: -50ms..50ms, drift: -20ppm..20ppm}}";

    private static Scenario scenario(String nodes) {
        return Gremlins.scenario("test", "seed: 9\nstop: {at: 1s}\nnodes: {" + nodes + "}\n");
    }

    private static ImmutableMap<String, Long> identity(Roster roster, Address node) {
        return roster.identities().getOrDefault(node, ImmutableMap.of());
    }

    @Test
    void drawsByNameWhoeverElseIsThere() {
        Scenario alone = scenario("p: " + GROUP);
        Scenario behind = scenario("a: {run: gremlins, count: 3}, p: " + GROUP);
        Group group = alone.groups().get(0);
        Roster one = Roster.of(alone);
        Roster other = Roster.of(behind);

        for (Address node : group.addresses()) {
            assertEquals(identity(one, node), identity(other, node));
            assertEquals(one.clock(node, group.clock()), other.clock(node, group.clock()));
        }
    }

    @Test
    void drawsForEachNodeAnew() {
        Scenario scenario = scenario("p: " + GROUP);
        Group group = scenario.groups().get(0);
        Roster roster = Roster.of(scenario);

        ImmutableSet<NodeClock> clocks = group.addresses().stream()
                .map(node -> roster.clock(node, group.clock()))
                .collect(ImmutableSet.toImmutableSet());

        assertEquals(5, clocks.size());
    }

    @Test
    void givesNoTwoTheSameIdentity() {
        Scenario scenario = scenario("p: {run: bully, count: 367, identity: 0..366}");

        Roster roster = Roster.of(scenario);

        assertEquals(367, ImmutableSet.copyOf(roster.identities().values()).size());
    }

    @Test
    void takesIdentitiesThatAreWrittenDown() {
        Scenario scenario = scenario("p: {run: bully, count: 3, identity: [30, 10, {days: 20, su-id: 7}]}");
        ImmutableList<Address> nodes = scenario.groups().get(0).addresses();

        Roster roster = Roster.of(scenario);

        assertEquals(
                ImmutableList.of(
                        ImmutableMap.of("days", 30L),
                        ImmutableMap.of("days", 10L),
                        ImmutableMap.of("days", 20L, "su-id", 7L)),
                nodes.stream().map(node -> identity(roster, node)).collect(ImmutableList.toImmutableList()));
    }

    @Test
    void leavesNodesWithoutNumbersWhereNobodyAsksForSome() {
        assertEquals(
                ImmutableMap.of(),
                Roster.of(scenario("p: {run: bully, count: 3}")).identities());
    }
}
