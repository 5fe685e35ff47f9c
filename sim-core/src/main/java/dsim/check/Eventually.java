package dsim.check;

import dsim.trace.TraceEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Eventually: whenever something happens, a condition holds at some instant from then on, within a time. Each occasion is
 * an obligation of its own; the first that is missed is kept. An obligation whose time is not over when the run ends
 * counts as missed only if the time is unlimited.
 */
public final class Eventually implements Expectation {

    private final String name;
    private final Condition condition;
    private final Optional<Duration> within;
    private final Occasion after;
    private final Deque<Long> owed = new ArrayDeque<>();
    private long occasions;
    private long longestNanos;
    private @Nullable Verdict missed;

    /**
     * Expects a condition after each occasion.
     *
     * @param within how long it may take; empty: until the run ends
     */
    public Eventually(String name, Condition condition, Optional<Duration> within, Occasion after) {
        this.name = name;
        this.condition = condition;
        this.within = within;
        this.after = after;
        if (after.isStartOfRun()) {
            owe(0);
        }
    }

    private void owe(long atNanos) {
        owed.add(atNanos);
        occasions++;
    }

    @Override
    public void on(TraceEvent event) {
        if (missed != null) {
            return;
        }
        checkDeadline(event.timeNanos(), Optional.of(event));
        condition.on(event);
        if (after.isAt(event)) {
            owe(event.timeNanos());
        }
        if (!owed.isEmpty() && condition.holds()) {
            longestNanos = Math.max(longestNanos, event.timeNanos() - owed.getFirst());
            owed.clear();
        }
    }

    private void checkDeadline(long nowNanos, Optional<TraceEvent> during) {
        if (missed == null && !owed.isEmpty() && within.isPresent()) {
            long deadline = owed.getFirst() + within.get().toNanos();
            if (nowNanos > deadline) {
                miss(deadline, during);
            }
        }
    }

    private void miss(long atNanos, Optional<TraceEvent> during) {
        missed = new Verdict(
                name,
                false,
                occasions,
                atNanos,
                condition.node(),
                "not within time after the " + after.word() + ": " + condition.says(),
                during.map(TraceEvent::copy));
    }

    @Override
    public Verdict verdict(long endNanos) {
        checkDeadline(endNanos, Optional.empty());
        if (missed == null && !owed.isEmpty() && within.isEmpty()) {
            miss(endNanos, Optional.empty());
        }
        if (missed != null) {
            return missed;
        }
        long decided = occasions - owed.size();
        String says = decided == 0
                ? "it had no occasion"
                : "at the latest " + Duration.ofNanos(longestNanos).toMillis() + " ms after the " + after.word();
        return new Verdict(name, true, decided, endNanos, condition.node(), says, Optional.empty());
    }
}
