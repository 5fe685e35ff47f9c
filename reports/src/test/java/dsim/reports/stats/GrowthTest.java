package dsim.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.random.Rng;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GrowthTest {

    /** Checked by hand: x 1..5, y 2 4 5 4 5 give y = 2.2 + 0.6 x, and the slope's error is sqrt(0.8/10). */
    @Test
    void fitsALine() {
        Growth growth = Growth.linear(new double[] {1, 2, 3, 4, 5}, new double[] {2, 4, 5, 4, 5});

        assertEquals(0.6, growth.slope(), 1e-12);
        assertEquals(2.2, growth.intercept(), 1e-12);
        assertEquals(0.6, growth.explained(), 1e-12);
        // t of 3 degrees of freedom and 95 %: 3.182446
        assertEquals(
                3.182446 * StrictMath.sqrt(0.08), growth.slopeInterval(0.95).halfWidth(), 1e-6);
        assertEquals(
                3.182446 * StrictMath.sqrt(0.8 * 1.1),
                growth.interceptInterval(0.95).halfWidth(),
                1e-6);
        assertEquals(
                3.182446 * StrictMath.sqrt(0.8 * 0.2),
                growth.intervalAt(3, 0.95).halfWidth(),
                1e-6);
        assertEquals(4, growth.at(3), 1e-12);
    }

    @Test
    void findsTheExponentOfAPower() {
        double[] x = {2, 4, 8, 16, 32};
        double[] y = Arrays.stream(x).map(n -> 3 * n * n).toArray();

        Growth growth = Growth.power(x, y);

        assertEquals(2, growth.slope(), 1e-12);
        assertEquals(3, growth.intercept(), 1e-11);
        assertEquals(300, growth.at(10), 1e-9);
        assertEquals(0, growth.slopeInterval(0.95).halfWidth(), 1e-6);
    }

    @Test
    void holdsTheTrueExponentAsOftenAsItSays() {
        int held = 0;
        for (int seed = 1; seed <= 500; seed++) {
            Rng rng = Samples.rng(seed);
            double[] x = {2, 4, 8, 16, 32, 64};
            double[] y = Arrays.stream(x)
                    .map(n -> StrictMath.pow(n, 1.5) * StrictMath.exp(0.2 * rng.gaussian()))
                    .toArray();

            held += Growth.power(x, y).slopeInterval(0.95).holds(1.5) ? 1 : 0;
        }
        // 475 expected, with a standard deviation of 4.9.
        assertEquals(475, held, 17);
    }

    @Test
    void explainsAConstant() {
        Growth growth = Growth.linear(new double[] {1, 2, 3}, new double[] {4, 4, 4});

        assertEquals(0, growth.slope());
        assertEquals(1, growth.explained());
    }

    @Test
    void refusesWhatHasNoGrowth() {
        double[] two = {1, 2, 2};

        assertThrows(IllegalArgumentException.class, () -> Growth.linear(two, two));
        assertThrows(IllegalArgumentException.class, () -> Growth.linear(new double[3], new double[4]));
        IllegalArgumentException zero = assertThrows(
                IllegalArgumentException.class, () -> Growth.power(new double[] {0, 1, 2}, new double[] {1, 2, 3}));
        assertTrue(zero.getMessage().contains("positive"));
    }
}
