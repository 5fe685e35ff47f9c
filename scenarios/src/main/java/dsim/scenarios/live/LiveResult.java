package dsim.scenarios.live;

import dsim.live.LiveEnd;
import dsim.scenarios.run.RunResult;

/**
 * What came of a live run.
 *
 * @param run as a virtual one is judged; its times are those of the machine's monotonic clock since the run began
 * @param end what ended it
 */
public record LiveResult(RunResult run, LiveEnd end) {}
