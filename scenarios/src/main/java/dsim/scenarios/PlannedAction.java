package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import java.time.Duration;

/**
 * Something that a client does.
 *
 * @param at when, as true time since the run began
 * @param action what
 * @param nodes at which nodes, at each the same
 * @param arguments as the action declares them, defaults filled in
 */
public record PlannedAction(Duration at, ActionKind<?> action, ImmutableList<Address> nodes, Values arguments) {}
