package dsim.live;

/** An address on which a node should listen cannot be had. The message is a sentence about it, without a full stop. */
public final class EndpointException extends Exception {

    private static final long serialVersionUID = 1;

    EndpointException(String message) {
        super(message);
    }

    EndpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
