package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.check.Condition;
import dsim.trace.TraceEvent;

/**
 * Every peer that is down was taken off the list of a seed ({@code dead-reported}). Those are excused whom nobody watches: no peer
 * that is up has one of them among its neighbours, or has ever taken it for dead.
 */
public final class DeadReported implements Condition {

    private final Deaths deaths = new Deaths();
    private final Overlay overlay = new Overlay();
    private ImmutableList<PeerId> owed = ImmutableList.of();
    private long foundAt = -1;

    @Override
    public void on(TraceEvent event) {
        deaths.on(event);
        overlay.on(event);
        if (event.kind() != TraceEvent.Kind.SEND && event.kind() != TraceEvent.Kind.DELIVER) {
            long now = overlay.changes() + deaths.changes();
            if (now != foundAt) {
                foundAt = now;
                owed = deaths.unreported().values().stream()
                        .filter(peer -> deaths.isFoundOut(peer) || overlay.isWatched(peer.address()))
                        .collect(ImmutableList.toImmutableList());
            }
        }
    }

    @Override
    public boolean holds() {
        return owed.isEmpty();
    }

    @Override
    public String says() {
        if (!holds()) {
            return node().host() + " is down, and no seed that lists it was told";
        }
        int unwatched = deaths.unreported().size();
        return deaths.dead() + " deaths, all known to a seed"
                + (unwatched == 0 ? "" : " but " + unwatched + " that nobody watched");
    }

    @Override
    public Address node() {
        return owed.isEmpty() ? TraceEvent.nobody() : owed.get(0).address();
    }
}
