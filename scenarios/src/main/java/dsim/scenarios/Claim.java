package dsim.scenarios;

import dsim.check.Occasion;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a scenario expects to be true of its run. */
public sealed interface Claim {

    /** The condition holds after every step. */
    record Always(Check check) implements Claim {}

    /**
     * The condition comes to hold.
     *
     * @param within how long it may take; empty: until the end of the run
     * @param after counted anew from each of these
     */
    record Eventually(Check check, Optional<Duration> within, Occasion after) implements Claim {}

    /** The condition holds at least once: shows that a run did what it was made for. */
    record Sometimes(Check check) implements Claim {}

    /** A number lies within bounds when the run ends. At least one bound is there, in the unit of the measure. */
    record AtEnd(Measure measure, OptionalDouble min, OptionalDouble max) implements Claim {}
}
