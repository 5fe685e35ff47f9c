package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import dsim.check.Verdict;
import dsim.fault.FaultLedger;
import dsim.scenarios.Scenario;
import dsim.trace.Digest;

/**
 * What came of a run.
 *
 * @param scenario what was run
 * @param outcome what it comes to
 * @param digest 32 hexadecimal digits that stand for every step
 * @param marks of the digest along the run, to find where another run parts from this one
 * @param virtualNanos how far virtual time came
 * @param verdicts on each expectation in the order of the scenario; then, if an actor threw or a limit was reached, on that
 * @param ledger what each fault did
 * @param metrics all that was measured, by name
 * @param roles who had a role when
 * @param theory what theory says of such a run, a sentence each
 * @param warnings what makes the run say less than it seems to, a sentence each
 */
public record RunResult(
        Scenario scenario,
        Outcome outcome,
        String digest,
        Digest.Marks marks,
        long virtualNanos,
        ImmutableList<Verdict> verdicts,
        FaultLedger ledger,
        ImmutableSortedMap<String, Measured> metrics,
        ImmutableList<RoleChange> roles,
        ImmutableList<String> theory,
        ImmutableList<String> warnings) {

    /** How many steps the run had: what the digest covers, and as many lines as the event log has. */
    public long events() {
        return marks.events();
    }
}
