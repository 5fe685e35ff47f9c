package dsim.network;

/** Why a message, or a copy of it, did not arrive. */
public enum DropReason {

    /** The link, or a disturbance, lost it. */
    LOSS("loss"),

    /** Its way was cut. */
    CUT("cut"),

    /** It would have had to wait too long for bandwidth. */
    QUEUE_FULL("queue-full"),

    /** Its receiver was down when it came. The network does not know that; the host of the node says it. */
    DOWN("down");

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
