package dsim.live;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.Optional;

/**
 * One step of one node: what came to it, and what it did. Given the steps before it, the effects follow from the rest.
 *
 * @param node its name
 * @param atNanos when, by the monotonic clock since the run began; the same for all that happens in the step
 * @param input what came to it
 * @param clock what the clock of the machine showed, if the actor asked for it; it does not go on during a step
 * @param effects what it did, a line each, in order
 */
public record Step(String node, long atNanos, Input input, Optional<Instant> clock, ImmutableList<String> effects) {}
