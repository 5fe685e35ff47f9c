package dsim.scenarios.run;

import java.time.Duration;
import java.util.Optional;

/**
 * All that a run follows from. Equal plans give equal runs.
 *
 * @param name of the scenario
 * @param version of the program
 * @param definition the whole scenario, as it could be read again
 * @param until when the run is stopped, if that is not when the scenario says
 */
public record RunPlan(String name, String version, String definition, Optional<Duration> until) {}
