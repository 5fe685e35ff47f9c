/**
 * The ground that elections share: who can be elected and in which order, what voters tell of themselves, and the
 * conditions and metrics that follow from it. Knows no single algorithm; each election may come in.
 */
@NullMarked
package dsim.algorithms.election;

import org.jspecify.annotations.NullMarked;
