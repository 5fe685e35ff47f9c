package dsim.check;

import dsim.actor.Address;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;

/**
 * Something that is true or false of a run at each instant, kept up to date from facts and host events. One object follows
 * one run.
 */
public interface Condition extends TraceSink {

    /** Takes a step into account. */
    @Override
    void on(TraceEvent event);

    /** Whether it is true now, after the steps seen so far. */
    boolean holds();

    /**
     * The present state in a sentence that begins with a node or a count and names what decides, such as {@code "p3 and p7
     * both lead"}. No full stop.
     */
    String says();

    /** The node that the sentence is about, or {@link TraceEvent#nobody()}. */
    default Address node() {
        return TraceEvent.nobody();
    }
}
