package dsim.algorithms.gossip;

import dsim.actor.Address;
import dsim.algorithms.gossip.GossipFact.Book;
import dsim.algorithms.gossip.GossipFact.Heard;
import dsim.algorithms.gossip.GossipFact.Joined;
import dsim.algorithms.gossip.GossipFact.Linked;
import dsim.algorithms.gossip.GossipFact.Registered;
import dsim.algorithms.gossip.GossipFact.Removed;
import dsim.algorithms.gossip.GossipFact.Said;
import dsim.algorithms.gossip.GossipFact.SeedsAreSilent;
import dsim.algorithms.gossip.GossipFact.TookForDead;
import dsim.trace.TraceEvent;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells a gossip network as the programs of a classroom print it: who registers and connects, who says and hears what, who is
 * taken for dead and removed. Sentences have no full stop.
 */
public final class GossipNarration implements Function<TraceEvent, Optional<String>> {

    private static final int NAMED = 5;

    @Override
    public Optional<String> apply(TraceEvent event) {
        String node = event.node().host();
        return switch (event.kind()) {
            case CRASH -> Optional.of(node + " goes down");
            case PAUSE -> Optional.of(node + " stops for a while");
            case RESUME -> Optional.of(node + " goes on");
            case NOTE -> event.subject() instanceof GossipFact fact ? Optional.of(tell(node, fact)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String tell(String node, GossipFact fact) {
        if (fact instanceof Registered registered) {
            return node + " lists " + name(registered.peer());
        } else if (fact instanceof Removed removed) {
            return node + " takes " + name(removed.peer()) + " off its list: reported dead";
        } else if (fact instanceof Book book) {
            return node + " is at rest and lists " + count(book.peers().size(), "peer");
        } else if (fact instanceof SeedsAreSilent silent) {
            return node + " hears nothing from " + count(silent.asked(), "seed") + " and goes on asking";
        } else if (fact instanceof Joined joined) {
            return node + " has joined with " + count(joined.links(), "neighbour");
        } else if (fact instanceof Linked linked) {
            String named = linked.neighbours().stream()
                    .limit(NAMED)
                    .map(GossipNarration::name)
                    .collect(Collectors.joining(", "));
            int more = linked.neighbours().size() - NAMED;
            return node + " is connected to " + named + (more > 0 ? " and " + more + " more" : "");
        } else if (fact instanceof TookForDead taken) {
            return node + " takes " + name(taken.neighbour()) + " for dead and tells its seeds";
        } else if (fact instanceof Said said) {
            return node + " says message " + said.rumour().number();
        } else if (fact instanceof Heard heard) {
            return node + " hears message " + heard.rumour().number() + " of "
                    + name(heard.rumour().origin()) + " over " + count(heard.hops(), "link");
        }
        throw new AssertionError("unhandled: " + fact);
    }

    /** A node of the virtual world by its name, one of the real world by its address. */
    private static String name(PeerId peer) {
        Address address = peer.address();
        return address.port() == 1 ? address.host() : address.toString();
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
