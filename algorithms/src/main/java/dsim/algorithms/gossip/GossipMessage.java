package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;

/** What seeds and peers say to each other. */
public sealed interface GossipMessage {

    /** From a newcomer to a seed: list me, and tell me who else is there. */
    record Register(long life) implements GossipMessage {}

    /**
     * A peer on a seed's list.
     *
     * @param degree how many neighbours it has, as far as the seed knows
     */
    record Listed(Address address, int degree) {}

    /**
     * From a seed, in answer: these are there, without you. A list that is too long for one message goes in pages.
     *
     * @param page from 0
     * @param pages how many pages the list has, at least 1
     */
    record Peers(int page, int pages, ImmutableList<Listed> peers) implements GossipMessage {

        /** Checks the page. */
        public Peers {
            if (page < 0 || page >= pages) {
                throw new IllegalArgumentException("page " + page + " of " + pages);
            }
        }
    }

    /** From peer to peer: be my neighbour. */
    record Connect(long life) implements GossipMessage {}

    /**
     * In answer: we are neighbours.
     *
     * @param life of the one who accepts
     * @param asker the life that asked; another one is not meant
     */
    record Accepted(long life, long asker) implements GossipMessage {}

    /** In answer: I have as many neighbours as I may have. */
    record Refused() implements GossipMessage {}

    /**
     * From a peer to its seeds: I have these neighbours. Of a connection both ends tell, and a seed counts it once.
     *
     * @param life of the one who tells
     */
    record Connected(long life, ImmutableList<PeerId> neighbours) implements GossipMessage {}

    /** From a peer to its seeds: this neighbour of mine is dead. */
    record Dead(PeerId peer) implements GossipMessage {}

    /** To a neighbour: are you there? */
    record LivenessRequest(long life) implements GossipMessage {}

    /** In answer: I am. */
    record LivenessReply(long life) implements GossipMessage {}

    /**
     * A message that is to reach everybody.
     *
     * @param hops how many links it came over with this one, at least 1
     */
    record Rumour(RumourId id, int hops) implements GossipMessage {

        /** Checks the hops. */
        public Rumour {
            if (hops < 1) {
                throw new IllegalArgumentException("a message that comes in came over a link: hops " + hops);
            }
        }
    }

    /** From a client: say something now. */
    record Say() implements GossipMessage {}
}
