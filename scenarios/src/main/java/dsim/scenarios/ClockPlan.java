package dsim.scenarios;

import java.time.Duration;

/**
 * How wrong the clocks of a group are. Each node draws its own values from the seed.
 *
 * @param offset how far it is ahead when the run begins; negative: behind
 * @param driftPpb how much too fast it runs, in parts per billion; negative: too slow; above -1e9, at most 1e9
 * @param noise each reading is off by up to this much either way; not negative
 */
public record ClockPlan(Between<Duration> offset, Between<Long> driftPpb, Between<Duration> noise) {}
