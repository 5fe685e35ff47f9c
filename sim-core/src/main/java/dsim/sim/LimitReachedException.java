package dsim.sim;

import java.time.Duration;

/** A run was stopped because it reached one of its {@link Limits}. */
public final class LimitReachedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long timeNanos;

    LimitReachedException(String sentence, long timeNanos) {
        super(sentence);
        this.timeNanos = timeNanos;
    }

    /** When, in virtual time. */
    public Duration at() {
        return Duration.ofNanos(timeNanos);
    }
}
