package dsim.scenarios;

import java.time.Duration;
import java.util.Optional;

/**
 * Something that goes wrong, decided before the run.
 *
 * @param at when it begins
 * @param lasts how long it lasts; empty: until something else ends it
 * @param kind what goes wrong
 * @param mayBeIdle whether it is all right if it touches nothing; otherwise such a run is vacuous
 */
public record PlannedFault(Duration at, Optional<Duration> lasts, FaultKind kind, boolean mayBeIdle) {}
