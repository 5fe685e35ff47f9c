package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.algorithms.gossip.GossipFact.Book;
import dsim.algorithms.gossip.GossipFact.Registered;
import dsim.algorithms.gossip.GossipMessage.Listed;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the seeds' lists say, beside what is true. A seed tells its list some time after it last changed; so the comparison
 * means something when the network has come to rest.
 */
final class SeedDegrees implements TraceSink {

    private final Overlay overlay;
    private final Map<Address, ImmutableList<Listed>> books = new LinkedHashMap<>();
    private long told;

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
                books.put(event.node(), book.peers());
                told++;
            } else if (event.subject() instanceof Registered) {
                books.putIfAbsent(event.node(), ImmutableList.of());
            }
        }
    }

    /**
     * A comparison of all lists with the overlay.
     *
     * @param listings entries on all lists of peers that are up
     * @param wrong of these, with another degree than the true one
     * @param ghosts entries of peers that are down
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
        return books.values().stream().anyMatch(book -> !book.isEmpty());
    }

    Comparison compare() {
        long listings = 0;
        long wrong = 0;
        long ghosts = 0;
        Map<Address, Integer> degrees = new LinkedHashMap<>();
        String example = "";
        Address where = TraceEvent.nobody();
        for (Map.Entry<Address, ImmutableList<Listed>> book : books.entrySet()) {
            for (Listed listed : book.getValue()) {
                int number = overlay.find(listed.address());
                if (number < 0 || !overlay.isMember(number)) {
                    ghosts++;
                    continue;
                }
                listings++;
                degrees.put(listed.address(), listed.degree());
                int degree = overlay.degree(number);
                if (degree != listed.degree()) {
                    wrong++;
                    example = book.getKey().host() + " lists "
                            + listed.address().host() + " with degree " + listed.degree() + ", and it has " + degree;
                    where = book.getKey();
                }
            }
        }
        long sum = degrees.values().stream().mapToLong(Integer::longValue).sum();
        return new Comparison(listings, wrong, ghosts, sum, example, where);
    }
}
