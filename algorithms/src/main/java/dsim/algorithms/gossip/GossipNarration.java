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
 * taken for dead and removed. Seeds and peers have a narrator each. Sentences have no full stop.
 */
public final class GossipNarration {

    private static final int NAMED = 5;

    private GossipNarration() {}

    /** A narrator of what seeds do. */
    public static Function<TraceEvent, Optional<String>> ofSeeds() {
        return event -> fact(event)
                .flatMap(fact -> ofSeed(fact).map(does -> event.node().host() + " " + does));
    }

    /** A narrator of what peers do, and of what befalls nodes. */
    public static Function<TraceEvent, Optional<String>> ofPeers() {
        return event -> befalls(event)
                .or(() -> fact(event).flatMap(GossipNarration::ofPeer))
                .map(does -> event.node().host() + " " + does);
    }

    private static Optional<GossipFact> fact(TraceEvent event) {
        return event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof GossipFact fact
                ? Optional.of(fact)
                : Optional.empty();
    }

    private static Optional<String> befalls(TraceEvent event) {
        return switch (event.kind()) {
            case CRASH -> Optional.of("goes down");
            case PAUSE -> Optional.of("stops for a while");
            case RESUME -> Optional.of("goes on");
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofSeed(GossipFact fact) {
        if (fact instanceof Registered registered) {
            return Optional.of("lists " + name(registered.peer()));
        } else if (fact instanceof Removed removed) {
            return Optional.of("takes " + name(removed.peer()) + " off its list: reported dead");
        } else if (fact instanceof Book book) {
            return Optional.of("is at rest and lists " + count(book.peers().size(), "peer"));
        }
        return Optional.empty();
    }

    private static Optional<String> ofPeer(GossipFact fact) {
        if (fact instanceof SeedsAreSilent silent) {
            return Optional.of("hears nothing from " + count(silent.asked(), "seed") + " and goes on asking");
        } else if (fact instanceof Joined joined) {
            return Optional.of("has joined with " + count(joined.links(), "neighbour"));
        } else if (fact instanceof Linked linked) {
            String named = linked.neighbours().stream()
                    .limit(NAMED)
                    .map(GossipNarration::name)
                    .collect(Collectors.joining(", "));
            int more = linked.neighbours().size() - NAMED;
            return Optional.of("is connected to " + named + (more > 0 ? " and " + more + " more" : ""));
        } else if (fact instanceof TookForDead taken) {
            return Optional.of("takes " + name(taken.neighbour()) + " for dead and tells its seeds");
        } else if (fact instanceof Said said) {
            return Optional.of("says message " + said.rumour().number());
        } else if (fact instanceof Heard heard) {
            return Optional.of("hears message " + heard.rumour().number() + " of "
                    + name(heard.rumour().origin()) + " over " + count(heard.hops(), "link"));
        }
        return Optional.empty();
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
