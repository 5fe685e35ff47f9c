/** Leader election by the Bully algorithm. Stands on the ground that elections share; knows no other algorithm. */
@NullMarked
package dsim.algorithms.bully;

import org.jspecify.annotations.NullMarked;
