package dsim.algorithms.election;

import dsim.algorithms.election.ElectionFact.ElectionRestarted;
import dsim.algorithms.election.ElectionFact.ElectionStarted;
import dsim.algorithms.election.ElectionFact.LeaderLost;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.LongSummaryStatistics;

/**
 * The times without an agreed leader that an election ends: each from the first process that misses its leader or holds an
 * election until all agree. Elections that several processes hold meanwhile belong to the same episode.
 */
final class Episodes implements TraceSink {

    private final Leadership leadership = new Leadership();
    private final LongSummaryStatistics endedNanos = new LongSummaryStatistics();
    private long begun;
    private long started;
    private long restarted;
    private long sinceNanos;
    private boolean open;

    @Override
    public void on(TraceEvent event) {
        leadership.on(event);
        if (event.kind() == TraceEvent.Kind.NOTE) {
            onFact(event);
        }
        if (open && leadership.isAgreed()) {
            open = false;
            endedNanos.accept(event.timeNanos() - sinceNanos);
        }
    }

    private void onFact(TraceEvent event) {
        started += event.subject() instanceof ElectionStarted ? 1 : 0;
        restarted += event.subject() instanceof ElectionRestarted ? 1 : 0;
        if (!open && (event.subject() instanceof LeaderLost || event.subject() instanceof ElectionStarted)) {
            open = true;
            begun++;
            sinceNanos = event.timeNanos();
        }
    }

    /** How many began. */
    long begun() {
        return begun;
    }

    /** How many elections single processes held, not counting those held again. */
    long started() {
        return started;
    }

    /** How many elections single processes held again. */
    long restarted() {
        return restarted;
    }

    /** How long those took that ended, in nanoseconds. */
    LongSummaryStatistics endedNanos() {
        return endedNanos;
    }
}
