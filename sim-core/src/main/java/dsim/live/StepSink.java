package dsim.live;

/** Takes down the steps of the nodes of a host. */
@FunctionalInterface
public interface StepSink {

    /** A node has made a step. Called on the thread of the host. */
    void on(Step step);
}
