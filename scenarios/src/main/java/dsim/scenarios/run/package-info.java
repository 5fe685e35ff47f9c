/**
 * Runs of scenarios: a {@link dsim.scenarios.Scenario} becomes a simulation, the simulation a {@link
 * dsim.scenarios.run.RunResult}, the result a record from which the run can be made again. No clock of the machine, no
 * terminal; who calls says where files go.
 */
@NullMarked
package dsim.scenarios.run;

import org.jspecify.annotations.NullMarked;
