package dsim.algorithms.bitcoin.peer;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.chain.Hash256;

/** What a node finds about a block that it was sent. */
sealed interface Verdict {

    /**
     * The block is the end of the best chain now.
     *
     * @param abandoned how many blocks are no longer on the best chain
     * @param joined the blocks that have come to be on it; this one is the last
     */
    record Best(int abandoned, ImmutableList<Hash256> joined) implements Verdict {}

    /** It is kept, but another chain has as much work or more. Nobody has looked at its scripts. */
    record Aside() implements Verdict {}

    /** It is not kept: a fork of long ago, or no room. */
    record Dropped() implements Verdict {}

    /**
     * It is not taken.
     *
     * @param name what Bitcoin Core calls the reason
     * @param evidence why, in a clause
     */
    record Refused(Offence offence, String name, String evidence) implements Verdict {}
}
