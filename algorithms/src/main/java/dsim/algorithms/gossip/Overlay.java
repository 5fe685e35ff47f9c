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

/**
 * Who is connected to whom, by what peers tell. Two peers that are up are linked if each has the other among its neighbours:
 * of a link to a dead peer, or one that only one end believes in, nothing is counted. Peers have numbers from 0, in the order
 * in which they were first heard of.
 */
final class Overlay implements TraceSink {

    private final AddressNumbers numbers = new AddressNumbers();
    private final List<Peer> peers = new ArrayList<>();

    private static final class Peer {
        private boolean isUp;
        private boolean hasJoined;
        private IntSet neighbours = new IntSet();
    }

    @Override
    public void on(TraceEvent event) {
        switch (event.kind()) {
            case NOTE -> {
                if (event.subject() instanceof Linked linked) {
                    onLinked(event.node(), linked.neighbours());
                } else if (event.subject() instanceof TookForDead tookForDead) {
                    peer(event.node())
                            .neighbours
                            .remove(numberOf(tookForDead.neighbour().address()));
                } else if (event.subject() instanceof Joined) {
                    Peer peer = peer(event.node());
                    peer.isUp = true;
                    peer.hasJoined = true;
                }
            }
            case CRASH -> onCrash(event.node());
            default -> {}
        }
    }

    private void onLinked(Address node, ImmutableList<PeerId> neighbours) {
        Peer peer = peer(node);
        peer.isUp = true;
        for (PeerId neighbour : neighbours) {
            peer.neighbours.add(numberOf(neighbour.address()));
        }
    }

    private void onCrash(Address node) {
        int number = numbers.find(node);
        if (number >= 0) {
            Peer peer = peers.get(number);
            peer.isUp = false;
            peer.hasJoined = false;
            peer.neighbours = new IntSet();
        }
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

    Address address(int number) {
        return numbers.address(number);
    }

    /** Whether a peer is up and has joined. */
    boolean isMember(int number) {
        return peers.get(number).isUp && peers.get(number).hasJoined;
    }

    /** The members, lowest number first. */
    int[] members() {
        int[] members = new int[peers.size()];
        int size = 0;
        for (int number = 0; number < members.length; number++) {
            if (isMember(number)) {
                members[size++] = number;
            }
        }
        return Arrays.copyOf(members, size);
    }

    /** How many links a peer has. */
    int degree(int number) {
        int[] degree = {0};
        peers.get(number).neighbours.forEach(other -> degree[0] += isLinked(number, other) ? 1 : 0);
        return degree[0];
    }

    /** To whom a peer has links, lowest number first. */
    int[] neighbours(int number) {
        return Arrays.stream(peers.get(number).neighbours.toArray())
                .filter(other -> isLinked(number, other))
                .toArray();
    }

    private boolean isLinked(int number, int other) {
        return isMember(number)
                && isMember(other)
                && peers.get(other).neighbours.contains(number);
    }
}
