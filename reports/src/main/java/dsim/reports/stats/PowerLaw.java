package dsim.reports.stats;

/**
 * A power law: p(x) goes as x<sup>-&alpha;</sup> from x<sub>min</sub> up. Discrete, it is normed by the Hurwitz zeta
 * function; continuous, it is the Pareto law.
 *
 * <p>Source: A. Clauset, C. R. Shalizi, M. E. J. Newman, <i>Power-Law Distributions in Empirical Data</i>, SIAM Review
 * 51(4), 2009, section 2 and appendix B.
 */
public final class PowerLaw implements TailLaw {

    private static final int STEPS_MAX = 200;
    private static final double STEP_DONE = 1e-13;

    /** Where the search for very rare values ends, in laws that have no mean. */
    private static final double LARGEST = 1e300;

    private final Scale scale;
    private final double alpha;
    private final double xMin;
    private final Zeta zeta;
    private final double norm;

    /**
     * The law of that exponent.
     *
     * @param alpha above 1
     * @param xMin positive; of a discrete law a whole number from 1 up
     * @throws IllegalArgumentException if one is out of range
     */
    public PowerLaw(Scale scale, double alpha, double xMin) {
        if (!(alpha > 1 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("an exponent is above 1, not " + alpha);
        }
        checkXMin(scale, xMin);
        this.scale = scale;
        this.alpha = alpha;
        this.xMin = xMin;
        this.zeta = new Zeta(alpha);
        this.norm = scale == Scale.DISCRETE ? zeta.relative(xMin) : xMin / (alpha - 1);
    }

    static void checkXMin(Scale scale, double xMin) {
        boolean inRange = scale == Scale.DISCRETE ? xMin >= 1 && xMin == StrictMath.rint(xMin) : xMin > 0;
        if (!inRange || xMin == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    scale == Scale.DISCRETE
                            ? "x_min of a discrete law is a whole number from 1 up, not " + xMin
                            : "x_min is a positive number, not " + xMin);
        }
    }

    /**
     * The law that maximises the likelihood. Exact: discrete, the root of the likelihood's derivative and not an
     * approximation by the continuous estimator.
     *
     * @param meanLogRatio the mean of ln(x/x<sub>min</sub>) over the values from x<sub>min</sub> up: positive
     * @throws IllegalArgumentException if the mean is not positive (then all values are x<sub>min</sub>), or x<sub>min</sub>
     *     is out of range
     */
    public static PowerLaw likeliest(Scale scale, double meanLogRatio, double xMin) {
        checkXMin(scale, xMin);
        if (!(meanLogRatio > 0 && meanLogRatio < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the mean of ln(x/x_min) is positive, not " + meanLogRatio);
        }
        double alpha = scale == Scale.DISCRETE ? discreteAlpha(meanLogRatio, xMin) : 1 + 1 / meanLogRatio;
        return new PowerLaw(scale, alpha, xMin);
    }

    /**
     * Newton's method on ln(mean of the law) against ln(&alpha; - 1): there the curve is straight where the law is close to
     * a continuous one, and it bends in one direction only, so that no root is lost if a step is at most 1.
     */
    private static double discreteAlpha(double meanLogRatio, double xMin) {
        double wanted = StrictMath.log(meanLogRatio);
        double logExcess = -StrictMath.log(meanLogRatio - StrictMath.log1p(-0.5 / xMin));
        for (int step = 0; step < STEPS_MAX; step++) {
            double excess = StrictMath.exp(logExcess);
            Zeta.LogMoments moments = new Zeta(1 + excess).logMoments(xMin);
            double slope = -excess * moments.variance() / moments.mean();
            double move = (wanted - StrictMath.log(moments.mean())) / slope;
            logExcess += StrictMath.max(-1, StrictMath.min(1, move));
            if (StrictMath.abs(move) < STEP_DONE) {
                return 1 + StrictMath.exp(logExcess);
            }
        }
        throw new AssertionError("no exponent found for mean ln(x/x_min) " + meanLogRatio + " at x_min " + xMin);
    }

    /** The exponent: above 1. */
    public double alpha() {
        return alpha;
    }

    @Override
    public String name() {
        return "power law";
    }

    @Override
    public Scale scale() {
        return scale;
    }

    @Override
    public double xMin() {
        return xMin;
    }

    @Override
    public double logLikelihood(double x) {
        return -alpha * StrictMath.log(x / xMin) - StrictMath.log(norm);
    }

    @Override
    public double survival(double x) {
        double ratio = StrictMath.log(xMin / x);
        return scale == Scale.DISCRETE
                ? StrictMath.exp(alpha * ratio) * (zeta.relative(x) / norm)
                : StrictMath.exp((alpha - 1) * ratio);
    }

    /**
     * The largest value that this share of all values reaches: a random number of this law when the share is one of the
     * uniform law.
     *
     * @param share above 0, up to 1
     */
    double reachedBy(double share) {
        if (scale == Scale.CONTINUOUS) {
            return xMin * StrictMath.exp(-StrictMath.log(share) / (alpha - 1));
        }
        double reached = xMin;
        double beyond = 2 * xMin;
        while (beyond < LARGEST && survival(beyond) >= share) {
            reached = beyond;
            beyond *= 2;
        }
        while (true) {
            double middle = StrictMath.floor(reached + (beyond - reached) / 2);
            if (middle <= reached || middle >= beyond) {
                return reached;
            } else if (survival(middle) >= share) {
                reached = middle;
            } else {
                beyond = middle;
            }
        }
    }

    /** The variance of ln x under this law: what the exact standard error of the discrete estimator is made of. */
    double logVariance() {
        return scale == Scale.DISCRETE ? zeta.logMoments(xMin).variance() : 1 / ((alpha - 1) * (alpha - 1));
    }

    @Override
    public String toString() {
        return "power law of exponent " + alpha + " from " + xMin + " up";
    }
}
