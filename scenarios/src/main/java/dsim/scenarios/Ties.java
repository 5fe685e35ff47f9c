package dsim.scenarios;

/** How events of one instant are ordered. */
public enum Ties {
    /** By a hash of the seed and what the event is: without bias, and unmoved by what else happens. */
    KEYED,
    /** By phase, destination, source and number: for golden stories. */
    CANONICAL
}
