package dsim.scenarios;

import java.time.Duration;

/**
 * How wrong the clocks of a group are. Each node draws its own values from the seed.
 *
 * @param offset how far it is ahead when the run begins; negative: behind
 * @param driftPpm how much too fast it runs, in parts per million; negative: too slow
 * @param step it only shows multiples of this; zero: it shows every nanosecond. Not negative
 * @param noise each reading is off by up to this much either way; not negative
 */
public record Clock(
        Between<Duration> offset, Between<Double> driftPpm, Between<Duration> step, Between<Duration> noise) {

    /** A clock that is right. */
    public static Clock right() {
        Between<Duration> none = Between.just(Duration.ZERO);
        return new Clock(none, Between.just(0.0), none, none);
    }
}
