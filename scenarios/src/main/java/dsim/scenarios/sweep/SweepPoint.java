package dsim.scenarios.sweep;

import com.google.common.collect.ImmutableMap;
import dsim.scenarios.Scenario;
import java.util.stream.Collectors;

/**
 * One point of a sweep's grid.
 *
 * @param values what was put in place there, by path; empty if nothing is varied
 * @param scenario with these values
 * @param definition the same, whole, as it could be read again; from equal ones follow equal runs
 */
public record SweepPoint(ImmutableMap<String, String> values, Scenario scenario, String definition) {

    /** Such as {@code nodes.p.count=4, network.loss=1%}; empty if nothing is varied. */
    public String label() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(", "));
    }
}
