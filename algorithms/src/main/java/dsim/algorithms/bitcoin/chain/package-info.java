/**
 * Blocks and transactions of Bitcoin as values, and their bytes: hashes, headers, targets, merkle trees, the networks. Pure
 * functions of bytes; knows no script beyond its bytes, no key, no peer.
 */
@NullMarked
package dsim.algorithms.bitcoin.chain;

import org.jspecify.annotations.NullMarked;
