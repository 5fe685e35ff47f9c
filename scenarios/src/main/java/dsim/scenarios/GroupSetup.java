package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;

/**
 * What is settled about a group before its nodes start.
 *
 * @param group its name
 * @param groups the addresses of all nodes by the name of their group, in order
 * @param identities the numbers of all nodes that have some, by address, then by the name of the field
 * @param params the parameters of the group
 */
public record GroupSetup(
        String group,
        ImmutableMap<String, ImmutableList<Address>> groups,
        ImmutableMap<Address, ImmutableMap<String, Long>> identities,
        Values params) {

    /** The addresses of the group's own nodes, in order. */
    public ImmutableList<Address> nodes() {
        return groups.getOrDefault(group, ImmutableList.of());
    }
}
