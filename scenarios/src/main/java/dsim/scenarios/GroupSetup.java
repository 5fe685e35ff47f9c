package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;

/**
 * What is settled about a group before its nodes start.
 *
 * @param group its name
 * @param groups the addresses of all nodes that run the same algorithm by the name of their group, in order
 * @param identities the numbers of all nodes that have some, by address, then by the name of the field
 * @param params the parameters of the group
 */
public record GroupSetup(
        String group,
        ImmutableMap<String, ImmutableList<Address>> groups,
        ImmutableMap<Address, ImmutableMap<String, Long>> identities,
        Values params) {

    /**
     * What is settled about a group of a scenario.
     *
     * @param groups the addresses of all nodes by the name of their group
     */
    public static GroupSetup of(
            Scenario scenario,
            Group group,
            ImmutableMap<String, ImmutableList<Address>> groups,
            ImmutableMap<Address, ImmutableMap<String, Long>> identities) {
        ImmutableMap.Builder<String, ImmutableList<Address>> alike = ImmutableMap.builder();
        for (Group each : scenario.groupsThatRun(group.algorithm())) {
            alike.put(each.name(), groups.getOrDefault(each.name(), ImmutableList.of()));
        }
        return new GroupSetup(group.name(), alike.buildOrThrow(), identities, group.params());
    }

    /** The addresses of all nodes that run the same algorithm, in the order of the scenario. */
    public ImmutableList<Address> everybody() {
        return groups.values().stream().flatMap(ImmutableList::stream).collect(ImmutableList.toImmutableList());
    }

    /** The addresses of the group's own nodes, in order. */
    public ImmutableList<Address> nodes() {
        return groups.getOrDefault(group, ImmutableList.of());
    }
}
