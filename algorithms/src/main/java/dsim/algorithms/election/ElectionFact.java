package dsim.algorithms.election;

import dsim.actor.Fact;

/** What a process tells of itself in any election. Conditions, metrics and narrations read nothing else of it. */
public sealed interface ElectionFact extends Fact {

    /**
     * It comes up and takes part. It knows no leader yet.
     *
     * @param self by what it is known
     * @param order who wins, as it understands it
     */
    record Joined(ProcessId self, IdOrder order) implements ElectionFact {}

    /** It misses its leader, and knows none from now. */
    record LeaderLost(ProcessId leader) implements ElectionFact {}

    /** It holds an election, and knows no leader while that lasts. */
    record ElectionStarted() implements ElectionFact {}

    /** Its election came to no end in time; it holds another one. */
    record ElectionRestarted() implements ElectionFact {}

    /** It leads from now. */
    record Leads(ProcessId self) implements ElectionFact {}

    /** It follows a leader from now. */
    record Follows(ProcessId leader) implements ElectionFact {}

    /** It takes no part from now, until it joins again. */
    record Withdrew() implements ElectionFact {}
}
