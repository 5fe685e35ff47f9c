/**
 * Scripts: what they are, what they say in words, whom they pay, and whether they hold when a coin is spent. Pure functions
 * of bytes; the spent coin is handed in.
 */
@NullMarked
package dsim.algorithms.bitcoin.script;

import org.jspecify.annotations.NullMarked;
