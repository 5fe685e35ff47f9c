package dsim.algorithms.bitcoin.wire;

/** Why bytes are no message of a network. */
public enum Garbling {

    /** They begin with the magic of another network. Nothing that follows makes sense. */
    OTHER_NETWORK,

    /** They begin with no magic at all: another protocol, or an encrypted handshake (BIP 324). Nothing that follows makes sense. */
    NO_MAGIC,

    /** The head announces more bytes than a message may have. Nothing that follows makes sense. */
    OVERSIZE,

    /** The payload is not that of the checksum. What follows is another message. */
    WRONG_CHECKSUM,

    /** The payload is not what its command says. What follows is another message. */
    BROKEN_PAYLOAD;

    /** Whether it can be told where the next message begins. */
    public boolean mayGoOn() {
        return this == WRONG_CHECKSUM || this == BROKEN_PAYLOAD;
    }
}
