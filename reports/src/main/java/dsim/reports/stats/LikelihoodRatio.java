package dsim.reports.stats;

import org.apache.commons.math3.special.Erf;

/**
 * Two laws compared by how likely they make the same values.
 *
 * <p>Source: Q. H. Vuong, <i>Likelihood Ratio Tests for Model Selection and Non-Nested Hypotheses</i>, Econometrica 57(2),
 * 1989, as in appendix C of Clauset, Shalizi and Newman (2009).
 *
 * @param alternative what the power law is compared with
 * @param ratio R, the sum of ln(p<sub>power law</sub>/p<sub>alternative</sub>) over the values: positive where the power
 *     law is likelier
 * @param z R divided by its standard deviation &sigma;&radic;n; 0 if both laws are the same on the values
 * @param p how likely a ratio of that size is, with either sign, if both laws are equally far from the truth: 0 to 1. Below
 *     0.1 the sign of R is to be trusted.
 */
public record LikelihoodRatio(TailLaw alternative, double ratio, double z, double p) {

    /** Below this p the sign of a ratio is to be trusted (Clauset, Shalizi, Newman, section 5.1). */
    public static final double TRUSTED_BELOW = 0.1;

    /** Where logarithms of likelihoods differ by less, value by value, they differ by what was rounded. */
    private static final double ROUNDED = 1e-12;

    /** Compares a power law with another law of the same scale and x<sub>min</sub>, on the values from there up. */
    static LikelihoodRatio of(Tail tail, PowerLaw law, TailLaw alternative) {
        double n = tail.n();
        double mean = tail.mean(x -> law.logLikelihood(x) - alternative.logLikelihood(x));
        double variance = tail.mean(x -> {
            double deviation = law.logLikelihood(x) - alternative.logLikelihood(x) - mean;
            return deviation * deviation;
        });
        double z = variance > ROUNDED * ROUNDED ? mean * StrictMath.sqrt(n / variance) : 0;
        return new LikelihoodRatio(alternative, n * mean, z, Erf.erfc(StrictMath.abs(z) / StrictMath.sqrt(2)));
    }

    /** Whether the power law is likelier, and by so much that it is not chance. */
    public boolean favoursPowerLaw() {
        return z > 0 && p < TRUSTED_BELOW;
    }

    /** Whether the alternative is likelier, and by so much that it is not chance. */
    public boolean favoursAlternative() {
        return z < 0 && p < TRUSTED_BELOW;
    }
}
