package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.algorithms.gossip.GossipFact.Joined;
import dsim.algorithms.gossip.GossipFact.Linked;
import dsim.algorithms.gossip.GossipFact.TookForDead;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Who is connected to whom, by what peers tell. Two peers that are up are linked if each has the other among its neighbours:
 * of a link to a dead peer, or one that only one end believes in, nothing is counted. Peers have numbers from 0, in the order
 * in which they were first heard of. Live, a node goes by another name than the one by which others know it: it tells of
 * that when it joins.
 */
public final class Overlay implements TraceSink {

    private static final int NO_MEMBER = -1;

    private final AddressNumbers numbers = new AddressNumbers();
    private final List<Peer> peers = new ArrayList<>();
    private Optional<int[]> degrees = Optional.empty();
    private Optional<OverlayPaths> paths = Optional.empty();
    private long changes;

    private static final class Peer {
        private boolean hasJoined;
        private long life;
        private IntSet neighbours = new IntSet();
    }

    @Override
    public void on(TraceEvent event) {
        if (event.kind() == TraceEvent.Kind.NOTE) {
            if (event.subject() instanceof Linked linked) {
                link(event.node(), linked.neighbours());
            } else if (event.subject() instanceof TookForDead taken) {
                peer(event.node()).neighbours.remove(numberOf(taken.neighbour().address()));
                change();
            } else if (event.subject() instanceof Joined joined) {
                int number = numberOf(joined.self().address());
                numbers.alias(event.node(), number);
                peers.get(number).hasJoined = true;
                peers.get(number).life = joined.self().life();
                change();
            }
        } else if (event.kind() == TraceEvent.Kind.CRASH) {
            crash(event.node());
        }
    }

    private void link(Address node, ImmutableList<PeerId> neighbours) {
        Peer peer = peer(node);
        for (PeerId neighbour : neighbours) {
            peer.neighbours.add(numberOf(neighbour.address()));
        }
        change();
    }

    private void crash(Address node) {
        int number = numbers.find(node);
        if (number >= 0) {
            peers.set(number, new Peer());
            change();
        }
    }

    private void change() {
        changes++;
        degrees = Optional.empty();
        paths = Optional.empty();
    }

    /** How often it has changed: what was found out about it is true as long as this stays the same. */
    long changes() {
        return changes;
    }

    private Peer peer(Address node) {
        return peers.get(numberOf(node));
    }

    private int numberOf(Address node) {
        int number = numbers.of(node);
        if (number == peers.size()) {
            peers.add(new Peer());
        }
        return number;
    }

    /** How many have been heard of, up or down. */
    int size() {
        return peers.size();
    }

    /** The number of a peer, or -1. */
    int find(Address peer) {
        return numbers.find(peer);
    }

    /** Whether a peer is up and has joined. */
    boolean isMember(int number) {
        return peers.get(number).hasJoined;
    }

    /** Whether a peer is up and has joined in that life. */
    boolean isMember(PeerId peer) {
        int number = numbers.find(peer.address());
        return number >= 0 && isMember(number) && peers.get(number).life == peer.life();
    }

    /** Whether a member still has another one, up or down, among its neighbours. */
    boolean isWatched(Address peer) {
        int number = numbers.find(peer);
        return number >= 0 && peers.stream().anyMatch(each -> each.hasJoined && each.neighbours.contains(number));
    }

    /** How many links a member has. */
    int degree(int member) {
        return degreeByNumber()[member];
    }

    /** How many links each member has, in the order of their numbers. */
    int[] degrees() {
        return Arrays.stream(degreeByNumber())
                .filter(degree -> degree != NO_MEMBER)
                .toArray();
    }

    /** Its components and its diameter. */
    OverlayPaths paths() {
        if (paths.isEmpty()) {
            paths = Optional.of(OverlayPaths.of(this));
        }
        return paths.get();
    }

    private int[] degreeByNumber() {
        if (degrees.isEmpty()) {
            int[] fresh = new int[peers.size()];
            for (int number = 0; number < fresh.length; number++) {
                int[] count = {isMember(number) ? 0 : NO_MEMBER};
                forEachNeighbour(number, neighbour -> count[0]++);
                fresh[number] = count[0];
            }
            degrees = Optional.of(fresh);
        }
        return degrees.get();
    }

    /** Gives all to whom a peer is linked. */
    void forEachNeighbour(int number, IntConsumer action) {
        if (isMember(number)) {
            peers.get(number).neighbours.forEach(other -> {
                Peer neighbour = peers.get(other);
                if (neighbour.hasJoined && neighbour.neighbours.contains(number)) {
                    action.accept(other);
                }
            });
        }
    }
}
