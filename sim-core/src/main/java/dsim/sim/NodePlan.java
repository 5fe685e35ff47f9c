package dsim.sim;

import dsim.actor.Address;
import dsim.actor.Role;
import dsim.wire.Wire;

/**
 * What is settled about a node before a run.
 *
 * @param startNanos when it starts, in true time since the run began
 */
record NodePlan(Address address, Role<Object, Object> role, Wire<Object> wire, NodeClock clock, long startNanos) {}
