/**
 * Whether a block keeps the rules, and if not, why: each reason is a value with its evidence, under the name that nodes use.
 * Pure functions of the block and of what is known of the chain before it.
 */
@NullMarked
package dsim.algorithms.bitcoin.validation;

import org.jspecify.annotations.NullMarked;
