package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/**
 * What came of reading a scenario.
 *
 * @param scenario there if nothing is wrong
 * @param problems all that is wrong, in the order of the file
 * @param warnings what looks wrong, in the order of the file
 * @param resolved the scenario with all defaults filled in, as YAML, with a comment where each value comes from; there if
 *     nothing is wrong. Reading it gives an equal scenario
 * @param definition the same without the comments
 * @param sources where each value comes from, by its path such as {@code faults[0].at}; there if nothing is wrong
 */
public record Reading(
        Optional<Scenario> scenario,
        ImmutableList<Problem> problems,
        ImmutableList<Problem> warnings,
        Optional<String> resolved,
        Optional<String> definition,
        ImmutableMap<String, Place> sources) {

    /** The problems as people read them, with a line end after the last line; empty if there are none. */
    public String problemReport() {
        return ProblemReport.of(problems, "problem");
    }

    /** The warnings as people read them, with a line end after the last line; empty if there are none. */
    public String warningReport() {
        return ProblemReport.of(warnings, "warning");
    }

    /**
     * The scenario.
     *
     * @throws IllegalArgumentException if anything is wrong, with all of it
     */
    public Scenario orThrow() {
        return scenario.orElseThrow(() -> new IllegalArgumentException(problemReport()));
    }
}
