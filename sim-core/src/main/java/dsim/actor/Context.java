package dsim.actor;

import dsim.random.Rng;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a node can do and know. The host gives it to the actor's constructor, once per life of the node.
 *
 * <p>Not thread safe: used only inside the handlers of its own actor.
 *
 * @param <M> the messages of the algorithm
 * @param <T> the timers of the algorithm
 */
public interface Context<M, T> {

    /** The address under which this node can be reached. */
    Address self();

    /** This node's own clock. It may be wrong, drift, or be set. */
    Instant now();

    /** How long this node has been up by its monotonic clock, which drifts but never jumps. */
    Duration uptime();

    /**
     * This node's own stream of chance for a purpose. The same name gives the same stream, which goes on where it was.
     *
     * @param purpose names the stream, such as {@code "probe"}; draws for one purpose never move those for another
     */
    Rng random(String purpose);

    /**
     * Sends a message, with no promise. On a stream wire it opens a conversation if none is open.
     *
     * @throws IllegalArgumentException if the message's type is not made of immutable values
     */
    void send(Address to, M message);

    /** Ends the stream to a peer after what was sent. Does nothing if there is none. */
    void close(Address peer);

    /**
     * Sets a timer. A timer is a value: setting an equal one again replaces it. A crash forgets all timers.
     *
     * @param delay from now, by this node's monotonic clock; not negative
     * @throws IllegalArgumentException if the delay is negative
     */
    void setTimer(T timer, Duration delay);

    /** Takes a timer back. Does nothing if it is not set. */
    void cancelTimer(T timer);

    /**
     * Sets this node's clock forward, or back with a negative amount. Timers and {@link #uptime()} are not moved.
     */
    void adjustClock(Duration by);

    /**
     * Keeps a state that survives a crash, in place of the one kept before.
     *
     * @throws IllegalArgumentException if the state's type is not made of immutable values
     */
    void persist(Object state);

    /** What was persisted last before this life of the node, unless it was lost with the crash. */
    Optional<Object> recovered();

    /** Tells an observation to metrics and checks. It has no effect on the run. */
    void note(Fact fact);
}
