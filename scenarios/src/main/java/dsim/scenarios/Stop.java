package dsim.scenarios;

import java.time.Duration;
import java.util.Optional;

/**
 * When a run ends.
 *
 * @param at the virtual time at which it ends; empty: when nothing is left to happen
 * @param maxEvents a run that reaches this many events has failed; at least 1
 */
public record Stop(Optional<Duration> at, long maxEvents) {}
