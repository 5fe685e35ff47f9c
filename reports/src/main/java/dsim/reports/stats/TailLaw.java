package dsim.reports.stats;

/** A probability law of the values from some x<sub>min</sub> up. */
public sealed interface TailLaw permits PowerLaw, ExponentialLaw, LogNormalLaw {

    /** What the law is called, such as {@code exponential}. */
    String name();

    /** Whether the law is of whole numbers or of reals. */
    Scale scale();

    /** The least value that the law is of. */
    double xMin();

    /**
     * The logarithm of the probability of a whole number, or of the density at a real.
     *
     * @param x from x<sub>min</sub> up
     */
    double logLikelihood(double x);

    /**
     * The probability of that value or a larger one: 1 at x<sub>min</sub>.
     *
     * @param x from x<sub>min</sub> up
     */
    double survival(double x);
}
