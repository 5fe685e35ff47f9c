package dsim.algorithms.gossip;

import dsim.actor.Address;

/**
 * A peer in one of its lives: what comes back after a crash is another peer at the same address.
 *
 * @param address where it is reached
 * @param life grows from life to life
 */
public record PeerId(Address address, long life) {

    @Override
    public String toString() {
        return address.toString();
    }
}
