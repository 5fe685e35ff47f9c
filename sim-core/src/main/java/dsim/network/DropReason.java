package dsim.network;

/** Why a message, or a copy of it, did not arrive. */
public enum DropReason {

    /** The link, or a disturbance, lost it. */
    LOSS("loss"),

    /** Its way was cut. */
    CUT("cut"),

    /** It would have had to wait too long for bandwidth. */
    QUEUE_FULL("queue-full"),

    /** Its receiver was down when it came. This and what follows the network does not know; the host of the nodes says it. */
    DOWN("down"),

    /** No node has that address. */
    NO_SUCH_NODE("no-such-node"),

    /** It is larger than a message may be. */
    OVERSIZE("oversize"),

    /** Its bytes are no message of the receiver's protocol. */
    MALFORMED("malformed"),

    /** Its receiver had closed the conversation. */
    CLOSED("closed");

    private final String text;

    DropReason(String text) {
        this.text = text;
    }

    /** As traces write it. */
    @Override
    public String toString() {
        return text;
    }
}
