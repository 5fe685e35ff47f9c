package dsim.fault;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Optional;

/** The faults of a run, in the order in which they were written. They may overlap. */
public record FaultSchedule(ImmutableList<Entry> entries) {

    /**
     * One fault with its time.
     *
     * @param at true virtual time since the run began
     * @param lasting how long it lasts; empty: to the end of the run, or an instant
     * @param fault what goes wrong
     * @param mayBeIdle whether it may strike nothing without making the run vacuous
     * @param text the fault as its author wrote it, for ledger and log
     */
    public record Entry(Duration at, Optional<Duration> lasting, Fault fault, boolean mayBeIdle, String text) {

        /** Refuses a time before the run, and a duration that is not positive. */
        public Entry {
            if (at.isNegative()) {
                throw new IllegalArgumentException("a fault cannot begin before the run: " + at);
            }
            if (lasting.isPresent()
                    && (lasting.get().isNegative() || lasting.get().isZero())) {
                throw new IllegalArgumentException("a fault lasts longer than nothing: " + lasting.get());
            }
        }
    }

    /** Nothing goes wrong. */
    public static FaultSchedule none() {
        return new FaultSchedule(ImmutableList.of());
    }
}
