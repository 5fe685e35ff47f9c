/** Leader election on a ring, as the textbooks have it. Stands on the ground that elections share; knows no other algorithm. */
@NullMarked
package dsim.algorithms.ring;

import org.jspecify.annotations.NullMarked;
