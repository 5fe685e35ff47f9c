package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.network.Network;
import dsim.network.NodeSet;
import dsim.network.Pairs;
import dsim.scenarios.Group;
import dsim.scenarios.LinkRule;
import dsim.scenarios.NetworkPlan;
import dsim.scenarios.Scenario;
import java.util.Collection;
import java.util.Objects;

/** The network that a scenario plans, between the nodes of its roster. */
final class Wiring {

    private final ImmutableMap<Address, Integer> places;

    private Wiring(Roster roster) {
        this.places = roster.groups().values().stream()
                .flatMap(Collection::stream)
                .collect(ImmutableMap.toImmutableMap(address -> address, Address::place));
    }

    static Network.Builder of(Scenario scenario, Roster roster) {
        return new Wiring(roster).network(scenario, roster);
    }

    private Network.Builder network(Scenario scenario, Roster roster) {
        NetworkPlan plan = scenario.network();
        Network.Builder network = Network.builder(roster.size(), plan.base());
        for (LinkRule rule : plan.rules()) {
            network.rule(pairs(rule), rule.change()::of);
        }
        for (Group group : scenario.groups()) {
            NodeSet nodes = set(roster.of(group));
            if (group.up().isLimited()) {
                network.uplink(nodes, group.up());
            }
            if (group.down().isLimited()) {
                network.downlink(nodes, group.down());
            }
        }
        return network;
    }

    private Pairs pairs(LinkRule rule) {
        NodeSet from = set(rule.from());
        NodeSet to = set(rule.to());
        return rule.bothWays() ? Pairs.between(from, to) : Pairs.oneWay(from, to);
    }

    private NodeSet set(ImmutableList<Address> nodes) {
        return NodeSet.of(nodes.stream()
                .mapToInt(node -> Objects.requireNonNull(places.get(node)))
                .toArray());
    }
}
