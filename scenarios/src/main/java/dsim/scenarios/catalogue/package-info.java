/**
 * What a scenario may name: each algorithm is described to the reader of scenarios, and its words are bound to its classes.
 * One class per algorithm. The only room that knows both sides.
 */
@NullMarked
package dsim.scenarios.catalogue;

import org.jspecify.annotations.NullMarked;
