package dsim.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.random.Rng;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The references were computed with mpmath 1.3.0 at 60 digits from differences of erfc. */
class LogNormalLawTest {

    /** mu, sigma, xMin, x, then ln of the probability of x, and the probability of x or more. */
    private static final double[][] DISCRETE = {
        {0, 1, 1, 1, -0.60366696300750688, 1.0},
        {0, 1, 1, 7, -4.4692311781055127, 0.040504480312583967},
        {2, 0.5, 1, 1, -7.2451583391405518, 1.0},
        {2, 0.5, 3, 8, -2.30326533091727, 0.49559508852232393},
        {2, 0.5, 3, 2000, -70.551687961141187, 2.0396599850598743e-29},
        {-13.6, 4.1, 1, 1, -0.48878659855905057, 1.0},
        {-13.6, 4.1, 1, 50000, -23.78306601963836, 1.5720553634373677e-6},
        {-400, 20, 5, 6, -2.0674157264932774, 0.81711713990477586},
        {10, 0.01, 21000, 22026, -6.3137493944238906, 0.50174972733240948},
        {10, 0.01, 21000, 21001, -17.630440984497043, 0.99999997845466119},
        {6, 0.1, 1, 300, -8.7070573594317767, 0.99855336559844657},
    };

    private static final double[][] CONTINUOUS = {
        {0, 1, 1, 1, -0.22579135264472743, 1.0},
        {2, 0.5, 3, 8, -2.2814898012659152, 0.45306006013627205},
        {2, 0.5, 3, 2000, -70.530545524648318, 2.0715270258600278e-29},
        {-13.6, 4.1, 1, 50000, -23.191341636687813, 2.8408218065311078e-6},
        {-400, 20, 5, 6, -1.9683758321324078, 0.83231163437575268},
        {10, 0.01, 21000, 22026, -6.3137485249833793, 0.50084410985280945},
    };

    @Test
    void agreesWithReferencesOfManyDigits() {
        assertReferences(Scale.DISCRETE, DISCRETE);
        assertReferences(Scale.CONTINUOUS, CONTINUOUS);
    }

    private static void assertReferences(Scale scale, double[][] references) {
        for (double[] reference : references) {
            LogNormalLaw law = LogNormalLaw.of(scale, reference[0], reference[1], reference[2]);

            String where = scale + " " + Arrays.toString(reference);
            assertEquals(reference[4], law.logLikelihood(reference[3]), 2e-9, where);
            assertEquals(reference[5], law.survival(reference[3]), 1e-9 * reference[5], where);
            assertEquals(reference[0], law.mu(), 1e-9, where);
            assertEquals(reference[1], law.sigma(), 1e-9, where);
        }
    }

    @Test
    void hasMillsRatioOnBothSides() {
        double[][] references = {
            {-30, 450.91893853320467},
            {-3, 5.4175877232399245},
            {0, 0.22579135264472743},
            {2, -0.86424580047735921},
            {3.999, -1.440937322838733},
            {4, -1.4411629533226181},
            {10, -2.3123466173077978},
            {1e4, -9.2103403819761825},
        };
        for (double[] reference : references) {
            assertEquals(reference[1], LogNormalLaw.logMills(reference[0]), 1e-12 * StrictMath.abs(reference[1]));
        }
    }

    @Test
    void sumsToOneOverAllWholeNumbers() {
        for (double[] law : new double[][] {{0, 1, 1}, {2, 0.5, 3}, {-13.6, 4.1, 2}, {1, 0.05, 1}}) {
            LogNormalLaw logNormal = LogNormalLaw.of(Scale.DISCRETE, law[0], law[1], law[2]);

            double sum = logNormal.survival(3000);
            for (double x = 2999; x >= law[2]; x--) {
                sum += StrictMath.exp(logNormal.logLikelihood(x));
            }

            assertEquals(1, sum, 1e-10, Arrays.toString(law));
        }
    }

    @Test
    void recoversMuAndSigmaFromWhatIsLeftOfThem() {
        Tally tally = Tally.of(Samples.logNormal(Samples.rng(5), 2, 0.7, 200_000));

        LogNormalLaw law = LogNormalLaw.fit(Scale.DISCRETE, Tail.of(tally, 5), 5);

        assertEquals(2, law.mu(), 0.02);
        assertEquals(0.7, law.sigma(), 0.01);
    }

    /** Values above some hundred are taken together while the maximum is searched; it must not matter. */
    @Test
    void isNearTheMaximumInEachDirection() {
        Rng rng = Samples.rng(6);
        Tally tally = Tally.of(Samples.logNormal(rng, 6, 1.2, 5000));
        Tail tail = Tail.of(tally, 50);

        LogNormalLaw law = LogNormalLaw.fit(Scale.DISCRETE, tail, 50);

        double atMaximum = tail.sum(law::logLikelihood);
        for (double[] step : new double[][] {{0.01, 0}, {-0.01, 0}, {0, 0.01}, {0, -0.01}}) {
            LogNormalLaw other = LogNormalLaw.of(Scale.DISCRETE, law.mu() + step[0], law.sigma() + step[1], 50);
            assertTrue(tail.sum(other::logLikelihood) < atMaximum, () -> "better at " + Arrays.toString(step));
        }
        assertEquals(6, law.mu(), 0.1);
    }

    @Test
    void endsAtThePowerLawWhereThatIsLikelier() {
        PowerLaw pareto = new PowerLaw(Scale.CONTINUOUS, 2.5, 1);
        int atBorder = 0;
        for (int seed = 1; seed <= 20; seed++) {
            Tail tail = Tail.of(Tally.of(Samples.ofPowerLaw(Samples.rng(seed), pareto, 500)), 1);

            LogNormalLaw law = LogNormalLaw.fit(Scale.CONTINUOUS, tail, 1);

            double best =
                    tail.sum(PowerLawFit.from(Scale.CONTINUOUS, tail.tally(), 1).law()::logLikelihood);
            assertTrue(tail.sum(law::logLikelihood) >= best - 1e-6, "seed " + seed);
            atBorder += law.sigma() == Double.POSITIVE_INFINITY ? 1 : 0;
        }
        // The likelihood rises or falls from the border with even chances.
        assertTrue(atBorder >= 4 && atBorder <= 16, atBorder + " of 20 at the border");
    }

    @Test
    void refusesWhatIsNoLaw() {
        assertThrows(IllegalArgumentException.class, () -> LogNormalLaw.of(Scale.DISCRETE, 0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> LogNormalLaw.of(Scale.DISCRETE, 0, 1, 0));
    }
}
