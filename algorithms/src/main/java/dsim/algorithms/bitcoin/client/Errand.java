package dsim.algorithms.bitcoin.client;

import dsim.actor.Gone;
import dsim.algorithms.bitcoin.wire.BitcoinMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Version;

/** What a client is after in one conversation. The handshake is over when it begins. */
interface Errand {

    /** What the client says that it offers. */
    long services();

    /** The height of the client's best block, as it says. */
    int startHeight();

    /** Looks at what the peer says of itself, before it is answered: fails the line if that is of no use. */
    default void look(Version theirs) {}

    /** May speak now. */
    void begin(Version theirs);

    /** Something came, other than what the line answers by itself. */
    void onMessage(BitcoinMessage message);

    /** A wait is over in vain. */
    void onSilence(Wait wait);

    /** The peer is gone. */
    void onGone(Gone why);

    /** The peer is of no use. */
    void onFailure(Failure failure, String sentence);
}
