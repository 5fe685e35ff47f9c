package dsim.algorithms.bitcoin.client;

import dsim.algorithms.bitcoin.chain.Block;

/**
 * A block to be shown to a peer.
 *
 * @param name tells it from other offers, such as {@code merkle-fixed}
 * @param isTampered whether it is not the block that was fetched
 */
public record Offer(String name, Block block, boolean isTampered) {}
