package dsim.reports.stats;

/**
 * The Hurwitz zeta function, &zeta;(s, a) = &Sigma; (a + k)<sup>-s</sup> over k from 0, for s above 1 and a from ½ up.
 * It is taken relative to its first term, a<sup>s</sup>&zeta;(s, a), which neither overflows nor vanishes.
 *
 * <p>Source: the Euler-Maclaurin formula, see F. Johansson, <i>Rigorous high-precision computation of the Hurwitz zeta
 * function and its derivatives</i>, Numerical Algorithms 69, 2015. Relative error about 10<sup>-14</sup>.
 */
final class Zeta {

    /** B(2j) / (2j)! for j from 1: Bernoulli's numbers over factorials. */
    private static final double[] BERNOULLI = {
        1.0 / 12,
        -1.0 / 720,
        1.0 / 30240,
        -1.0 / 1209600,
        1.0 / 47900160,
        -691.0 / 1307674368000.0,
        1.0 / 74724249600.0,
        -3617.0 / 10670622842880000.0,
    };

    /** The sum is taken term by term up to a + k = s + this, and by the formula from there on. */
    private static final double FORMULA_FROM = 16;

    /** Terms that are smaller than this share of the first no longer count. */
    private static final double NEGLIGIBLE = 1e-19;

    private final double s;

    /** Of the correction j: Bernoulli's factor times s (s + 1) ... (s + 2j - 2). */
    private final double[] corrections = new double[BERNOULLI.length];

    /**
     * The function at a fixed s.
     *
     * @param s above 1
     */
    Zeta(double s) {
        this.s = s;
        double rising = s;
        for (int j = 0; j < corrections.length; j++) {
            corrections[j] = BERNOULLI[j] * rising;
            rising *= (s + 2 * j + 1) * (s + 2 * j + 2);
        }
    }

    /** a<sup>s</sup>&zeta;(s, a): 1 or more. */
    double relative(double a) {
        double sum = 0;
        double from = a;
        while (from < s + FORMULA_FROM) {
            double term = StrictMath.exp(s * StrictMath.log(a / from));
            sum += term;
            if (term < NEGLIGIBLE) {
                return sum;
            }
            from++;
        }
        double inverse = 1 / from;
        double square = inverse * inverse;
        double series = 0;
        for (int j = corrections.length - 1; j >= 0; j--) {
            series = series * square + corrections[j];
        }
        double rest = from / (s - 1) + 0.5 + series * inverse;
        return from == a ? rest : sum + StrictMath.exp(s * StrictMath.log(a / from)) * rest;
    }

    /**
     * The mean of ln(X/a) and its variance, when X is a + k with a probability that goes as (a + k)<sup>-s</sup>.
     *
     * @param mean positive; falls as s grows
     * @param variance positive
     */
    record LogMoments(double mean, double variance) {}

    /** The moments of ln(X/a): minus the first and plus the second derivative of ln(a<sup>s</sup>&zeta;(s, a)) in s. */
    LogMoments logMoments(double a) {
        double sum = 0;
        double sumOfLogs = 0;
        double sumOfSquares = 0;
        double from = a;
        boolean negligible = false;
        while (from < s + FORMULA_FROM && !negligible) {
            double log = StrictMath.log(from / a);
            double term = StrictMath.exp(-s * log);
            sum += term;
            sumOfLogs += term * log;
            sumOfSquares += term * log * log;
            negligible = term < NEGLIGIBLE * sumOfSquares;
            from++;
        }
        if (!negligible) {
            double value = from / (s - 1) + 0.5;
            double first = -from / ((s - 1) * (s - 1));
            double second = -2 * first / (s - 1);
            double power = 1 / from;
            double harmonic = 1 / s;
            double squares = 1 / (s * s);
            for (int j = 0; j < corrections.length; j++) {
                double term = corrections[j] * power;
                value += term;
                first += term * harmonic;
                second += term * (harmonic * harmonic - squares);
                power /= from * from;
                for (int i = 2 * j + 1; i <= 2 * j + 2; i++) {
                    harmonic += 1 / (s + i);
                    squares += 1 / ((s + i) * (s + i));
                }
            }
            double log = StrictMath.log(from / a);
            double weight = StrictMath.exp(-s * log);
            sum += weight * value;
            sumOfLogs += weight * (log * value - first);
            sumOfSquares += weight * (log * log * value - 2 * log * first + second);
        }
        double mean = sumOfLogs / sum;
        return new LogMoments(mean, sumOfSquares / sum - mean * mean);
    }
}
