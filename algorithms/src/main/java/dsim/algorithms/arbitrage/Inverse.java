package dsim.algorithms.arbitrage;

/** Whether a quote {@code a/b} is a price for going from b to a as well. */
public enum Inverse {

    /**
     * It is, unless b/a is quoted itself: a quote of that is in force, or was once made at the same time as one of a/b. Then each
     * quote prices its own direction only. So a feed that quotes one price for both directions is read as it is meant, and so is
     * one with a price for each: where one of the two is lost, the other is not taken for it.
     */
    UNLESS_QUOTED,

    /** It always is: two quotes of a pair give two prices for each direction, and the better one counts. */
    ALWAYS,

    /** It never is. */
    NEVER
}
