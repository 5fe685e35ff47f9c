/**
 * Leader election on a one-way ring by the algorithm of Chang and Roberts. Stands on the ground that elections share; knows
 * no other algorithm.
 */
@NullMarked
package dsim.algorithms.changroberts;

import org.jspecify.annotations.NullMarked;
