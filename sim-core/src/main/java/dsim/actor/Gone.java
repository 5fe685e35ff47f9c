package dsim.actor;

/** How a stream ended, or why there is none. */
public enum Gone {

    /** Nobody listens there, or the node is down. */
    REFUSED,

    /** The other side closed after what it had sent. */
    CLOSED,

    /** The other side crashed or broke off. */
    RESET,

    /** Nothing came through for longer than the wire waits. */
    TIMED_OUT,

    /** The host name means nothing. */
    UNRESOLVED,

    /** What came in was no message; the conversation was ended. */
    MALFORMED
}
