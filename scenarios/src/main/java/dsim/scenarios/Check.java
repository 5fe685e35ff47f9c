package dsim.scenarios;

import dsim.check.Condition;
import java.util.function.Function;

/**
 * A condition that a scenario may name.
 *
 * @param name as it is written, such as {@code at-most-one-leader}
 * @param doc what it says, in one line
 * @param condition makes a new one for each run of a scenario
 */
public record Check(String name, String doc, Function<Scenario, Condition> condition) {}
