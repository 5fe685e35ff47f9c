package dsim.algorithms.bitcoin.peer;

import static dsim.algorithms.bitcoin.peer.Reaction.ANSWERS_ENCRYPTED;
import static dsim.algorithms.bitcoin.peer.Reaction.ASKS_FOR_MORE;
import static dsim.algorithms.bitcoin.peer.Reaction.GREETS;
import static dsim.algorithms.bitcoin.peer.Reaction.HANGS_UP;
import static dsim.algorithms.bitcoin.peer.Reaction.IGNORES;
import static dsim.algorithms.bitcoin.peer.Reaction.REJECTS;
import static dsim.algorithms.bitcoin.peer.Reaction.REJECTS_AND_BANS;
import static dsim.algorithms.bitcoin.peer.Reaction.REJECTS_AND_HANGS_UP;

import com.google.common.collect.ImmutableMap;
import java.util.Objects;

/**
 * What a node may be sent that it should not be, and what each family does about it: a table of what real nodes were seen to
 * do (Bitcoin Core 31.99, Bitcoin Knots 29.4, btcd 0.26.1, bcoin 2.2.0; columns in this order). Where Knots was not asked, it
 * is taken to do as Core, from which it comes; what none was asked ({@code FORM}, {@code HEADER_TIME}, {@code OVERSIZE}, {@code INPUTS}) is taken from
 * what is most like it. {@code NO_MAGIC_FIRST} may be the encrypted handshake of BIP 324, which is not spoken here: a caller
 * from whom one hangs up without a byte calls again without encryption, and one who is answered waits.
 */
public enum Offence {
    OLD_VERSION(0x11, HANGS_UP, HANGS_UP, IGNORES, HANGS_UP, "protocol version is too old"),
    VERACK_FIRST(0x01, ANSWERS_ENCRYPTED, ANSWERS_ENCRYPTED, REJECTS_AND_HANGS_UP, GREETS, "version must come first"),
    SECOND_VERSION(0x12, IGNORES, IGNORES, REJECTS_AND_HANGS_UP, HANGS_UP, "duplicate version message"),
    ASKED_BEFORE_VERACK(0x01, IGNORES, IGNORES, HANGS_UP, IGNORES, "verack must come first"),
    NO_MAGIC_FIRST(0x01, HANGS_UP, HANGS_UP, HANGS_UP, REJECTS, "message from other network"),
    WRONG_MAGIC_FIRST(0x01, HANGS_UP, HANGS_UP, HANGS_UP, REJECTS, "message from other network"),
    WRONG_MAGIC(0x01, HANGS_UP, HANGS_UP, REJECTS_AND_HANGS_UP, REJECTS, "message from other network"),
    BAD_CHECKSUM(0x01, IGNORES, IGNORES, REJECTS_AND_HANGS_UP, REJECTS, "payload checksum failed"),
    MALFORMED(0x01, IGNORES, IGNORES, REJECTS_AND_HANGS_UP, REJECTS, "unexpected EOF"),
    OVERSIZE(0x01, HANGS_UP, HANGS_UP, REJECTS_AND_HANGS_UP, HANGS_UP, "message payload is too large"),
    MEMPOOL_WITHOUT_BLOOM(0x01, HANGS_UP, IGNORES, IGNORES, IGNORES, "mempool"),

    UNREQUESTED_ON_MAIN(0x10, IGNORES, IGNORES, HANGS_UP, HANGS_UP, "unrequested block"),
    UNREQUESTED(0x10, IGNORES, IGNORES, IGNORES, HANGS_UP, "unrequested block"),
    WITNESS_FROM_PLAIN_PEER(0x01, IGNORES, IGNORES, REJECTS_AND_HANGS_UP, IGNORES, "unexpected EOF"),
    KNOWN_BLOCK(0x12, IGNORES, IGNORES, REJECTS, IGNORES, "already have block"),
    KNOWN_TO_BE_INVALID(0x12, IGNORES, IGNORES, REJECTS, IGNORES, "already have block"),
    UNKNOWN_PREVIOUS(0x10, HANGS_UP, IGNORES, ASKS_FOR_MORE, ASKS_FOR_MORE, "previous block is unknown"),
    MERKLE_ROOT(0x10, HANGS_UP, HANGS_UP, REJECTS, REJECTS_AND_BANS, "block merkle root is invalid"),
    WITNESS_COMMITMENT(0x10, HANGS_UP, HANGS_UP, REJECTS, REJECTS_AND_BANS, "witness commitment does not match"),
    PROOF_OF_WORK(0x10, HANGS_UP, IGNORES, REJECTS, REJECTS, "block hash is higher than expected max of target"),
    HEADER_TIME(0x10, HANGS_UP, IGNORES, REJECTS, REJECTS, "block timestamp is not after expected"),
    FORM(0x10, HANGS_UP, IGNORES, REJECTS, REJECTS_AND_BANS, "block is not well formed"),
    INPUTS(0x10, HANGS_UP, IGNORES, REJECTS, REJECTS_AND_BANS, "output is unknown or already spent"),
    COINBASE_VALUE(0x10, HANGS_UP, IGNORES, REJECTS, REJECTS_AND_BANS, "coinbase pays more than expected value"),
    SCRIPTS(0x10, HANGS_UP, IGNORES, REJECTS, REJECTS_AND_BANS, "failed to validate input: false stack entry");

    private final int code;
    private final ImmutableMap<Family, Reaction> reactions;
    private final String says;

    Offence(int code, Reaction core, Reaction knots, Reaction btcd, Reaction bcoin, String says) {
        this.code = code;
        this.reactions =
                ImmutableMap.of(Family.CORE, core, Family.KNOTS, knots, Family.BTCD, btcd, Family.BCOIN, bcoin);
        this.says = says;
    }

    /** What a family does about it. */
    public Reaction reactionOf(Family family) {
        return Objects.requireNonNull(reactions.get(family));
    }

    /** The code of a {@code reject} (BIP 61). */
    int code() {
        return code;
    }

    /** What a {@code reject} says of it, but where a family has the words of Bitcoin Core. */
    String says() {
        return says;
    }
}
