package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableList;
import dsim.actor.Fact;
import dsim.algorithms.gossip.GossipMessage.Listed;

/** What seeds and peers tell of themselves. Conditions, metrics and narrations read nothing else of them. */
public sealed interface GossipFact extends Fact {

    /** A seed lists a peer that it did not list. */
    record Registered(PeerId peer) implements GossipFact {}

    /** A seed takes a peer off its list that was reported dead; told of the first report only. */
    record Removed(PeerId peer) implements GossipFact {}

    /** A seed has heard nothing new for a while: this is its list. */
    record Book(ImmutableList<Listed> peers) implements GossipFact {}

    /**
     * A peer has asked seeds as often as it may, and not enough have answered; it asks others, and then these again.
     *
     * @param asked how many were silent
     */
    record SeedsAreSilent(int asked) implements GossipFact {}

    /**
     * A peer has its lists, and has asked whom it wanted.
     *
     * @param self in which life
     * @param links how many neighbours it found
     */
    record Joined(PeerId self, int links) implements GossipFact {}

    /** A peer has these neighbours from now. */
    record Linked(ImmutableList<PeerId> neighbours) implements GossipFact {}

    /** A peer takes a neighbour for dead, and has it no more. */
    record TookForDead(PeerId neighbour) implements GossipFact {}

    /** A peer says a message of its own. */
    record Said(RumourId rumour) implements GossipFact {}

    /**
     * A message reaches a peer.
     *
     * @param hops over how many links
     */
    record Heard(RumourId rumour, int hops) implements GossipFact {}
}
