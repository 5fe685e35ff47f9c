package dsim.scenarios;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** What must be true of a run. */
public sealed interface Expectation {

    /** The condition holds after every step. */
    record Always(Check check) implements Expectation {}

    /**
     * The condition comes to hold.
     *
     * @param within how long it may take; empty: until the end of the run
     * @param after counted anew from each fault of this kind; empty: from the beginning
     */
    record Eventually(Check check, Optional<Duration> within, Optional<FaultWord> after) implements Expectation {}

    /** The condition holds at least once: shows that a run did what it was made for. */
    record Sometimes(Check check) implements Expectation {}

    /** A number lies within bounds when the run ends. At least one bound is there, in the unit of the measure. */
    record AtEnd(Measure measure, OptionalDouble max, OptionalDouble min) implements Expectation {}
}
