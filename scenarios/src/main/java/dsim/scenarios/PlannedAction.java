package dsim.scenarios;

import java.time.Duration;

/**
 * Something that a client does.
 *
 * @param at when
 * @param action what
 * @param node at which node, or at each of which nodes
 * @param arguments as the action declares them, defaults filled in
 */
public record PlannedAction(Duration at, ActionKind<?> action, Selector node, Values arguments) {}
