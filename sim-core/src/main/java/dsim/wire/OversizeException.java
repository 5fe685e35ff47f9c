package dsim.wire;

/** A message that is too large to travel: its frame would be longer than the wire allows. */
public final class OversizeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** What is too large, with its size and the limit. */
    public OversizeException(String message) {
        super(message);
    }
}
