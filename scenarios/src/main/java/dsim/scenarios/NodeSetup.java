package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;

/**
 * What is settled about one node before it starts.
 *
 * @param self its address
 * @param group the name of its group
 * @param index its place in the group, from 0
 * @param groups the addresses of all nodes by the name of their group, in order
 * @param identities the numbers of all nodes that have some, by address, then by the name of the field
 * @param params the parameters of its group
 */
public record NodeSetup(
        Address self,
        String group,
        int index,
        ImmutableMap<String, ImmutableList<Address>> groups,
        ImmutableMap<Address, ImmutableMap<String, Long>> identities,
        Values params) {}
