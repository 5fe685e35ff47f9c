package dsim.reports.stats;

/**
 * Two settings compared under common random numbers: run i of both had the same seed, so that most of chance drops out of
 * the difference. Source: A. M. Law, <i>Simulation Modeling and Analysis</i>, sections 10.2.1 and 11.2 (paired t, common
 * random numbers).
 *
 * @param first one value for each seed
 * @param second the other setting's values, in the same order of seeds
 * @param difference second minus first, seed by seed
 */
public record Paired(Summary first, Summary second, Summary difference) {

    /**
     * Pairs the values of two settings.
     *
     * @param second as many as first, in the same order of seeds
     * @throws IllegalArgumentException if the numbers differ or there are none
     */
    public static Paired of(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "pairs have two values each, not " + first.length + " and " + second.length);
        }
        double[] differences = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            differences[i] = second[i] - first[i];
        }
        return new Paired(Summary.of(first), Summary.of(second), Summary.of(differences));
    }

    /**
     * By what factor common random numbers lowered the variance of the difference: above 1 they helped, below 1 they hurt.
     * Infinite if the difference is the same for each seed, not a number if nothing varies at all.
     */
    public double varianceReduction() {
        double a = first.standardDeviation();
        double b = second.standardDeviation();
        double d = difference.standardDeviation();
        return (a * a + b * b) / (d * d);
    }
}
