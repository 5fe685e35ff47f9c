package dsim.scenarios.sweep;

import com.google.common.collect.ImmutableList;
import dsim.scenarios.run.Outcome;

/**
 * What came of a sweep: a function of its plan, unless it was interrupted.
 *
 * @param plan what was to be run
 * @param runs of each point, in the order of the seeds
 * @param isComplete whether all was run that had to be
 */
public record SweepResult(SweepPlan plan, ImmutableList<ImmutableList<RunNote>> runs, boolean isComplete) {

    /** How many runs came to something. */
    public long count(Outcome outcome) {
        return runs.stream()
                .flatMap(ImmutableList::stream)
                .filter(run -> run.outcome() == outcome)
                .count();
    }

    /** How many runs there are. */
    public long count() {
        return runs.stream().mapToLong(ImmutableList::size).sum();
    }

    /** Failed if a run did; else vacuous if one was. */
    public Outcome outcome() {
        return count(Outcome.FAIL) > 0 ? Outcome.FAIL : count(Outcome.VACUOUS) > 0 ? Outcome.VACUOUS : Outcome.PASS;
    }
}
