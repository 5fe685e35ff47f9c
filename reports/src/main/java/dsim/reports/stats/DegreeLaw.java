package dsim.reports.stats;

/** The law that the degrees of a growing graph follow in the limit of many nodes. */
public interface DegreeLaw {

    /** The least degree there is: the number of links that a newcomer makes. */
    long least();

    /**
     * The share of nodes of that degree.
     *
     * @param degree 0 or more; below the least one the share is 0
     */
    double share(long degree);

    /** The share of nodes of that degree or a higher one. */
    double survival(long degree);
}
