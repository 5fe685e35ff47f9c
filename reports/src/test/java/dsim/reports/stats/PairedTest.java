package dsim.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dsim.random.Rng;
import org.junit.jupiter.api.Test;

class PairedTest {

    /** Gosset's sleep data, both drugs: R's paired t test prints a mean of 1.58 and an interval from 0.7001142 on. */
    @Test
    void comparesPairByPair() {
        double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
        double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

        Paired paired = Paired.of(first, second);

        assertEquals(1.58, paired.difference().mean(), 1e-14);
        assertEquals(0.7001142, paired.difference().tInterval(0.95).low(), 5e-7);
        assertEquals(2.4598858, paired.difference().tInterval(0.95).high(), 5e-7);
    }

    @Test
    void gainsFromCommonRandomNumbers() {
        double[] first = new double[500];
        double[] second = new double[500];
        Rng rng = Samples.rng(1);
        for (int i = 0; i < first.length; i++) {
            double common = 3 * rng.gaussian();
            first[i] = common + rng.gaussian();
            second[i] = 1 + common + rng.gaussian();
        }

        // The variances are 10 each, that of the difference 2: a factor of 10.
        assertEquals(10, Paired.of(first, second).varianceReduction(), 1.5);
    }

    @Test
    void refusesHalfAPair() {
        assertThrows(IllegalArgumentException.class, () -> Paired.of(new double[1], new double[2]));
    }
}
