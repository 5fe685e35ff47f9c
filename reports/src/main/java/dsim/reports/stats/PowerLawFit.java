package dsim.reports.stats;

/**
 * A power law fitted to the upper part of a tally.
 *
 * <p>Source: A. Clauset, C. R. Shalizi, M. E. J. Newman, <i>Power-Law Distributions in Empirical Data</i>, SIAM Review
 * 51(4), 2009, section 3: exact maximum likelihood for the exponent, the smallest distance of Kolmogorov and Smirnov for
 * x<sub>min</sub>.
 *
 * @param law the likeliest power law of the values from its x<sub>min</sub> up
 * @param n how many values there are in all, zeros included
 * @param tail how many of them are x<sub>min</sub> or larger
 * @param distance D, of Kolmogorov and Smirnov, between these and the law: the largest difference of the two distribution
 *     functions anywhere, 0 to 1
 */
public record PowerLawFit(PowerLaw law, long n, long tail, double distance) {

    /**
     * The fit from the best x<sub>min</sub> up. Each distinct value but the largest is a candidate; there is no limit to
     * their number.
     *
     * @throws IllegalArgumentException if there are no two distinct positive values, or the scale is discrete and a value
     *     is not whole
     */
    public static PowerLawFit of(Scale scale, Tally tally) {
        return of(tally, new XMinSearch(scale, tally).best());
    }

    /**
     * The fit from a given x<sub>min</sub> up.
     *
     * @param xMin positive; of a discrete scale a whole number
     * @throws IllegalArgumentException if xMin is out of range, there are no two distinct values from it up, or the scale
     *     is discrete and a value is not whole
     */
    public static PowerLawFit from(Scale scale, Tally tally, double xMin) {
        PowerLaw.checkXMin(scale, xMin);
        return of(tally, new XMinSearch(scale, tally).at(xMin));
    }

    private static PowerLawFit of(Tally tally, XMinSearch.Candidate candidate) {
        return new PowerLawFit(candidate.law(), tally.n(), candidate.tail(), candidate.distance());
    }

    /** The exponent. */
    public double alpha() {
        return law.alpha();
    }

    /** From where up the law holds. */
    public double xMin() {
        return law.xMin();
    }

    /** (&alpha; - 1)/&radic;tail: exact for reals, and the one that is shown for whole numbers too (equation 3.2). */
    public double standardError() {
        return (law.alpha() - 1) / StrictMath.sqrt((double) tail);
    }

    /** The standard error from the curvature of the exact likelihood, of whole numbers by the zeta function (3.6). */
    public double exactStandardError() {
        return 1 / StrictMath.sqrt(tail * law.logVariance());
    }
}
