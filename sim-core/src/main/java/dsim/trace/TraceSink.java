package dsim.trace;

/** Listens to a run. It sees every step once, in order, and cannot change the run. */
@FunctionalInterface
public interface TraceSink {

    /**
     * A step happened.
     *
     * @param event valid only during this call: the host uses the same object again. Keep {@link TraceEvent#copy()}.
     */
    void on(TraceEvent event);

    /** Whether it looks at {@link TraceEvent#bytes()}; if nobody does, and nothing else hangs on them, they may be 0. */
    default boolean readsSizes() {
        return true;
    }
}
