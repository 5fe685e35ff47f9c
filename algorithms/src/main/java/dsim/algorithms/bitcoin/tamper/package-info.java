/** Changing whom an output of a block pays, and mending step by step what that breaks, to see what cannot be mended. */
@NullMarked
package dsim.algorithms.bitcoin.tamper;

import org.jspecify.annotations.NullMarked;
