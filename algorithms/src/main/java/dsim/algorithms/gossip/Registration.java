package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.algorithms.gossip.GossipMessage.Peers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * How far a newcomer has come with its seeds: whom it has asked, which pages have come in. Who stays silent too long is
 * replaced by the next seed in the order that was drawn, round and round.
 */
final class Registration {

    private final ImmutableList<Address> order;
    private final int quorum;
    private final int tries;
    private final Map<Address, Asked> open = new LinkedHashMap<>();
    private final Set<Address> answered = new LinkedHashSet<>();
    private final KnownPeers known = new KnownPeers();
    private int next;

    private static final class Asked {
        private int times;
        private int pages = 1;
        private final IntSet seen = new IntSet();
    }

    /**
     * Nobody is asked yet.
     *
     * @param order all seeds
     * @param quorum how many lists are wanted, at most as many as there are seeds
     * @param tries how often a seed is asked before another one is
     */
    Registration(ImmutableList<Address> order, int quorum, int tries) {
        this.order = order;
        this.quorum = quorum;
        this.tries = tries;
    }

    /** Gives up those who were asked in vain too often. How many these are. */
    int giveUp() {
        int before = open.size();
        open.values().removeIf(asked -> asked.times == tries);
        return before - open.size();
    }

    /** Whom to ask now: all who have not answered, and others in place of those who were given up. */
    ImmutableList<Address> round() {
        for (int i = 0; i < order.size() && open.size() + answered.size() < quorum; i++) {
            Address seed = order.get(next);
            next = (next + 1) % order.size();
            if (!answered.contains(seed)) {
                open.putIfAbsent(seed, new Asked());
            }
        }
        open.values().forEach(asked -> asked.times++);
        return ImmutableList.copyOf(open.keySet());
    }

    /** A page comes in. One that nobody waits for, or that was here, changes nothing. */
    void take(Address seed, Peers page) {
        Asked asked = open.get(seed);
        if (asked == null || !asked.seen.add(page.page())) {
            return;
        }
        known.unite(page.peers());
        asked.pages = page.pages();
        if (asked.seen.size() >= asked.pages) {
            open.remove(seed);
            answered.add(seed);
        }
    }

    /** Whether all lists are there that were wanted. */
    boolean isComplete() {
        return answered.size() >= quorum;
    }

    /** Who has answered, in that order. */
    ImmutableList<Address> answered() {
        return ImmutableList.copyOf(answered);
    }

    /** All who are on the lists so far. */
    KnownPeers known() {
        return known;
    }
}
