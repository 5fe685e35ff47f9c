package dsim.algorithms.election;

import dsim.actor.Address;

/**
 * One who may vote and be elected.
 *
 * @param id by what it is known
 * @param address where it is reached
 */
public record Member(ProcessId id, Address address) {}
