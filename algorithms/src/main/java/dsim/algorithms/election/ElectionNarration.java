package dsim.algorithms.election;

import dsim.actor.Address;
import dsim.algorithms.election.ElectionFact.ElectionRestarted;
import dsim.algorithms.election.ElectionFact.ElectionStarted;
import dsim.algorithms.election.ElectionFact.Joined;
import dsim.algorithms.election.ElectionFact.LeaderLost;
import dsim.algorithms.election.ElectionFact.Leads;
import dsim.algorithms.election.ElectionFact.Withdrew;
import dsim.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells an election as the programs of a classroom print it: who goes down and comes back, who misses the coordinator, who
 * says what to whom, who becomes the coordinator. One object follows one run, from its beginning, and learns from it by which
 * ids the nodes are known. Sentences have no full stop.
 */
public final class ElectionNarration implements Function<TraceEvent, Optional<String>> {

    private final Function<Object, Optional<String>> words;
    private final Map<Address, ProcessId> ids = new LinkedHashMap<>();
    private boolean someoneElected;

    /**
     * A narration of a protocol.
     *
     * @param words what to call a message, such as {@code ELECTION}; empty for one that is passed over in silence
     */
    public ElectionNarration(Function<Object, Optional<String>> words) {
        this.words = words;
    }

    @Override
    public Optional<String> apply(TraceEvent event) {
        String process = "process " + name(event.node());
        return switch (event.kind()) {
            case SEND ->
                words.apply(event.subject())
                        .map(word -> name(event.node())
                                + (word.equals(ElectionCost.OK) ? " answers " : " sends ")
                                + word + " to " + name(event.peer()));
            case DROP ->
                words.apply(event.subject())
                        .map(word -> word + " from " + name(event.node()) + " to " + name(event.peer()) + " is lost: "
                                + event.reason());
            case CRASH -> Optional.of(process + " collapses");
            case PAUSE -> Optional.of(process + " stops for a while");
            case RESUME -> Optional.of(process + " goes on");
            case NOTE ->
                event.subject() instanceof ElectionFact fact ? tell(process, event.node(), fact) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The id by which a node is known; its name until it has told one. */
    private String name(Address node) {
        ProcessId id = ids.get(node);
        return id == null ? node.host() : id.toString();
    }

    private Optional<String> tell(String process, Address node, ElectionFact fact) {
        if (fact instanceof Joined joined) {
            boolean isBack = ids.put(node, joined.self()) != null;
            return isBack ? Optional.of(process + " is back") : Optional.empty();
        } else if (fact instanceof LeaderLost lost) {
            return Optional.of(process + " notices that coordinator " + lost.leader() + " does not answer");
        } else if (fact instanceof ElectionStarted) {
            someoneElected = true;
            return Optional.of(process + " starts an election");
        } else if (fact instanceof ElectionRestarted) {
            return Optional.of(process + " has heard of no coordinator in time and starts again");
        } else if (fact instanceof Leads) {
            return Optional.of(process + (someoneElected ? " is the new coordinator" : " is the coordinator"));
        } else if (fact instanceof Withdrew) {
            return Optional.of(process + " takes no part for a while");
        }
        return Optional.empty();
    }
}
