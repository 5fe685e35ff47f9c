package dsim.reports.stats;

import dsim.random.Rng;
import org.apache.commons.math3.special.Gamma;

/**
 * Random numbers of the binomial law: how many of n trials succeed.
 *
 * <p>Source: W. H&ouml;rmann, <i>The Generation of Binomial Random Variates</i>, J. Statistical Computation and Simulation
 * 46, 1993, algorithm BTRS (transformed rejection), for 10 expected successes or more; below that by inversion.
 */
final class Binomial {

    private static final double INVERSION_BELOW = 10;

    private Binomial() {}

    /**
     * One number. How many draws it takes depends on the numbers drawn.
     *
     * @param n 0 or more
     * @param p 0 to 1
     */
    static long draw(Rng rng, long n, double p) {
        if (p > 0.5) {
            return n - draw(rng, n, 1 - p);
        } else if (n * p < INVERSION_BELOW) {
            return byInversion(rng, n, p);
        } else {
            return byRejection(rng, n, p);
        }
    }

    private static long byInversion(Rng rng, long n, double p) {
        double odds = p / (1 - p);
        double probability = StrictMath.exp(n * StrictMath.log1p(-p));
        double left = rng.nextDouble();
        long successes = 0;
        while (left >= probability && successes < n) {
            left -= probability;
            successes++;
            probability *= odds * (n - successes + 1) / successes;
        }
        return successes;
    }

    private static long byRejection(Rng rng, long n, double p) {
        double deviation = StrictMath.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double centre = n * p + 0.5;
        double surelyAccepted = 0.92 - 4.2 / b;
        while (true) {
            double v = rng.nextDouble();
            double u = rng.nextDouble() - 0.5;
            double edge = 0.5 - StrictMath.abs(u);
            double k = StrictMath.floor((2 * a / edge + b) * u + centre);
            if (edge >= 0.07 && v <= surelyAccepted) {
                return (long) k;
            } else if (k >= 0 && k <= n) {
                double mode = StrictMath.floor((n + 1) * p);
                double height = v * (2.83 + 5.1 / b) * deviation / (a / (edge * edge) + b);
                double logRatio = Gamma.logGamma(mode + 1)
                        + Gamma.logGamma(n - mode + 1)
                        - Gamma.logGamma(k + 1)
                        - Gamma.logGamma(n - k + 1)
                        + (k - mode) * StrictMath.log(p / (1 - p));
                if (StrictMath.log(height) <= logRatio) {
                    return (long) k;
                }
            }
        }
    }
}
