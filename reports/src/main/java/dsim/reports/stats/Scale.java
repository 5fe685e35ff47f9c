package dsim.reports.stats;

/** What values are: laws have one form for whole numbers and another for reals. */
public enum Scale {

    /** Whole numbers, such as degrees: a law gives each its probability. */
    DISCRETE,

    /** Reals, such as sizes and times: a law gives a density. */
    CONTINUOUS
}
