package dsim.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.reports.stats.PowerLawStudy.Finding;
import dsim.reports.stats.PowerLawStudy.Plan;
import org.junit.jupiter.api.Test;

class PowerLawStudyTest {

    private static final Plan PLAN = Plan.discrete().withSamples(100).withThreads(2);

    @Test
    void callsPreferentialAttachmentAPowerLaw() {
        int called = 0;
        for (int seed = 1; seed <= 10; seed++) {
            Tally degrees = Tally.of(Samples.grownDegrees(Samples.rng(seed), 1000, 4, true));

            PowerLawStudy study = PowerLawStudy.of(degrees, PLAN);

            called += study.finding() == Finding.POWER_LAW ? 1 : 0;
            assertEquals(study.finding() == Finding.POWER_LAW, study.verdict().contains("power law"), study.verdict());
        }
        // The degrees are a power law in their tail only: some graphs are rejected, as they should be.
        assertTrue(called >= 7, called + " of 10 called a power law");
    }

    @Test
    void neverCallsUniformAttachmentAPowerLaw() {
        for (int nodes : new int[] {100, 1000, 5000}) {
            for (int seed = 1; seed <= 10; seed++) {
                Tally degrees = Tally.of(Samples.grownDegrees(Samples.rng(seed), nodes, 2, false));

                for (Plan plan : new Plan[] {PLAN, PLAN.withXMin(2), PLAN.withXMin(5)}) {
                    String verdict = PowerLawStudy.of(degrees, plan).verdict();

                    assertFalse(verdict.contains("power law"), verdict);
                }
            }
        }
    }

    @Test
    void saysThatASlopeBetween2And3ProvesNothing() {
        Tally degrees = Tally.of(Samples.grownDegrees(Samples.rng(1), 5000, 2, false));

        PowerLawStudy study = PowerLawStudy.of(degrees, PLAN.withXMin(2));

        assertEquals(2.28, study.fit().alpha(), 0.02);
        assertEquals(Finding.REJECTED, study.finding());
        assertTrue(study.verdict()
                .startsWith("rejected: samples of the fitted law lie closer to it than the data do, 5000 of 5000 values"
                        + " from x_min = 2 up (p < 0.01); over all values an exponential does better (z = -"));
    }

    @Test
    void doesNotCallTheHalfGraphAPowerLaw() {
        for (int nodes : new int[] {10, 200, 1000}) {
            Tally degrees = Tally.of(Degrees.halfGraph(nodes, true));

            for (Plan plan : new Plan[] {PLAN, PLAN.withXMin(1)}) {
                assertFalse(PowerLawStudy.of(degrees, plan).verdict().contains("power law"));
            }
        }
    }

    @Test
    void saysWhenThereIsNotEnoughData() {
        PowerLawStudy study = PowerLawStudy.of(Tally.of(1, 1, 1, 2, 2, 3, 9), PLAN.withXMin(1));

        assertEquals(Finding.NOT_ENOUGH_DATA, study.finding());
        assertEquals("not enough data: 7 of 7 values from x_min = 1 up, and it takes 50", study.verdict());
    }

    @Test
    void saysWhenAnExponentialDoesAsWell() {
        PowerLawStudy study = PowerLawStudy.of(Samples.published("celegans-in-degrees.txt"), PLAN);

        assertEquals(Finding.UNDECIDED, study.finding());
        assertEquals(
                "undecided: an exponential does as well, 80 of 297 values from x_min = 10 up (z = 1.0, p = 0.303);"
                        + " over all values an exponential does better (z = -8.9, p < 0.001)",
                study.verdict());
    }

    @Test
    void saysWhenALogNormalDoesBetter() {
        Tally tally = Tally.of(Samples.logNormal(Samples.rng(9), 4, 2, 20_000));

        PowerLawStudy study = PowerLawStudy.of(tally, PLAN.withXMin(20).withSamples(0));

        assertEquals(Finding.UNDECIDED, study.finding());
        assertTrue(study.verdict().startsWith("undecided: a log-normal does better, "), study.verdict());
    }

    @Test
    void saysNothingInFavourWithoutATest() {
        PowerLaw law = new PowerLaw(Scale.DISCRETE, 2.5, 1);
        Tally tally = Tally.of(Samples.ofPowerLaw(Samples.rng(1), law, 5000));

        PowerLawStudy untested = PowerLawStudy.of(tally, PLAN.withSamples(0));
        PowerLawStudy tested = PowerLawStudy.of(tally, PLAN);

        assertEquals("untested: whether the law fits takes a bootstrap", untested.verdict());
        assertTrue(tested.verdict().startsWith("power law of exponent 2."), tested.verdict());
    }

    @Test
    void showsTheContinuousEstimateBesideTheExactOne() {
        PowerLawStudy study = PowerLawStudy.of(Tally.of(2, 2, 2, 3, 4, 8), PLAN.withXMin(2));

        // 1 + 6 / (ln(3/2) + ln 2 + ln 4)
        assertEquals(1 + 6 / StrictMath.log(12), study.continuousAlpha(), 1e-12);
        assertTrue(study.fit().alpha() < study.continuousAlpha());
    }

    @Test
    void takesAMillionDegrees() {
        PowerLaw law = new PowerLaw(Scale.DISCRETE, 2.1, 1);
        Tally tally = Tally.of(Samples.ofPowerLaw(Samples.rng(2), law, 1_000_000));

        PowerLawStudy study = PowerLawStudy.of(tally, PLAN.withSamples(20));

        assertEquals(2.1, study.fit().alpha(), 4 * study.fit().standardError());
        assertEquals(1_000_000, study.fit().n());
    }

    @Test
    void refusesPlansThatMakeNoSense() {
        assertThrows(IllegalArgumentException.class, () -> PLAN.withSamples(-1));
        assertThrows(IllegalArgumentException.class, () -> PLAN.withThreads(0));
        assertThrows(IllegalArgumentException.class, () -> PLAN.withXMin(1.5));
    }
}
