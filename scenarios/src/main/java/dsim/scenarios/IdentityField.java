package dsim.scenarios;

/**
 * One of the numbers that nodes are known by among themselves.
 *
 * @param name as it is written in a scenario, such as {@code su-id}
 * @param range what it is drawn from where the scenario does not say, and what the scenario has to stay within
 * @param doc what it is, in one line
 */
public record IdentityField(String name, Between<Long> range, String doc) {}
