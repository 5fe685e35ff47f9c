package dsim.check;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.trace.TraceSink;

/** Follows a run and says who holds a role now, so that a fault can strike "the leader". */
public interface RoleTracker extends TraceSink {

    /** Those who hold it, in the order in which they came to it. Nodes that are down hold nothing. */
    ImmutableList<Address> holders();
}
