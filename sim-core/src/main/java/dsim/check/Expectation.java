package dsim.check;

import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;

/** Something that a run has to fulfil. One object follows one run. */
public interface Expectation extends TraceSink {

    /** Takes a step into account. */
    @Override
    void on(TraceEvent event);

    /**
     * What came of it.
     *
     * @param endNanos when the run ended
     */
    Verdict verdict(long endNanos);
}
