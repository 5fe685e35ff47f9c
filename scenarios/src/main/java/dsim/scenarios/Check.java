package dsim.scenarios;

import dsim.check.Condition;
import java.util.function.Supplier;

/**
 * A condition that a scenario may name.
 *
 * @param name as it is written, such as {@code at-most-one-leader}
 * @param doc what it says, in one line
 * @param condition makes a new one for each run
 */
public record Check(String name, String doc, Supplier<Condition> condition) {}
