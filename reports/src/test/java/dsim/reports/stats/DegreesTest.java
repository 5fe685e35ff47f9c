package dsim.reports.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DegreesTest {

    @Test
    void areThoseOfBarabasiAndAlbertWithoutAnOffset() {
        for (int m : new int[] {1, 2, 5}) {
            DegreeLaw law = Degrees.preferential(m, 0);

            for (long k : new long[] {m, m + 1, 10, 1000, 1_000_000}) {
                double share = 2.0 * m * (m + 1) / (k * (k + 1.0) * (k + 2.0));
                assertEquals(share, law.share(k), 1e-12 * share, "m " + m + ", k " + k);
            }
            assertEquals(0, law.share(m - 1));
        }
    }

    /** By mpmath 1.3.0 from the closed form with Gamma functions. */
    @Test
    void fallMoreSlowlyWithANegativeOffset() {
        DegreeLaw law = Degrees.preferential(2, -1);

        assertEquals(0.6, law.share(2), 1e-14);
        assertEquals(0.15238095238095238, law.survival(5), 1e-14);
        assertEquals(0.041558441558441558, law.share(5), 1e-14);
        assertEquals(0.0013444475714265683, law.survival(100), 1e-15);
        assertEquals(1.9940118285269552e-15, law.share(1_000_000), 1e-26);
        assertEquals(2.5, Degrees.preferentialExponent(2, -1));
    }

    @Test
    void sumToOneWithAMeanOfTwoLinksForEachNode() {
        for (DegreeLaw law : List.of(Degrees.preferential(3, 0.5), Degrees.preferential(2, 4), Degrees.uniform(3))) {
            long end = 200_000;
            double sum = law.survival(end);
            double mean = 0;
            for (long k = end - 1; k >= law.least(); k--) {
                sum += law.share(k);
                mean += k * law.share(k);
            }

            assertEquals(1, sum, 1e-12);
            assertEquals(2 * law.least(), mean, 1e-3);
        }
    }

    @Test
    void fallByTheSameFactorUnderUniformAttachment() {
        DegreeLaw law = Degrees.uniform(2);

        assertEquals(1.0 / 3, law.share(2), 1e-15);
        assertEquals(4.0 / 27, law.share(4), 1e-15);
        assertEquals(4.0 / 9, law.survival(4), 1e-15);
        assertEquals(0, law.share(1));
    }

    /** Chi-square against graphs that are really grown, over the frequent degrees. */
    @Test
    void areWhatGrownGraphsTendTo() {
        for (boolean byPreference : new boolean[] {true, false}) {
            DegreeLaw law = byPreference ? Degrees.preferential(2, 0) : Degrees.uniform(2);
            Tally degrees = Tally.of(Samples.grownDegrees(Samples.rng(3), 200_000, 2, byPreference));

            for (int k = 2; k <= 10; k++) {
                double expected = 200_000 * law.share(k);
                assertEquals(expected, degrees.count(degrees.indexOf(k)), 5 * StrictMath.sqrt(expected), "k " + k);
            }
        }
    }

    /** Against the rule played out, with equals in either order. */
    @Test
    void ofTheHalfGraphAreThoseOfTheRule() {
        for (int nodes = 1; nodes <= 60; nodes++) {
            for (boolean inclusive : new boolean[] {true, false}) {
                for (boolean oldestFirst : new boolean[] {true, false}) {
                    int[] played = playTopHalf(nodes, inclusive, oldestFirst);

                    assertArrayEquals(played, Degrees.halfGraph(nodes, inclusive));
                    if (nodes > 1) {
                        assertEquals(Arrays.stream(played).sum() / 2, Degrees.halfGraphEdges(nodes, inclusive));
                    }
                }
            }
        }
    }

    private static int[] playTopHalf(int nodes, boolean inclusive, boolean oldestFirst) {
        int[] degrees = new int[nodes];
        for (int newcomer = 1; newcomer < nodes; newcomer++) {
            int links = inclusive ? (newcomer + 1) / 2 : Math.max(1, newcomer / 2);
            List<Integer> known = new ArrayList<>();
            for (int i = 0; i < newcomer; i++) {
                known.add(oldestFirst ? i : newcomer - 1 - i);
            }
            known.sort(Comparator.comparingInt((Integer node) -> -degrees[node]));
            for (int node : known.subList(0, links)) {
                degrees[node]++;
                degrees[newcomer]++;
            }
        }
        Arrays.sort(degrees);
        return degrees;
    }

    @Test
    void refuseWhatIsNoGraph() {
        assertThrows(IllegalArgumentException.class, () -> Degrees.preferential(2, -2));
        assertThrows(IllegalArgumentException.class, () -> Degrees.preferential(0, 1));
        assertThrows(IllegalArgumentException.class, () -> Degrees.uniform(0));
        assertThrows(IllegalArgumentException.class, () -> Degrees.halfGraph(0, true));
        assertThrows(IllegalArgumentException.class, () -> Degrees.halfGraphEdges(1, true));
    }
}
