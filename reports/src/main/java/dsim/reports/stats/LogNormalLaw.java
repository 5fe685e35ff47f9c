package dsim.reports.stats;

import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.special.Erf;

/**
 * The tail of a log-normal law, cut off below x<sub>min</sub>. Discrete, it is the continuous law rounded to the nearest
 * whole number: x stands for x - ½ to x + ½.
 *
 * <p>Kept by what the logarithm t = ln(x/bound) follows, e<sup>-slope t - curvature t²/2</sup> from 0 up, where the bound is
 * x<sub>min</sub>, discrete x<sub>min</sub> - ½. So curvature is 1/&sigma;² and slope is (ln bound - &mu;)/&sigma;². A power
 * law is at the border of this family, at curvature 0, where &mu; and &sigma; have no value; it is included, because the
 * likelihood of a good power law has its maximum there.
 */
public final class LogNormalLaw implements TailLaw {

    private static final double LOG_ROOT_2_PI = 0.5 * StrictMath.log(2 * StrictMath.PI);
    private static final double ROOT_2 = StrictMath.sqrt(2);

    /** Gauss-Legendre on [-1, 1], 2 and 5 nodes; those not named are the same with the other sign. */
    private static final double NODE_2 = 1 / StrictMath.sqrt(3);

    private static final double NODE_5_INNER = 0.5384693101056831;
    private static final double NODE_5_OUTER = 0.906179845938664;
    private static final double WEIGHT_5_MIDDLE = 0.5688888888888889;
    private static final double WEIGHT_5_INNER = 0.47862867049936647;
    private static final double WEIGHT_5_OUTER = 0.23692688505618908;

    private final Scale scale;
    private final double xMin;
    private final double bound;
    private final double slope;
    private final double curvature;
    private final double root;
    private final double logNorm;

    /**
     * @param slope of -ln density at the bound, per unit of ln x; positive if curvature is 0
     * @param curvature 1/&sigma;²: 0 or more
     */
    private LogNormalLaw(Scale scale, double xMin, double slope, double curvature) {
        this.scale = scale;
        this.xMin = xMin;
        this.bound = bound(scale, xMin);
        this.slope = slope;
        this.curvature = curvature;
        this.root = StrictMath.sqrt(curvature);
        this.logNorm = curvature > 0 ? logMills(slope / root) - StrictMath.log(root) : -StrictMath.log(slope);
    }

