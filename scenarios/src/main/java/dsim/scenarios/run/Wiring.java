package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.fault.Target;
import dsim.network.Network;
import dsim.network.NodeSet;
import dsim.network.Pairs;
import dsim.scenarios.Group;
import dsim.scenarios.LinkRule;
import dsim.scenarios.NetworkPlan;
import dsim.scenarios.Route;
import dsim.scenarios.Scenario;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;

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
            network.rule(pairs(rule.route()), rule::appliedTo);
        }
        for (Group group : scenario.groups()) {
            NodeSet nodes = set(roster.of(group).stream());
            if (group.up().isLimited()) {
                network.uplink(nodes, group.up());
            }
            if (group.down().isLimited()) {
                network.downlink(nodes, group.down());
            }
        }
        return network;
    }

    private Pairs pairs(Route route) {
        NodeSet from = set(nodes(route.from()));
        NodeSet to = set(nodes(route.to()));
        return route.bothWays() ? Pairs.between(from, to) : Pairs.oneWay(from, to);
    }

    /** A rule holds from the beginning, when roles are not known and nobody has crashed: it names nodes. */
    private static Stream<Address> nodes(Target target) {
        if (target instanceof Target.Nodes some) {
            return some.addresses().stream();
        } else if (target instanceof Target.Union union) {
            return union.parts().stream().flatMap(Wiring::nodes);
        }
        throw new IllegalArgumentException("a link's rule names nodes, not " + target);
    }

    private NodeSet set(Stream<Address> nodes) {
        return NodeSet.of(nodes.mapToInt(node -> Objects.requireNonNull(places.get(node))).toArray());
    }
}
