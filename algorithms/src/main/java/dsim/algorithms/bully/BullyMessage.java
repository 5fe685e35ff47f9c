package dsim.algorithms.bully;

import dsim.algorithms.election.ProcessId;

/**
 * What Bully nodes say to each other. Counted and narrated in the words of the textbooks: {@link Election} is ELECTION,
 * {@link Alive} is OK, {@link Leading} is COORDINATOR.
 */
public sealed interface BullyMessage {

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
}
