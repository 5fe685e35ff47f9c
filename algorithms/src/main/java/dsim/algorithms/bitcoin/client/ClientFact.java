package dsim.algorithms.bitcoin.client;

import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.actor.Fact;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.validation.Coin;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Reject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What a client tells of its way. */
public sealed interface ClientFact extends Fact {

    /** It turns to a peer, for the block or to show one. */
    record Tries(Address peer) implements ClientFact {}

    /** A peer has introduced itself, and the handshake is over. */
    record Met(Address peer, String userAgent, int protocol, long services, int startHeight) implements ClientFact {}

    /** It knows the chain up to a height. */
    record Walked(Address peer, int height) implements ClientFact {}

    /**
     * It asks for lists of hashes from here on, as no headers come.
     *
     * @param why in a clause
     */
    record FellBack(Address peer, String why) implements ClientFact {}

    /**
     * A peer was of no use.
     *
     * @param sentence what happened, in a clause
     */
    record Failed(Address peer, Failure failure, String sentence) implements ClientFact {}

    /** All peers were of no use. */
    record NobodyHelped() implements ClientFact {}

    /**
     * It has the block.
     *
     * @param peer who sent it
     * @param isLinked whether headers link it to the genesis block; else its height is the word of the peer
     * @param previous the header of the block before it, if it was told
     * @param medianTime the median of the times of the blocks before it, if they were told
     * @param next the header of the block after it, if there is one
     * @param spent the outputs that its transactions spend, as far as they were found
     * @param wanted how many these are in all
     * @param searched how many earlier blocks were looked through
     * @param limit why not all were found, in a clause; empty if they were
     */
    record Fetched(
            Address peer,
            int height,
            Block block,
            boolean isLinked,
            Optional<BlockHeader> previous,
            OptionalLong medianTime,
            Optional<BlockHeader> next,
            ImmutableMap<OutPoint, Coin> spent,
            int wanted,
            int searched,
            String limit)
            implements ClientFact {

        /** Whether all earlier blocks were looked through: what was not found is not there. */
        public boolean isComplete() {
            return searched >= height - 1;
        }
    }

    /**
     * It cannot make of the block what it was to show.
     *
     * @param sentence why, in a clause
     */
    record NothingToShow(String sentence) implements ClientFact {}

    /**
     * It shows a peer a block.
     *
     * @param isTampered whether it is not the block that was fetched
     * @param content the hash of all its bytes
     */
    record Shows(Address peer, String offer, boolean isTampered, Hash256 hash, Hash256 content) implements ClientFact {}

    /**
     * What a peer did about a block that it was shown.
     *
     * @param offer which block
     * @param hash of the block
     * @param wasAskedFor whether the peer asked for it, having been told of it; true if it was sent unasked
     * @param reject what the peer said against it
     * @param hungUpAfter how long after the block the peer ended the conversation, if it did
     * @param wasAnnounced whether the peer told of it, as nodes tell of their best block
     * @param kept what came back when it was asked for
     */
    record Judged(
            Address peer,
            String offer,
            Hash256 hash,
            boolean wasAskedFor,
            Optional<Reject> reject,
            Optional<Duration> hungUpAfter,
            boolean wasAnnounced,
            Kept kept)
            implements ClientFact {

        /** What came of it, in one word. */
        public Reception reception() {
            if (reject.isPresent()) {
                return Reception.REJECTED;
            } else if (wasAnnounced) {
                return Reception.ACCEPTED;
            } else if (hungUpAfter.isPresent()) {
                return Reception.DISCONNECTED;
            } else if (!wasAskedFor) {
                return Reception.NOT_WANTED;
            }
            return kept == Kept.THIS ? Reception.KEPT : Reception.SILENCE;
        }
    }

    /** A block could not be shown: the peer was of no use for that. */
    record NotShown(Address peer, String offer, Failure failure, String sentence) implements ClientFact {}

    /** All is done. */
    record Done() implements ClientFact {}

    /** What comes back when a peer is asked for a block that it was shown. */
    enum Kept {
        /** The block, byte for byte. */
        THIS,
        /** Another block of that hash: its own. */
        ITS_OWN,
        /** It says that it has none. */
        NOT_FOUND,
        /** Nothing. */
        NOTHING,
        /** It was not asked. */
        NOT_ASKED
    }

    /** What came of a block that was shown. */
    enum Reception {
        /** Rejected with a reason. */
        REJECTED,
        /** Disconnected without a word. */
        DISCONNECTED,
        /** Not asked for, having been announced. */
        NOT_WANTED,
        /** Not a word: dropped, or kept aside. */
        SILENCE,
        /** Not told of, but given back when asked for: kept. */
        KEPT,
        /** Accepted: the peer tells of it. */
        ACCEPTED
    }
}
