package dsim.reports.stats;

/**
 * An exponential tail: p(x) goes as e<sup>-&lambda;x</sup> from x<sub>min</sub> up. Discrete, it is the geometric law.
 *
 * @param rate &lambda;, per unit of x: positive
 */
public record ExponentialLaw(Scale scale, double rate, double xMin) implements TailLaw {

    /**
     * @throws IllegalArgumentException if the rate is not positive
     */
    public ExponentialLaw {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("a rate is positive, not " + rate);
        }
    }

    /** The law of the greatest likelihood for a tail that has at least two distinct values: a closed form. */
    static ExponentialLaw fit(Scale scale, Tail tail, double xMin) {
        double excess = tail.mean(x -> x - xMin);
        return new ExponentialLaw(scale, scale == Scale.DISCRETE ? StrictMath.log1p(1 / excess) : 1 / excess, xMin);
    }

    @Override
    public String name() {
        return "exponential";
    }

    @Override
    public double logLikelihood(double x) {
        double first = scale == Scale.DISCRETE ? -StrictMath.expm1(-rate) : rate;
        return StrictMath.log(first) - rate * (x - xMin);
    }

    @Override
    public double survival(double x) {
        return StrictMath.exp(-rate * (x - xMin));
    }
}
