package dsim.scenarios.live;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Scenario;
import dsim.scenarios.run.Roster;
import dsim.wire.Wire;
import java.time.Duration;

/**
 * What a node of a live run plays.
 *
 * @param name of the node
 * @param after the beginning of the run it starts
 */
record Player(String name, Role<?, ?> role, Wire<?> wire, Duration after) {

    /**
     * All who take part, in the order of the scenario.
     *
     * @param scenario read with the addresses of the real world
     * @param known where nodes can be reached, by their addresses in the virtual world
     */
    static ImmutableList<Player> of(Scenario scenario, ImmutableMap<Address, Address> known) {
        Roster roster = Roster.of(scenario);
        ImmutableMap.Builder<String, ImmutableList<Address>> groups = ImmutableMap.builder();
        roster.groups().forEach((group, nodes) -> groups.put(group, real(nodes, known)));
        ImmutableMap.Builder<Address, ImmutableMap<String, Long>> identities = ImmutableMap.builder();
        roster.identities().forEach((node, numbers) -> identities.put(real(node, known), numbers));
        ImmutableList.Builder<Player> players = ImmutableList.builder();
        for (Group group : scenario.groups()) {
            GroupSetup setup = GroupSetup.of(scenario, group, groups.buildOrThrow(), identities.buildOrThrow());
            add(group, group.algorithm(), setup, players);
        }
        return players.build();
    }

    private static <M, T> void add(
            Group group, Algorithm<M, T> algorithm, GroupSetup setup, ImmutableList.Builder<Player> players) {
        Role<M, T> role = algorithm.role(setup);
        Wire<M> wire = algorithm.wire(group.params());
        ImmutableList<Address> nodes = group.addresses();
        for (int i = 0; i < nodes.size(); i++) {
            players.add(
                    new Player(nodes.get(i).host(), role, wire, group.start().of(i)));
        }
    }

    private static ImmutableList<Address> real(ImmutableList<Address> nodes, ImmutableMap<Address, Address> known) {
        return nodes.stream().map(node -> real(node, known)).collect(ImmutableList.toImmutableList());
    }

    private static Address real(Address node, ImmutableMap<Address, Address> known) {
        return known.getOrDefault(node, node);
    }
}
