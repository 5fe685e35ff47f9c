/**
 * Scenarios on real sockets. A {@link dsim.scenarios.live.LivePlan} says who takes part, in the words of a scenario, and where
 * each listens; a {@link dsim.scenarios.live.LiveRun} carries it out, and judges it as a run in the virtual world is judged.
 */
@NullMarked
package dsim.scenarios.live;

import org.jspecify.annotations.NullMarked;
