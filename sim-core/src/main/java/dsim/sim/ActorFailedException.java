package dsim.sim;

import dsim.actor.Address;
import java.time.Duration;

/** An actor threw: the run ends there. The cause is what it threw. */
public final class ActorFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Address node;
    private final long timeNanos;
    private final transient Object during;

    ActorFailedException(Address node, long timeNanos, Object during, Throwable cause) {
        super("the actor of " + node.host() + " threw " + cause + " while it handled " + during, cause);
        this.node = node;
        this.timeNanos = timeNanos;
        this.during = during;
    }

    /** Whose actor. */
    public Address node() {
        return node;
    }

    /** When, in virtual time. */
    public Duration at() {
        return Duration.ofNanos(timeNanos);
    }

    /** The message or timer that it handled. */
    public Object during() {
        return during;
    }
}
