package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.algorithms.gossip.GossipFact.Book;
import dsim.algorithms.gossip.GossipFact.Registered;
import dsim.algorithms.gossip.GossipMessage.Listed;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the seeds' lists say, beside what is true. A seed tells its list some time after it last changed; so the comparison
 * means something when the network has come to rest. An entry is about the life in which the peer registered with that seed
 * last: one that came back and registered elsewhere may be listed there in its earlier life, of whose death that seed has
 * not heard.
 */
final class SeedDegrees implements TraceSink {

    private final Overlay overlay;
    private final Map<Address, Known> seeds = new LinkedHashMap<>();
    private long told;

    /** What is known of a seed: the list that it told last, and in which life each peer registered there last. */
    private static final class Known {
        private ImmutableList<Listed> book = ImmutableList.of();
        private final Map<Address, PeerId> registered = new HashMap<>();
    }

    /**
     * Nothing is listed yet.
     *
     * @param overlay is told every step by somebody else
     */
    SeedDegrees(Overlay overlay) {
        this.overlay = overlay;
    }

    @Override
    public void on(TraceEvent event) {
        if (event.kind() == TraceEvent.Kind.NOTE) {
            if (event.subject() instanceof Book book) {
                seed(event.node()).book = book.peers();
                told++;
            } else if (event.subject() instanceof Registered registered) {
                PeerId peer = registered.peer();
                seed(event.node()).registered.put(peer.address(), peer);
                told++;
            }
        }
    }

    private Known seed(Address node) {
        return seeds.computeIfAbsent(node, unknown -> new Known());
    }

    /**
     * A comparison of all lists with the overlay.
     *
     * @param listings entries on all lists of peers that are up, in the life that registered there
     * @param wrong of these, with another degree than the true one
     * @param ghosts entries of peers that are down, or were since they registered there
     * @param degrees the listed degrees of all peers that are up and on a list, each peer once
     * @param example one that is wrong, in words; empty if there is none
     * @param where the seed of the example, or {@link TraceEvent#nobody()}
     */
    record Comparison(long listings, long wrong, long ghosts, long degrees, String example, Address where) {

        ImmutableMap<String, Double> parts() {
            return ImmutableMap.of(
                    "listings", (double) listings,
                    "wrong", (double) wrong,
                    "ghosts", (double) ghosts,
                    "degree-sum", (double) degrees);
        }
    }

    /** How often something has changed that a comparison may show. */
    long changes() {
        return overlay.changes() + told;
    }

    /** Whether a seed has told its list. */
    boolean isTold() {
        return seeds.values().stream().anyMatch(seed -> !seed.book.isEmpty());
    }

    Comparison compare() {
        long listings = 0;
        long wrong = 0;
        long ghosts = 0;
        Map<Address, Integer> degrees = new LinkedHashMap<>();
        String example = "";
        Address where = TraceEvent.nobody();
        for (Map.Entry<Address, Known> seed : seeds.entrySet()) {
            for (Listed listed : seed.getValue().book) {
                PeerId peer = seed.getValue().registered.get(listed.address());
                if (peer == null || !overlay.isMember(peer)) {
                    ghosts++;
                    continue;
                }
                listings++;
                degrees.put(listed.address(), listed.degree());
                int degree = overlay.degree(overlay.find(peer.address()));
                if (degree != listed.degree()) {
                    wrong++;
                    example = seed.getKey().host() + " lists "
                            + listed.address().host() + " with degree " + listed.degree() + ", and it has " + degree;
                    where = seed.getKey();
                }
            }
        }
        long sum = degrees.values().stream().mapToLong(Integer::longValue).sum();
        return new Comparison(listings, wrong, ghosts, sum, example, where);
    }
}
