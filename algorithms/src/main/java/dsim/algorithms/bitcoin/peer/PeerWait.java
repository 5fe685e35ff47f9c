package dsim.algorithms.bitcoin.peer;

import dsim.actor.Address;

/** What a node waits for. */
public sealed interface PeerWait {

    /** A peer has introduced itself: does it read the answer? */
    record ForVerack(Address peer) implements PeerWait {}

    /** Asked a peer for blocks that it told of. */
    record ForBlocks(Address peer) implements PeerWait {}

    /** Until it calls a neighbour again. */
    record ToCallAgain(Address neighbour) implements PeerWait {}
}
