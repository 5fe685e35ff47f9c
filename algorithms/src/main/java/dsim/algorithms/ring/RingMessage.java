package dsim.algorithms.ring;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.algorithms.election.ElectionCost;
import dsim.algorithms.election.ElectionMessages;
import dsim.algorithms.election.ProcessId;

/** What nodes on a ring say to each other. */
public sealed interface RingMessage {

    /**
     * To the next: who is up? Add yourself and pass it on.
     *
     * @param up who passed it on, the starter first
     */
    record Election(Lap lap, ImmutableList<ProcessId> up) implements RingMessage {

        /** Refuses an empty list. */
        public Election {
            checkNamesSomebody(up);
        }

        /** The same, passed on by one more. */
        Election with(ProcessId passer) {
            return new Election(
                    lap,
                    ImmutableList.<ProcessId>builder().addAll(up).add(passer).build());
        }
    }

    /**
     * To the next: the highest of these leads. Pass it on.
     *
     * @param up who passed on the election
     */
    record Coordinator(Lap lap, ImmutableList<ProcessId> up) implements RingMessage {

        /** Refuses an empty list. */
        public Coordinator {
            checkNamesSomebody(up);
        }
    }

    /**
     * To the one before, in answer: I have it.
     *
     * @param latest the highest number that a lap of the same starter had, as far as I know
     */
    record Taken(Lap lap, long latest) implements RingMessage {}

    /** To whom I follow, or from a leader to those above: do you lead? */
    record Probe() implements RingMessage {}

    /** In answer, from a leader only: I do. */
    record ProbeAnswer() implements RingMessage {}

    /** From a client: your leader does not answer; hold an election. */
    record StartElection() implements RingMessage {}

    /** A metric that counts the messages of elections, and acknowledgements and probes beside them. */
    static ElectionMessages counted() {
        return new ElectionMessages(
                ImmutableMap.of(Election.class, ElectionCost.ELECTION, Coordinator.class, ElectionCost.COORDINATOR),
                ImmutableMap.of(Taken.class, "ACK", Probe.class, "PROBE", ProbeAnswer.class, "PROBE-ANSWER"));
    }

    private static void checkNamesSomebody(ImmutableList<ProcessId> up) {
        if (up.isEmpty()) {
            throw new IllegalArgumentException("who sends a message round the ring is up, but the list is empty");
        }
    }
}
