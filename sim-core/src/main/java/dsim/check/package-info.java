/**
 * What is said of a run: conditions that follow the trace, the expectations that are built from them (always, eventually,
 * sometimes, a metric within bounds), and the verdict on each. Reads facts and host events only.
 */
@NullMarked
package dsim.check;

import org.jspecify.annotations.NullMarked;
