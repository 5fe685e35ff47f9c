package dsim.algorithms.bitcoin.peer;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;

/**
 * How a simulated full node is.
 *
 * @param family whose manners it has
 * @param chain the blocks that it has from the start
 * @param neighbours whom it calls
 * @param validates whether it looks at what it is sent before it takes it; if not, it takes all that follows a block that it has
 * @param isSilentOnHeaders whether it never answers {@code getheaders}
 * @param isEncrypted whether it answers everybody with bytes that look random, as one would that insists on encryption
 * @param isPruned whether it has thrown all but its last blocks away
 */
public record PeerConfig(
        Family family,
        KnownChain chain,
        ImmutableList<Address> neighbours,
        boolean validates,
        boolean isSilentOnHeaders,
        boolean isEncrypted,
        boolean isPruned) {

    /** A node that has a chain, calls nobody, and has no quirks. */
    public static PeerConfig of(Family family, KnownChain chain) {
        return new PeerConfig(family, chain, ImmutableList.of(), true, false, false, false);
    }

    /** The same with neighbours whom it calls. */
    public PeerConfig calling(ImmutableList<Address> others) {
        return new PeerConfig(family, chain, others, validates, isSilentOnHeaders, isEncrypted, isPruned);
    }
}