    /**
     * The tail from xMin up of the law whose logarithm has mean mu and standard deviation sigma.
     *
     * @param sigma positive
     * @throws IllegalArgumentException if sigma or xMin is out of range
     */
    public static LogNormalLaw of(Scale scale, double mu, double sigma, double xMin) {
        PowerLaw.checkXMin(scale, xMin);
        if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("sigma is positive, not " + sigma);
        }
        double curvature = 1 / (sigma * sigma);
        return new LogNormalLaw(scale, xMin, (StrictMath.log(bound(scale, xMin)) - mu) * curvature, curvature);
    }

    private static double bound(Scale scale, double xMin) {
        return scale == Scale.DISCRETE ? xMin - 0.5 : xMin;
    }

    /**
     * The law of the greatest likelihood for a tail that has at least two distinct values, by the simplex method of Nelder
     * and Mead from three starts: nearly a power law, half of a bell, a whole bell; and once more from the best. Compared
     * with the best power law at the border of the family.
     */
    static LogNormalLaw fit(Scale scale, Tail tail, double xMin) {
        Likelihood likelihood = new Likelihood(scale, tail, xMin);
        SimplexOptimizer optimizer = new SimplexOptimizer(new SimpleValueChecker(1e-14, 1e-9));
        double[] best = likelihood.climb(optimizer, new double[] {1, -6}, 1);
        for (double[] start : new double[][] {{0.5, -1}, {0, 0}}) {
            double[] at = likelihood.climb(optimizer, start, 1);
            if (likelihood.value(at) > likelihood.value(best)) {
                best = at;
            }
        }
        best = likelihood.climb(optimizer, best, 0.1);
        LogNormalLaw bell = likelihood.lawAt(best);
        LogNormalLaw border = new LogNormalLaw(scale, xMin, likelihood.borderSlope(), 0);
        return likelihood.of(bell) > likelihood.of(border) ? bell : border;
    }

    /**
     * How likely a tail is under the laws of this family. The coordinates: the slope at the mean of the tail's logarithms,
     * as a multiple of a power law's, and the logarithm of the curvature, which is 0 where nothing is cut off.
     */
    private static final class Likelihood implements MultivariateFunction {

        /**
         * Ranges of whole numbers that are narrower than this, relative to the spread of the logarithms, are taken together:
         * there the density is a parabola to one part in 10<sup>10</sup>, whose integrals need sums over the values only.
         */
        private static final double NARROW = 0.002;

        private final Scale scale;
        private final double xMin;
        private final Tail tail;
        private final double mean;
        private final double variance;
        private final double sumOfLogs;

        /** Of each distinct value with a wide range, where the range begins and how wide it is, in ln(x/bound). */
        private final double[] low;

        private final double[] width;

        /** Over the values with narrow ranges: their number, and sums of the middle's powers. */
        private long narrow;

        private double narrowLogWidths;
        private double narrowMiddles;
        private double narrowSquares;

        /** Over the same values: width²/24, times the middle's powers 0, 1 and 2. */
        private final double[] narrowWidths = new double[3];

        Likelihood(Scale scale, Tail tail, double xMin) {
            double bound = bound(scale, xMin);
            this.scale = scale;
            this.xMin = xMin;
            this.tail = tail;
            mean = tail.mean(x -> StrictMath.log(x / bound));
            variance = tail.mean(x -> square(StrictMath.log(x / bound) - mean));
            sumOfLogs = tail.sum(StrictMath::log);
            int wide = 0;
            if (scale == Scale.DISCRETE) {
                double widest = NARROW * StrictMath.min(1, StrictMath.sqrt(variance));
                wide = tail.tally().indexOf(1 / StrictMath.expm1(widest) + 0.5) - tail.from();
            }
            low = new double[Math.max(0, wide)];
            width = new double[low.length];
            if (scale == Scale.DISCRETE) {
                addRanges(bound);
            }
        }

        private void addRanges(double bound) {
            for (int i = 0; i < tail.distinct(); i++) {
                double from = tail.tally().value(tail.from() + i) - 0.5;
                double rangeLow = StrictMath.log(from / bound);
                double rangeWidth = StrictMath.log1p(1 / from);
                if (i < low.length) {
                    low[i] = rangeLow;
                    width[i] = rangeWidth;
                } else {
                    long count = tail.tally().count(tail.from() + i);
                    double middle = rangeLow + rangeWidth / 2;
                    double weight = count * rangeWidth * rangeWidth / 24;
                    narrow += count;
                    narrowLogWidths += count * StrictMath.log(rangeWidth);
                    narrowMiddles += count * middle;
                    narrowSquares += count * middle * middle;
                    narrowWidths[0] += weight;
                    narrowWidths[1] += weight * middle;
                    narrowWidths[2] += weight * middle * middle;
                }
            }
        }

        double[] climb(SimplexOptimizer optimizer, double[] start, double size) {
            return optimizer
                    .optimize(
                            new MaxEval(10_000),
                            new ObjectiveFunction(this),
                            GoalType.MAXIMIZE,
                            new InitialGuess(start),
                            new NelderMeadSimplex(new double[] {0.2 * size, size}))
                    .getPoint();
        }

        @Override
        public double value(double[] at) {
            return of(lawAt(at));
        }

        LogNormalLaw lawAt(double[] at) {
            double curvature = StrictMath.exp(StrictMath.max(-30, StrictMath.min(10, at[1]))) / variance;
            return new LogNormalLaw(scale, xMin, at[0] / mean - curvature * mean, curvature);
        }

        /** The slope of the likeliest power law: of reals the Pareto law, of whole numbers the same one rounded. */
        double borderSlope() {
            double slope = 1 / mean;
            if (scale == Scale.DISCRETE) {
                slope = new BrentOptimizer(1e-12, 1e-14)
                        .optimize(
                                new MaxEval(1000),
                                new UnivariateObjectiveFunction(s -> of(new LogNormalLaw(scale, xMin, s, 0))),
                                GoalType.MAXIMIZE,
                                new SearchInterval(slope / 4, slope * 64, slope))
                        .getPoint();
            }
            return slope;
        }

        double of(LogNormalLaw law) {
            if (scale == Scale.CONTINUOUS) {
                double meanSquare = variance + mean * mean;
                double each = law.slope * mean + law.curvature * meanSquare / 2 + law.logNorm;
                return -tail.n() * each - sumOfLogs;
            }
            double sum = narrowLogWidths
                    - narrow * law.logNorm
                    - law.slope * narrowMiddles
                    - law.curvature * narrowSquares / 2
                    + (law.slope * law.slope - law.curvature) * narrowWidths[0]
                    + 2 * law.slope * law.curvature * narrowWidths[1]
                    + law.curvature * law.curvature * narrowWidths[2];
            for (int i = 0; i < low.length; i++) {
                sum += tail.tally().count(tail.from() + i) * law.logShare(low[i], width[i]);
            }
            return sum;
        }
    }

    /** The mean of ln x if nothing were cut off; minus infinity at the border of the family. */
    public double mu() {
        return StrictMath.log(bound) - slope / curvature;
    }

    /** The standard deviation of ln x if nothing were cut off; infinite at the border of the family. */
    public double sigma() {
        return 1 / root;
    }

    @Override
    public String name() {
        return "log-normal";
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
    public double survival(double x) {
        double lowest = scale == Scale.DISCRETE ? x - 0.5 : x;
        return survivalFrom(StrictMath.log(lowest / bound));
    }

    @Override
    public double logLikelihood(double x) {
        if (scale == Scale.CONTINUOUS) {
            return -exponent(StrictMath.log(x / bound)) - logNorm - StrictMath.log(x);
        }
        return logShare(StrictMath.log((x - 0.5) / bound), StrictMath.log1p(1 / (x - 0.5)));
    }

    private double exponent(double t) {
        return t * (slope + curvature * t / 2);
    }

    /** The probability that ln(x/bound) is t or more. */
    private double survivalFrom(double t) {
        if (curvature == 0) {
            return StrictMath.exp(-slope * t);
        }
        return StrictMath.exp(logMills(slope / root + root * t) - StrictMath.log(root) - exponent(t) - logNorm);
    }

    /**
     * The logarithm of the probability that ln(x/bound) is within a range: by quadrature where the density hardly changes
     * over the range, else by a difference of tails, of the tail that is the smaller one.
     */
    private double logShare(double low, double width) {
        double steepness = width
                * StrictMath.max(
                        StrictMath.abs(slope + curvature * low), StrictMath.abs(slope + curvature * (low + width)));
        if (steepness < 1 && root * width < 1) {
            double half = width / 2;
            double middle = low + half;
            double atMiddle = exponent(middle);
            double relative = steepness < 0.02 && root * width < 0.02
                    ? pair(middle, half * NODE_2, atMiddle)
                    : WEIGHT_5_MIDDLE
                            + WEIGHT_5_INNER * pair(middle, half * NODE_5_INNER, atMiddle)
                            + WEIGHT_5_OUTER * pair(middle, half * NODE_5_OUTER, atMiddle);
            return StrictMath.log(relative * half) - atMiddle - logNorm;
        }
        if (curvature == 0) {
            return -slope * low + StrictMath.log(-StrictMath.expm1(-slope * width));
        }
        double from = slope / root + root * low;
        double to = from + root * width;
        if (from >= 0) {
            double logFrom = logMills(from) - exponent(low);
            double logTo = logMills(to) - exponent(low + width);
            return logDifference(logFrom, logTo) - StrictMath.log(root) - logNorm;
        }
        double logAll = logUpperTail(slope / root);
        return to <= 0
                ? logDifference(logUpperTail(-to), logUpperTail(-from)) - logAll
                : StrictMath.log1p(-StrictMath.exp(logUpperTail(-from)) - StrictMath.exp(logUpperTail(to))) - logAll;
    }

    /** The sum of the density at two places, relative to the one in the middle between them. */
    private double pair(double middle, double distance, double atMiddle) {
        return StrictMath.exp(atMiddle - exponent(middle - distance))
                + StrictMath.exp(atMiddle - exponent(middle + distance));
    }

    /** ln(e^large - e^small). */
    private static double logDifference(double large, double small) {
        return large + StrictMath.log(-StrictMath.expm1(small - large));
    }

    /** The logarithm of the probability that a standard normal number is z or more. */
    private static double logUpperTail(double z) {
        return logMills(z) - z * z / 2 - LOG_ROOT_2_PI;
    }

    /** The logarithm of Mills' ratio: the upper tail of the standard normal law over its density. */
    static double logMills(double z) {
        if (z < 4) {
            return StrictMath.log(Erf.erfc(z / ROOT_2) / 2) + z * z / 2 + LOG_ROOT_2_PI;
        }
        // Laplace's continued fraction, z + 1/(z + 2/(z + 3/(z + ...))); 40 levels suffice from z = 4 on.
        double fraction = z;
        for (int k = 40; k > 0; k--) {
            fraction = z + k / fraction;
        }
        return -StrictMath.log(fraction);
    }

    private static double square(double x) {
        return x * x;
    }

    @Override
    public String toString() {
        return "log-normal of mu " + mu() + " and sigma " + sigma() + " from " + xMin + " up";
    }
}
