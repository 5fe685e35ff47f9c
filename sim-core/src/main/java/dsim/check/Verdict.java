package dsim.check;

import dsim.actor.Address;
import dsim.trace.TraceEvent;
import java.util.Optional;

/**
 * What came of an expectation.
 *
 * @param name what was expected, such as {@code always at-most-one-leader}
 * @param holds whether it held
 * @param evaluated how often it was put to the test; 0: the run gave no occasion, and {@code holds} means little
 * @param atNanos when it was decided, in virtual time
 * @param node whom it concerns, or {@link TraceEvent#nobody()}
 * @param says why, in a sentence without a full stop
 * @param during the step at which it failed
 */
public record Verdict(
        String name,
        boolean holds,
        long evaluated,
        long atNanos,
        Address node,
        String says,
        Optional<TraceEvent> during) {}
