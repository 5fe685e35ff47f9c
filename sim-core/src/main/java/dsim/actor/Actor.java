package dsim.actor;

/**
 * One node's part in a distributed algorithm: plain sequential code that is told what happens and answers through its
 * {@link Context}.
 *
 * <p>The host calls one method at a time and never re-enters: what a handler sends, even to itself, arrives later. An
 * actor reaches no clock, chance, thread, socket, file or static state except through its context; that is what makes a
 * run repeatable.
 *
 * @param <M> what nodes say to each other: a sealed interface of records
 * @param <T> what a node waits for: an enum, or sealed records
 */
public interface Actor<M, T> {

    /** The node is up. Called once, before anything else, also after each restart. */
    void onStart();

    /**
     * A message came in. On a datagram wire it may be late, doubled or out of order; on a stream it comes in the order
     * in which it was sent.
     *
     * @param from who sent it; an answer goes there
     * @param message what was said
     */
    void onMessage(Address from, M message);

    /**
     * A timer of that value ran out.
     *
     * @param timer the value that was given to {@link Context#setTimer}
     */
    void onTimer(T timer);

    /**
     * A stream to or from a peer ended, or could not be had. Never called on a datagram wire.
     *
     * @param peer the other side
     * @param why how it ended
     */
    default void onGone(Address peer, Gone why) {}
}
