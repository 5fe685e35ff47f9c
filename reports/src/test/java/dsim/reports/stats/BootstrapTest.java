package dsim.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.random.Seed;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    /** Clauset, Shalizi, Newman (2009), table 4: p = 0.62 for the blackouts. */
    @Test
    void agreesWithThePublishedPOfBlackouts() {
        Tally tally = Samples.published("blackouts.txt");
        PowerLawFit fit = PowerLawFit.of(Scale.CONTINUOUS, tally);

        Bootstrap bootstrap = Bootstrap.of(tally, fit, true, 2500, Seed.of(1), 2, () -> {});

        assertEquals(0.62, bootstrap.p(), 0.03);
    }

    @Test
    void isTheSameForAnyNumberOfThreads() {
        Tally tally = Samples.published("celegans-in-degrees.txt");
        PowerLawFit fit = PowerLawFit.of(Scale.DISCRETE, tally);

        double p = Bootstrap.of(tally, fit, true, 101, Seed.of(4), 1, () -> {}).p();

        assertEquals(
                p, Bootstrap.of(tally, fit, true, 101, Seed.of(4), 2, () -> {}).p());
        assertEquals(
                p, Bootstrap.of(tally, fit, true, 101, Seed.of(4), 7, () -> {}).p());
        assertNotEquals(
                p, Bootstrap.of(tally, fit, true, 101, Seed.of(5), 2, () -> {}).p());
    }

    /** Of samples of the law itself one in ten has a p below 0.1, give or take. */
    @Test
    void isSpreadEvenlyForSamplesOfTheLawItself() {
        int below = 0;
        int aboveHalf = 0;
        for (int seed = 1; seed <= 100; seed++) {
            PowerLaw law = new PowerLaw(Scale.DISCRETE, 2.5, 2);
            Tally tally = Tally.of(Samples.ofPowerLaw(Samples.rng(seed), law, 400));
            PowerLawFit fit = PowerLawFit.from(Scale.DISCRETE, tally, 2);

            double p = Bootstrap.of(tally, fit, false, 200, Seed.of(seed), 2, () -> {})
                    .p();

            below += p < 0.1 ? 1 : 0;
            aboveHalf += p > 0.5 ? 1 : 0;
        }
        // Binomial numbers of 100: three standard deviations are 9 and 15.
        assertTrue(below >= 1 && below <= 19, below + " of 100 below 0.1");
        assertTrue(aboveHalf >= 35 && aboveHalf <= 65, aboveHalf + " of 100 above 0.5");
    }

    @Test
    void rejectsExponentialValues() {
        Tally tally = Tally.of(Samples.geometric(Samples.rng(8), 0.3, 1, 5000));
        PowerLawFit fit = PowerLawFit.from(Scale.DISCRETE, tally, 1);

        Bootstrap bootstrap = Bootstrap.of(tally, fit, false, 100, Seed.of(1), 2, () -> {});

        assertEquals(0, bootstrap.p());
    }
}
