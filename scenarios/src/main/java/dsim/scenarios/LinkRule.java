package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;

/**
 * Links that are different.
 *
 * @param from the senders
 * @param to the receivers
 * @param bothWays whether the way back is meant as well
 * @param change how they are different
 */
public record LinkRule(ImmutableList<Address> from, ImmutableList<Address> to, boolean bothWays, LinkChange change) {}
