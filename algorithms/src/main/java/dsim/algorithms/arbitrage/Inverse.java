package dsim.algorithms.arbitrage;

/** Whether a quote {@code a/b} is a price for going from b to a as well. */
public enum Inverse {

    /**
     * It is, unless b/a is quoted itself and that quote is in force: then each quote prices its own direction. So a feed that
     * quotes one price for both directions is read as it is meant, and so is a table with a price for each.
     */
    UNLESS_QUOTED,

    /** It always is: two quotes of a pair give two prices for each direction, and the better one counts. */
    ALWAYS,

    /** It never is. */
    NEVER
}
