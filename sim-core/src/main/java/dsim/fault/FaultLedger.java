package dsim.fault;

import com.google.common.collect.ImmutableList;
import java.util.OptionalLong;

/** What each fault of a run did: one line for each entry of the schedule, in its order. */
public record FaultLedger(ImmutableList<Line> lines) {

    /**
     * What one fault did.
     *
     * @param entry the fault
     * @param armedAtNanos when it came into force; empty if the run ended before
     * @param firedAtNanos when it first changed something; empty if it never did
     * @param touched how many messages or nodes it changed
     * @param did what it did in words, such as {@code cut 41 messages} or {@code crashed p7}
     */
    public record Line(
            FaultSchedule.Entry entry, OptionalLong armedAtNanos, OptionalLong firedAtNanos, long touched, String did) {

        /** Whether it changed nothing although it had to. */
        public boolean isIdle() {
            return touched == 0 && !entry.mayBeIdle();
        }
    }

    /** Whether a fault that had to strike did not: then the run says nothing about it. */
    public boolean isVacuous() {
        return lines.stream().anyMatch(Line::isIdle);
    }
}
