package dsim.algorithms.gossip;

import dsim.actor.Address;
import dsim.algorithms.gossip.GossipFact.Joined;
import dsim.algorithms.gossip.GossipFact.Registered;
import dsim.algorithms.gossip.GossipFact.Removed;
import dsim.algorithms.gossip.GossipFact.TookForDead;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Who is dead, since when, and who has found out. */
final class Deaths implements TraceSink {

    private final Map<Address, PeerId> alive = new HashMap<>();
    private final Map<PeerId, Long> diedAtNanos = new HashMap<>();
    private final Set<PeerId> foundOut = new HashSet<>();

    /** Those who joined in this run: live, of all others nobody here can know whether they are up. */
    private final Set<PeerId> own = new HashSet<>();

    /** Those who are down and are on the lists of all seeds that they registered with. */
    private final Map<Address, PeerId> unreported = new LinkedHashMap<>();

    private long changes;

    @Override
    public void on(TraceEvent event) {
        switch (event.kind()) {
            case NOTE -> {
                if (event.subject() instanceof Registered registered) {
                    live(registered.peer());
                } else if (event.subject() instanceof Joined joined) {
                    own.add(joined.self());
                    live(joined.self());
                } else if (event.subject() instanceof TookForDead taken) {
                    foundOut.add(taken.neighbour());
                } else if (event.subject() instanceof Removed removed) {
                    changes += unreported.remove(removed.peer().address(), removed.peer()) ? 1 : 0;
                }
            }
            case CRASH -> die(event.node(), event.timeNanos());
            case START -> changes += unreported.remove(event.node()) == null ? 0 : 1;
            default -> {}
        }
    }

    private void live(PeerId peer) {
        if (!diedAtNanos.containsKey(peer)) {
            alive.put(peer.address(), peer);
        }
    }

    private void die(Address node, long nowNanos) {
        PeerId peer = alive.remove(node);
        if (peer != null) {
            diedAtNanos.put(peer, nowNanos);
            unreported.put(node, peer);
            changes++;
        }
    }

    /** When a peer died; empty if it is alive. */
    OptionalLong diedAtNanos(TookForDead taken) {
        Long at = diedAtNanos.get(taken.neighbour());
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }

    /** How often the unreported have changed. */
    long changes() {
        return changes;
    }

    /** Whether a peer was taken for dead that joined in this run and is up. */
    boolean isFalse(TookForDead taken) {
        return own.contains(taken.neighbour()) && !diedAtNanos.containsKey(taken.neighbour());
    }

    /** Whether somebody has taken a peer for dead, in that life. */
    boolean isFoundOut(PeerId peer) {
        return foundOut.contains(peer);
    }

    /** How many have died, each life counted. */
    int dead() {
        return diedAtNanos.size();
    }

    /** Those who are down and of whose death no seed has heard, in the order in which they died. */
    Map<Address, PeerId> unreported() {
        return unreported;
    }
}
