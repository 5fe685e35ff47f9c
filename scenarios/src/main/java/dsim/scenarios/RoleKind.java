package dsim.scenarios;

import dsim.check.RoleTracker;
import java.util.function.Supplier;

/**
 * A role that nodes have for a while, such as {@code leader}.
 *
 * @param name as it is written where nodes are meant
 * @param doc who has it, in one line
 * @param tracker makes a new follower for each run
 */
public record RoleKind(String name, String doc, Supplier<RoleTracker> tracker) {}
