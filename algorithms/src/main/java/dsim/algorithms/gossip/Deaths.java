package dsim.algorithms.gossip;

import dsim.actor.Address;
import dsim.algorithms.gossip.GossipFact.Joined;
import dsim.algorithms.gossip.GossipFact.Registered;
import dsim.algorithms.gossip.GossipFact.Removed;
import dsim.algorithms.gossip.GossipFact.TookForDead;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Who is dead, since when, and who has found out. */
final class Deaths implements TraceSink {

    private final Map<Address, PeerId> alive = new HashMap<>();
    private final Map<PeerId, Long> diedAtNanos = new HashMap<>();

    /** Those who are down and are on the lists of all seeds that they registered with. */
    private final Map<Address, PeerId> unreported = new LinkedHashMap<>();

    @Override
    public void on(TraceEvent event) {
        switch (event.kind()) {
            case NOTE -> {
                if (event.subject() instanceof Registered registered) {
                    live(registered.peer());
                } else if (event.subject() instanceof Joined joined) {
                    live(joined.self());
                } else if (event.subject() instanceof Removed removed) {
                    unreported.remove(removed.peer().address(), removed.peer());
                }
            }
            case CRASH -> die(event.node(), event.timeNanos());
            case START -> unreported.remove(event.node());
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
        }
    }

    /** When a peer died; empty if it is alive. */
    OptionalLong diedAtNanos(TookForDead taken) {
        Long at = diedAtNanos.get(taken.neighbour());
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
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
