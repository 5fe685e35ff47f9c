package dsim.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void countsDistinctValuesFromSmallToLarge() {
        Tally tally = Tally.of(5, 0, 2, 5, 5);

        assertEquals(5, tally.n());
        assertEquals(3, tally.distinct());
        assertEquals(List.of(0.0, 2.0, 5.0), List.of(tally.value(0), tally.value(1), tally.value(2)));
        assertEquals(List.of(1L, 1L, 3L), List.of(tally.count(0), tally.count(1), tally.count(2)));
    }

    @Test
    void findsWhereValuesReachABound() {
        Tally tally = Tally.of(1, 3, 3, 7);

        assertEquals(0, tally.indexOf(1));
        assertEquals(1, tally.indexOf(2));
        assertEquals(2, tally.indexOf(7));
        assertEquals(3, tally.indexOf(8));
    }

    @Test
    void knowsWhetherAllValuesAreWhole() {
        assertTrue(Tally.of(1, 2, 1e300).isWhole());
        assertFalse(Tally.of(1, 2.5).isWhole());
    }

    @Test
    void refusesCountsThatMakeNoSense() {
        assertThrows(IllegalArgumentException.class, () -> Tally.ofCounts(new double[] {1, 1}, new long[] {1, 1}));
        assertThrows(IllegalArgumentException.class, () -> Tally.ofCounts(new double[] {1}, new long[] {0}));
        assertThrows(IllegalArgumentException.class, () -> Tally.ofCounts(new double[] {1}, new long[] {1, 2}));
        assertThrows(IllegalArgumentException.class, () -> Tally.of(-1.0));
    }
}
