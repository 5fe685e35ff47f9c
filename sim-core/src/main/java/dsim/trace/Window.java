package dsim.trace;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** Keeps the steps of a stretch of a run. */
public final class Window implements TraceSink {

    private final long after;
    private final long upTo;
    private final List<TraceEvent> kept = new ArrayList<>();

    /**
     * A window on some steps.
     *
     * @param after the step before the first that is kept, counted from 1; 0 keeps from the beginning
     * @param upTo the last that is kept
     */
    public Window(long after, long upTo) {
        this.after = after;
        this.upTo = upTo;
    }

    @Override
    public void on(TraceEvent event) {
        if (event.index() > after && event.index() <= upTo) {
            kept.add(event.copy());
        }
    }

    /** The steps kept so far, in order. */
    public ImmutableList<TraceEvent> steps() {
        return ImmutableList.copyOf(kept);
    }
}
