package dsim.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.random.Rng;
import dsim.random.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SummaryTest {

    /** W. S. Gosset's sleep data (Biometrika 6, 1908), second drug; the figures are those that R prints. */
    private static final double[] SLEEP = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    @Test
    void hasMeanAndStandardDeviation() {
        Summary summary = Summary.of(SLEEP);

        assertEquals(10, summary.n());
        assertEquals(2.33, summary.mean(), 1e-14);
        assertEquals(2.002249, summary.standardDeviation(), 5e-7);
        assertEquals(-0.1, summary.min());
        assertEquals(5.5, summary.max());
    }

    @Test
    void hasQuantilesOfTypeSeven() {
        Summary summary = Summary.of(SLEEP);

        assertEquals(0.875, summary.quantile(0.25), 1e-14);
        assertEquals(1.75, summary.median(), 1e-14);
        assertEquals(4.15, summary.quantile(0.75), 1e-14);
        assertEquals(5.419, summary.quantile(0.99), 1e-14);
        assertEquals(-0.1, summary.quantile(0));
        assertEquals(5.5, summary.quantile(1));
    }

    @Test
    void hasTheIntervalOfStudentsT() {
        Interval interval = Summary.of(SLEEP).tInterval(0.95);

        assertEquals(0.8976775, interval.low(), 5e-7);
        assertEquals(3.7623225, interval.high(), 5e-7);
    }

    @Test
    void holdsTheTrueMeanAsOftenAsItSays() {
        int held = 0;
        for (int seed = 1; seed <= 2000; seed++) {
            Rng rng = Samples.rng(seed);
            double[] values = new double[8];
            Arrays.setAll(values, i -> 7 + 3 * rng.gaussian());

            held += Summary.of(values).tInterval(0.9).holds(7) ? 1 : 0;
        }
        // 1800 expected, with a standard deviation of 13.4.
        assertEquals(1800, held, 45);
    }

    @Test
    void holdsTheTrueMedianOftenEnoughByBootstrap() {
        int held = 0;
        for (int seed = 1; seed <= 300; seed++) {
            Rng rng = Samples.rng(seed);
            double[] values = new double[50];
            Arrays.setAll(values, i -> rng.exponential(1));

            Interval interval = Summary.of(values).bootstrapInterval(Summary::median, 0.95, 500, Seed.of(seed));
            held += interval.holds(StrictMath.log(2)) ? 1 : 0;
        }
        // The percentile interval is known to hold a median of 50 values in about 94 % of all cases.
        assertTrue(held >= 268 && held <= 297, held + " of 300");
    }

    @Test
    void drawsTheSameSamplesFromTheSameSeed() {
        Summary summary = Summary.of(SLEEP);

        Interval first = summary.bootstrapInterval(Summary::mean, 0.95, 1000, Seed.of(1));

        assertEquals(first, summary.bootstrapInterval(Summary::mean, 0.95, 1000, Seed.of(1)));
        assertEquals(2.33 - 1.1, first.low(), 0.15);
        assertEquals(2.33 + 1.2, first.high(), 0.15);
    }

    @Test
    void loosesNothingOfSmallDifferencesBetweenLargeNumbers() {
        Summary summary = Summary.of(1e15 + 1, 1e15 + 2, 1e15 + 3);

        assertEquals(1e15 + 2, summary.mean());
        assertEquals(1, summary.standardDeviation());
    }

    @Test
    void refusesWhatHasNoSummary() {
        assertThrows(IllegalArgumentException.class, Summary::of);
        assertThrows(IllegalArgumentException.class, () -> Summary.of(1, Double.NaN));
        assertThrows(IllegalStateException.class, () -> Summary.of(1).tInterval(0.95));
        assertThrows(IllegalArgumentException.class, () -> Summary.of(1, 2).tInterval(95));
        assertThrows(IllegalArgumentException.class, () -> Summary.of(1, 2).quantile(1.1));
    }
}
