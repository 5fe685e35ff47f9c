package dsim.algorithms.gcd;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.algorithms.election.ElectionCost;
import dsim.algorithms.election.ElectionMessages;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.pickle.Pickled;
import dsim.algorithms.pickle.PythonText;
import java.util.Optional;

/** What is said in a group with a GCD, in whatever dialect. */
public sealed interface GroupMessage {

    /** The words under which the messages of an election are counted and narrated. */
    ImmutableMap<Class<?>, String> WORDS = ImmutableMap.of(
            Election.class, ElectionCost.ELECTION,
            Ok.class, ElectionCost.OK,
            Coordinator.class, ElectionCost.COORDINATOR);

    /** To a GCD, lab 1: who is there? */
    record WhoIsThere() implements GroupMessage {}

    /** To a GCD, lab 2: I join, and listen there. */
    record Join(ProcessId id, Address listener) implements GroupMessage {}

    /** To a GCD or a member: what no one understands. Its answer is known before anything else. */
    record Misunderstood(Sentence answer) implements GroupMessage {}

    /** From a GCD, lab 1. */
    record Addresses(ImmutableList<Address> members) implements GroupMessage {}

    /** From a GCD, lab 2. */
    record Members(ImmutableMap<ProcessId, Address> members) implements GroupMessage {}

    /**
     * A text, or what else is said to no known end, as Python prints it.
     *
     * @param isPickled or else the bare text
     */
    record Sentence(String text, boolean isPickled) implements GroupMessage {}

    /** To a member, lab 1. */
    record Hello() implements GroupMessage {}

    /** From a member, lab 1: {@code ('OK', text)}. */
    record Greeting(String text) implements GroupMessage {

        /** How one is pleased to meet a client. */
        static Greeting to(Address client) {
            Pickled address = Pickled.tuple(Pickled.of(client.host()), Pickled.of(client.port()));
            return new Greeting("Happy to meet you, " + PythonText.repr(address));
        }
    }

    /**
     * To those above: an election is held.
     *
     * @param from who holds it, if it says so
     * @param to whom it is meant for, where that is said
     * @param members whom it knows, dead or alive
     * @param callsBack whether it wants the answer where it listens, and has ended this conversation
     */
    record Election(
            Optional<ProcessId> from,
            Optional<ProcessId> to,
            ImmutableMap<ProcessId, Address> members,
            boolean callsBack)
            implements GroupMessage {}

    /** From above, in answer: I am, leave it to me. */
    record Ok(Optional<ProcessId> from, ImmutableMap<ProcessId, Address> members) implements GroupMessage {}

    /**
     * To everybody: this one leads.
     *
     * @param leader who, if it says so
     * @param to whom it is meant for, where that is said
     * @param members whom it knows
     */
    record Coordinator(Optional<ProcessId> leader, Optional<ProcessId> to, ImmutableMap<ProcessId, Address> members)
            implements GroupMessage {}

    /** To the leader: are you there? */
    record Probe() implements GroupMessage {}

    /** From a leader: I am. */
    record ProbeAnswer() implements GroupMessage {}

    /** A metric that counts the messages of elections; beside them what is said to the GCD, and the probes. */
    static ElectionMessages counted() {
        return new ElectionMessages(
                WORDS,
                ImmutableMap.of(
                        Join.class, "JOIN",
                        Members.class, "MEMBERS",
                        Probe.class, "PROBE",
                        ProbeAnswer.class, "PROBE-ANSWER"));
    }
}
