/**
 * The gossip network of the classroom: seeds that know who is there, and peers that join by an attachment rule, gossip, and
 * watch their neighbours. A {@link dsim.algorithms.gossip.GossipSeed} and a {@link dsim.algorithms.gossip.GossipPeer} speak
 * {@link dsim.algorithms.gossip.GossipMessage}; what came of it is told in {@link dsim.algorithms.gossip.GossipFact}s, and
 * measured and checked from these alone.
 */
@NullMarked
package dsim.algorithms.gossip;

import org.jspecify.annotations.NullMarked;
