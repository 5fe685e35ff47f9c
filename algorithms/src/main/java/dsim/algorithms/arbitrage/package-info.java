/**
 * Arbitrage in the quotes of a price feed: which prices are in force, whether some loop of exchanges ends with more than it
 * began with, which loops are worth telling, and the subscriber that tells them. Stands on the ground of the price feed.
 */
@NullMarked
package dsim.algorithms.arbitrage;

import org.jspecify.annotations.NullMarked;
