package dsim.network;

/** Why a message, or a copy of it, did not arrive. */
public enum DropReason {

    /** The link, or a disturbance, lost it. */
    LOSS("loss"),

    /** Its way was cut. */
    CUT("cut"),

    /** It would have had to wait too long for bandwidth. */
    QUEUE_FULL("queue-full"),

    /** Its receiver was down when it came. This and what follows is said by hosts; the network does not know it. */
    DOWN("down"),

    /** Nobody has that address. */
    NO_SUCH_NODE("no-such-node"),

    /** It is larger than a frame may be. */
    OVERSIZE("oversize"),

    /** What came in is no message. */
    MALFORMED("malformed"),

    /** Its conversation had ended when it came. */
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
