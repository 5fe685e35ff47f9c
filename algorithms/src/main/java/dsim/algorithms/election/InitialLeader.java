package dsim.algorithms.election;

/** Whom a process takes for its leader when it comes up for the first time. After a crash it knows none. */
public enum InitialLeader {

    /** Nobody. */
    NONE,

    /** The highest of the electorate, itself included, as if an election had just ended. */
    HIGHEST
}
