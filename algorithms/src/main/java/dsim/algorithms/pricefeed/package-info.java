/**
 * The price feed of the laboratory: its quotes and their two layouts, the request by which one subscribes, the quotes that a
 * file can bring, and the feed itself as an actor. Whoever reads quotes may come in; knows no reader.
 */
@NullMarked
package dsim.algorithms.pricefeed;

import org.jspecify.annotations.NullMarked;
