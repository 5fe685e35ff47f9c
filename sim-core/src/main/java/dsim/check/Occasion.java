package dsim.check;

import dsim.trace.TraceEvent;
import dsim.trace.TraceEvent.Kind;
import java.util.Locale;

/** After what an {@link Eventually} is owed. */
public enum Occasion {

    /** The run begins. */
    START_OF_RUN,
    /** A node crashes. */
    CRASH,
    /** A node that crashed comes up again. */
    RESTART,
    /** A node is paused. */
    PAUSE,
    /** A paused node goes on. */
    RESUME,
    /** Any fault begins. */
    FAULT,
    /** A fault that lasts ends, such as a partition that heals. */
    HEAL,
    /** A client acts. */
    ACTION;

    /** Whether a step is such an occasion. */
    public boolean isAt(TraceEvent event) {
        return switch (this) {
            case START_OF_RUN -> false;
            case CRASH -> event.kind() == Kind.CRASH;
            case RESTART -> event.kind() == Kind.START && !event.subject().equals(1);
            case PAUSE -> event.kind() == Kind.PAUSE;
            case RESUME -> event.kind() == Kind.RESUME;
            case FAULT -> event.kind() == Kind.FAULT;
            case HEAL -> event.kind() == Kind.FAULT_END;
            case ACTION -> event.kind() == Kind.ACTION;
        };
    }

    /** As scenario files write it: {@code crash}, {@code start}, ... */
    public String word() {
        return this == START_OF_RUN ? "start" : name().toLowerCase(Locale.ROOT);
    }
}
