package dsim.sim;

/** How events of the same instant and phase are ordered. */
public enum Ties {

    /** By a keyed hash of what the event is: unbiased, and unmoved by events that come or go. */
    KEYED,

    /** By destination, source and order of sending, a node's timers by their value: for stories that people read. */
    CANONICAL
}
