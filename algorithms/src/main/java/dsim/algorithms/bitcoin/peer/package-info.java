/**
 * Simulated full nodes. {@link dsim.algorithms.bitcoin.peer.BitcoinPeer} serves a real chain, checks what it is sent, and has
 * the manners of one of the families of nodes that are out there: {@link dsim.algorithms.bitcoin.peer.Family} says how each
 * talks, {@link dsim.algorithms.bitcoin.peer.Offence} what each does about what it should not have been sent.
 */
@NullMarked
package dsim.algorithms.bitcoin.peer;

import org.jspecify.annotations.NullMarked;
