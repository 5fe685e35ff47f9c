package dsim.shape;

/** Bytes that are no message. Whoever reads a wire counts them, tells them and drops them; an actor never sees them. */
public final class MalformedMessageException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * Says what is wrong.
     *
     * @param message a clause without a full stop that names the place, such as {@code "tag 7 where Ballot has 3 kinds"}
     */
    public MalformedMessageException(String message) {
        super(message);
    }

    /** Says what is wrong, and what it came from. */
    public MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
