package dsim.algorithms.bitcoin.peer;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Fact;
import dsim.algorithms.bitcoin.chain.Hash256;

/** What a node tells of the blocks that it is sent. A block's {@code content} is the hash of all its bytes, which no header covers. */
public sealed interface PeerFact extends Fact {

    /** Somebody has introduced itself, and both have read the other's version. */
    record Met(Address peer, String userAgent, int protocol, long services) implements PeerFact {}

    /**
     * It takes a block, which is the end of its best chain now.
     *
     * @param abandoned how many blocks are on the best chain no longer
     * @param joined the blocks that are on it now; this one is the last
     */
    record Took(Address from, Hash256 hash, Hash256 content, int height, int abandoned, ImmutableList<Hash256> joined)
            implements PeerFact {}

    /** It keeps a block aside: its best chain has as much work or more. */
    record KeptAside(Address from, Hash256 hash, Hash256 content) implements PeerFact {}

    /** It drops a block without a look: it forks off too long ago, or there is no room. */
    record Dropped(Address from, Hash256 hash, Hash256 content) implements PeerFact {}

    /** It refuses a block. */
    record Refused(Address from, Hash256 hash, Hash256 content, Offence offence, String evidence, Reaction reaction)
            implements PeerFact {}

    /** It was sent something else that it should not have been sent. */
    record Offended(Address from, Offence offence, String evidence, Reaction reaction) implements PeerFact {}

    /** It tells a peer of its new best block. */
    record Announced(Address to, Hash256 hash) implements PeerFact {}
}
