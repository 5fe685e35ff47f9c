/**
 * One who fetches a block from full nodes and, if asked to, shows one of them a changed one:
 * {@link dsim.algorithms.bitcoin.client.BitcoinClient} tries its peers in turn, and tells what came of each as a
 * {@link dsim.algorithms.bitcoin.client.ClientFact}. Does not decide what makes a block valid, only what makes it the one that
 * was asked for.
 */
@NullMarked
package dsim.algorithms.bitcoin.client;

import org.jspecify.annotations.NullMarked;
