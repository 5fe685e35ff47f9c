package dsim.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.random.Rng;
import org.junit.jupiter.api.Test;

class PowerLawTest {

    /**
     * What the estimator tends to on graphs that grow for ever, by mpmath 1.3.0 from the closed forms, summed to two millions: where
     * the degrees begin, it is far from the exponent of their tail.
     */
    @Test
    void isBiasedOnDegreesNearTheLeastOneByTheKnownAmount() {
        DegreeLaw barabasi = Degrees.preferential(2, 0);
        DegreeLaw halfWay = Degrees.preferential(2, -1);
        DegreeLaw uniform = Degrees.uniform(2);

        assertEquals(2.53380929042, alphaInTheLimit(barabasi, 2), 1e-9);
        assertEquals(2.87662852124, alphaInTheLimit(barabasi, 10), 1e-9);
        assertEquals(2.97375060497, alphaInTheLimit(barabasi, 50), 1e-9);
        assertEquals(2.77649394525, alphaInTheLimit(halfWay, 2), 1e-8);
        assertEquals(2.52654137281, alphaInTheLimit(halfWay, 10), 1e-8);
        assertEquals(2.27992947258, alphaInTheLimit(uniform, 2), 1e-9);
        assertEquals(3.62136962741, alphaInTheLimit(uniform, 5), 1e-9);
    }

    /** The mean of ln(k/xMin) by the survival, summed, and from 10^6 on integrated, where it falls as a power. */
    private static double alphaInTheLimit(DegreeLaw degrees, long xMin) {
        long end = 1_000_000;
        double mean = 0;
        for (long k = end; k > xMin; k--) {
            mean += degrees.survival(k) * StrictMath.log1p(1.0 / (k - 1));
        }
        double fall = StrictMath.log(degrees.survival(end / 2) / degrees.survival(end)) / StrictMath.log(2);
        mean += fall > 1 && fall < 10 ? degrees.survival(end) / fall : 0;
        return PowerLaw.likeliest(Scale.DISCRETE, mean / degrees.survival(xMin), xMin)
                .alpha();
    }

    @Test
    void maximisesTheDirectlySummedLikelihood() {
        double[] values = {1, 1, 1, 1, 1, 2, 2, 3, 3, 5, 8, 21};
        double meanLog = 0;
        for (double value : values) {
            meanLog += StrictMath.log(value) / values.length;
        }

        double alpha = PowerLaw.likeliest(Scale.DISCRETE, meanLog, 1).alpha();

        double best = 0;
        double bestLikelihood = Double.NEGATIVE_INFINITY;
        for (int step = 0; step <= 2000; step++) {
            double candidate = 1.5 + step * 0.001;
            double likelihood = -candidate * meanLog - StrictMath.log(slowZeta(candidate));
            if (likelihood > bestLikelihood) {
                bestLikelihood = likelihood;
                best = candidate;
            }
        }
        assertEquals(best, alpha, 0.0006);
    }

    /** The sum of k^-s, term by term, and the integral from the middle after the last one on. */
    private static double slowZeta(double s) {
        double sum = StrictMath.pow(1000.5, 1 - s) / (s - 1);
        for (int k = 1000; k >= 1; k--) {
            sum += StrictMath.pow(k, -s);
        }
        return sum;
    }

    @Test
    void findsSteepAndFlatExponents() {
        for (double alpha : new double[] {1.01, 1.3, 2, 3.5, 8, 40, 300}) {
            for (double xMin : new double[] {1, 2, 30, 1e5}) {
                Zeta.LogMoments moments = new Zeta(alpha).logMoments(xMin);
                if (moments.mean() > 1e-100) {
                    double found = PowerLaw.likeliest(Scale.DISCRETE, moments.mean(), xMin)
                            .alpha();

                    assertEquals(alpha, found, 1e-9 * alpha, "alpha " + alpha + " from " + xMin);
                }
            }
        }
    }

    @Test
    void sumsToOneOverAllWholeNumbers() {
        PowerLaw law = new PowerLaw(Scale.DISCRETE, 2.5, 3);

        double sum = law.survival(1000);
        for (int x = 999; x >= 3; x--) {
            sum += StrictMath.exp(law.logLikelihood(x));
        }

        assertEquals(1, sum, 1e-13);
        assertEquals(1, law.survival(3), 0);
    }

    @Test
    void isReachedByEachShareUpToTheSurvivalOfAValue() {
        PowerLaw law = new PowerLaw(Scale.DISCRETE, 2.2, 2);

        for (double x : new double[] {2, 3, 10, 4711, 1e9}) {
            assertEquals(x, law.reachedBy(law.survival(x)));
            assertEquals(x, law.reachedBy(StrictMath.nextUp(law.survival(x + 1))), 1e-6 * x);
        }
    }

    @Test
    void isReachedContinuouslyByTheInverseOfTheSurvival() {
        PowerLaw law = new PowerLaw(Scale.CONTINUOUS, 2.2, 0.5);

        assertEquals(0.5, law.reachedBy(1), 1e-15);
        assertEquals(0.01, law.survival(law.reachedBy(0.01)), 1e-15);
    }

    @Test
    void givesFiniteNumbersEvenWithoutAMean() {
        PowerLaw law = new PowerLaw(Scale.DISCRETE, 1.05, 1);
        Rng rng = Samples.rng(1);

        for (int i = 0; i < 1000; i++) {
            double value = law.reachedBy(1 - rng.nextDouble());

            assertTrue(value >= 1 && value < 1e301, () -> "value " + value);
        }
    }

    @Test
    void refusesWhatIsNoLaw() {
        assertThrows(IllegalArgumentException.class, () -> new PowerLaw(Scale.DISCRETE, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new PowerLaw(Scale.DISCRETE, 2, 1.5));
        assertThrows(IllegalArgumentException.class, () -> new PowerLaw(Scale.DISCRETE, 2, 0));
        assertThrows(IllegalArgumentException.class, () -> new PowerLaw(Scale.CONTINUOUS, 2, 0));
        assertThrows(IllegalArgumentException.class, () -> PowerLaw.likeliest(Scale.DISCRETE, 0, 1));
    }
}
