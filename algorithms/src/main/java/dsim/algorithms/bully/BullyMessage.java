package dsim.algorithms.bully;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.election.ElectionCost;
import dsim.algorithms.election.ElectionMessages;
import dsim.algorithms.election.ProcessId;

/** What Bully nodes say to each other. */
public sealed interface BullyMessage {

    /** The words under which the messages of an election are counted and narrated: those of the textbooks. */
    ImmutableMap<Class<?>, String> WORDS = ImmutableMap.of(
            Election.class, ElectionCost.ELECTION,
            Alive.class, ElectionCost.OK,
            Leading.class, ElectionCost.COORDINATOR);

    /** From below: is anybody above me up? */
    record Election() implements BullyMessage {}

    /** From above, in answer: I am, leave it to me. */
    record Alive() implements BullyMessage {}

    /** To everybody: I lead. */
    record Leading(ProcessId leader) implements BullyMessage {}

    /** To whom I follow, or from a leader to those above: do you lead? */
    record Probe() implements BullyMessage {}

    /** In answer, from a leader only: I do. */
    record ProbeAnswer() implements BullyMessage {}

    /** From a client: your leader does not answer; hold an election. */
    record StartElection() implements BullyMessage {}

    /** A metric that counts the messages of elections, and the probes beside them. */
    static ElectionMessages counted() {
        return new ElectionMessages(WORDS, ImmutableMap.of(Probe.class, "PROBE", ProbeAnswer.class, "PROBE-ANSWER"));
    }
}
