package dsim.algorithms.election;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.check.Condition;
import dsim.trace.TraceEvent;
import java.time.Duration;
import java.util.Locale;

/**
 * No two nodes that are up lead at once: {@code at-most-one-leader}. No handover by messages is instantaneous (the one who
 * takes over announces itself, and the old leader learns of it one message later), so an overlap is granted up to a bound.
 */
public final class AtMostOneLeader implements Condition {

    private static final double NANOS = 1e9;

    private final Leadership leadership = new Leadership();
    private final long handoverNanos;
    private long nowNanos;

    /**
     * Follows a run from its beginning.
     *
     * @param handover how long two may lead while one hands over to the other; zero grants nothing
     * @throws IllegalArgumentException if it is negative
     */
    public AtMostOneLeader(Duration handover) {
        if (handover.isNegative()) {
            throw new IllegalArgumentException("a handover takes no negative time, not " + handover);
        }
        this.handoverNanos = handover.toNanos();
    }

    @Override
    public void on(TraceEvent event) {
        nowNanos = event.timeNanos();
        leadership.on(event);
    }

    @Override
    public boolean holds() {
        return leadership.leadingSinceNanos().size() < 2 || nowNanos - overlapSinceNanos() <= handoverNanos;
    }

    @Override
    public String says() {
        ImmutableList<Address> leaders = leadership.holders();
        return switch (leaders.size()) {
            case 0 -> "no node leads";
            case 1 -> leadership.name(leaders.get(0)) + " leads alone";
            default ->
                String.format(
                        Locale.ROOT,
                        "%s and %s both lead since %.3f s, and a handover may take %.3f s",
                        leadership.name(leaders.get(0)),
                        leadership.name(leaders.get(1)),
                        overlapSinceNanos() / NANOS,
                        handoverNanos / NANOS);
        };
    }

    @Override
    public Address node() {
        ImmutableList<Address> leaders = leadership.holders();
        return leaders.size() < 2 ? TraceEvent.nobody() : leaders.get(1);
    }

    /** The two who have led longest lead together since the second of them began. */
    private long overlapSinceNanos() {
        return ImmutableList.copyOf(leadership.leadingSinceNanos().values()).get(1);
    }
}
