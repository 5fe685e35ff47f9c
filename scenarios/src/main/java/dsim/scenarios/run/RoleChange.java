package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;

/**
 * Other nodes than before have a role.
 *
 * @param atNanos when, in virtual time
 * @param role such as {@code leader}
 * @param holders who has it now, in the order in which they came to it
 */
public record RoleChange(long atNanos, String role, ImmutableList<Address> holders) {}
