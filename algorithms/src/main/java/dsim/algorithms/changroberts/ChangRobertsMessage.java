package dsim.algorithms.changroberts;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.election.ElectionCost;
import dsim.algorithms.election.ElectionMessages;
import dsim.algorithms.election.ProcessId;

/** What nodes say to the next on the ring. */
public sealed interface ChangRobertsMessage {

    /** This one wants to lead. Pass it on if it is above you. */
    record Election(ProcessId candidate) implements ChangRobertsMessage {}

    /** This one leads. Pass it on. */
    record Elected(ProcessId leader) implements ChangRobertsMessage {}

    /** From a client: hold an election. */
    record StartElection() implements ChangRobertsMessage {}

    /** A metric that counts the messages of elections. */
    static ElectionMessages counted() {
        return new ElectionMessages(
                ImmutableMap.of(Election.class, ElectionCost.ELECTION, Elected.class, ElectionCost.COORDINATOR),
                ImmutableMap.of());
    }
}
