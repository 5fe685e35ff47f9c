/**
 * The virtual world: a seeded scheduler that runs actors on a virtual clock and a simulated network. {@link
 * dsim.sim.Simulation} is the entry; the same plan and seed give the same steps on every machine.
 */
@NullMarked
package dsim.sim;

import org.jspecify.annotations.NullMarked;
