package dsim.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LikelihoodRatioTest {

    /** Computed with SciPy 1.17 from the definitions: log_ndtr for the log-normal tails, a simplex for its maximum. */
    @Test
    void agreesWithAnIndependentComputation() {
        Tally in = Samples.published("celegans-in-degrees.txt");
        Tally out = Samples.published("celegans-out-degrees.txt");
        Tally blackouts = Samples.published("blackouts.txt");

        assertRatios(Scale.DISCRETE, in, 10, 8.2175358, 1.0292732, -0.2092406, -0.326321);
        assertRatios(Scale.DISCRETE, in, 1, -139.3897208, -8.9200685, -148.2538851, -10.497275);
        assertRatios(Scale.DISCRETE, out, 11, -2.9829321, -1.4619346, -2.7809890, -1.548955);
        assertRatios(Scale.CONTINUOUS, blackouts, 230_000, 12.7545325, 1.4330114, -0.2408875, -0.415718);
        assertRatios(Scale.CONTINUOUS, blackouts, 1000, -110.1976816, -3.8327781, -156.3900475, -12.140454);
    }

    private static void assertRatios(
            Scale scale, Tally tally, double xMin, double r1, double z1, double r2, double z2) {
        Tail tail = Tail.of(tally, xMin);
        PowerLaw law = PowerLawFit.from(scale, tally, xMin).law();

        LikelihoodRatio exponential = LikelihoodRatio.of(tail, law, ExponentialLaw.fit(scale, tail, xMin));
        LikelihoodRatio logNormal = LikelihoodRatio.of(tail, law, LogNormalLaw.fit(scale, tail, xMin));

        assertEquals(r1, exponential.ratio(), 1e-6);
        assertEquals(z1, exponential.z(), 1e-6);
        assertEquals(r2, logNormal.ratio(), 1e-6);
        assertEquals(z2, logNormal.z(), 5e-5);
    }

    /** Two-sided, by tables of the normal law: 1.96 standard deviations are exceeded in 5 % of all cases. */
    @Test
    void isTwoSided() {
        Tally tally = Samples.published("celegans-in-degrees.txt");
        Tail tail = Tail.of(tally, 10);

        LikelihoodRatio ratio = LikelihoodRatio.of(
                tail, PowerLawFit.from(Scale.DISCRETE, tally, 10).law(), ExponentialLaw.fit(Scale.DISCRETE, tail, 10));

        assertEquals(0.3033513, ratio.p(), 1e-6);
    }

    /** Where a log-normal fits best at the border of its family, it is the power law, and differs by roundings only. */
    @Test
    void doesNotTakeRoundingsForADifference() {
        PowerLaw law = new PowerLaw(Scale.CONTINUOUS, 2.5, 1);
        int atTheBorder = 0;
        for (int seed = 1; seed <= 20; seed++) {
            Tail tail = Tail.of(Tally.of(Samples.ofPowerLaw(Samples.rng(seed), law, 2000)), 1);
            PowerLaw fit = PowerLaw.likeliest(Scale.CONTINUOUS, tail.mean(StrictMath::log), 1);

            LikelihoodRatio ratio = LikelihoodRatio.of(tail, fit, LogNormalLaw.fit(Scale.CONTINUOUS, tail, 1));

            if (StrictMath.abs(ratio.ratio()) < 1e-9) {
                atTheBorder++;
                assertEquals(0, ratio.z(), "seed " + seed);
                assertEquals(1, ratio.p(), "seed " + seed);
            }
        }
        assertTrue(atTheBorder > 3, atTheBorder + " of 20, half of which are expected");
    }

    @Test
    void hasTheRightSignForEachLaw() {
        Tally powerLaw = Tally.of(Samples.ofPowerLaw(Samples.rng(1), new PowerLaw(Scale.DISCRETE, 2.5, 2), 5000));
        Tally exponential = Tally.of(Samples.geometric(Samples.rng(2), 0.2, 2, 5000));
        Tally logNormal = Tally.of(Samples.logNormal(Samples.rng(3), 3, 0.5, 5000));

        assertTrue(study(powerLaw).exponential().favoursPowerLaw());
        assertTrue(study(exponential).exponential().favoursAlternative());
        assertTrue(study(logNormal).logNormal().favoursAlternative());
    }

    private static PowerLawStudy.Alternatives study(Tally tally) {
        return PowerLawStudy.of(tally, PowerLawStudy.Plan.discrete().withXMin(2).withSamples(0))
                .tail();
    }
}
