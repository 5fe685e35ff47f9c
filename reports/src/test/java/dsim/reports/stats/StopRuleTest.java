package dsim.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.random.Rng;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StopRuleTest {

    @Test
    void waitsUntilTheIntervalIsNarrow() {
        StopRule rule = new StopRule(0.95, 0.5, false, 2, 1000);

        // Half widths by the table of t: 12.706 * 0.5 / sqrt 2 * sqrt 2 = 6.35, and 2.776 * 0.158 / sqrt 5 = 0.196.
        assertFalse(rule.isEnough(Summary.of(1, 2)));
        assertTrue(rule.isEnough(Summary.of(1, 1.1, 1.2, 1.3, 1.4)));
    }

    @Test
    void measuresAgainstTheMeanIfRelative() {
        StopRule rule = new StopRule(0.95, 0.01, true, 2, 1000);

        assertFalse(rule.isNarrow(Summary.of(1, 1.1, 1.2, 1.3, 1.4)));
        assertTrue(rule.isNarrow(Summary.of(1001, 1001.1, 1001.2, 1001.3, 1001.4)));
    }

    @Test
    void neitherStopsEarlyNorGoesOnForEver() {
        StopRule rule = new StopRule(0.95, 1, false, 5, 7);
        double[] equal = new double[4];
        double[] wild = {0, 1e6, -1e6, 0, 1e6, -1e6, 3};

        assertFalse(rule.isEnough(Summary.of(equal)));
        assertTrue(rule.isEnough(Summary.of(wild)));
        assertFalse(rule.isEnough(Summary.of(Arrays.copyOf(wild, 6))));
    }

    @Test
    void needsAboutAsManyRunsAsTheFormulaSays() {
        StopRule rule = StopRule.halfWidth(0.1);
        Rng rng = Samples.rng(4);
        double[] runs = new double[1000];
        int n = 0;
        do {
            runs[n] = rng.gaussian();
            n++;
        } while (n < 2 || !rule.isEnough(Summary.of(Arrays.copyOf(runs, n))));

        // (1.96 / 0.1)^2 = 384
        assertEquals(384, n, 80);
    }

    @Test
    void refusesWhatIsNoRule() {
        assertThrows(IllegalArgumentException.class, () -> StopRule.halfWidth(-1));
        assertThrows(IllegalArgumentException.class, () -> new StopRule(0.95, 1, false, 1, 10));
        assertThrows(IllegalArgumentException.class, () -> new StopRule(0.95, 1, false, 10, 9));
    }
}
