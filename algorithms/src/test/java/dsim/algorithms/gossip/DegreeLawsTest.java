package dsim.algorithms.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.gossip.Attachment.CappedRandom;
import dsim.algorithms.gossip.Attachment.Preferential;
import dsim.algorithms.gossip.Attachment.Uniform;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The degrees that the rules build, through seeds and messages, against the exact laws of infinitely many peers, by chi-square
 * at one in a hundred. Degrees of one overlay depend on each other, but scatter less than independent ones would: so the test
 * is on the safe side.
 */
class DegreeLawsTest {

    private static final int PEERS = 3000;

    /** Degrees from so many above the least on are one class. */
    private static final int CLASSES = 12;

    /** Chi-square is greater once in a hundred times with 12 degrees of freedom (12 classes and the rest, less one). */
    private static final double CRITICAL = 26.217;

    private static ImmutableMap<String, Double> degrees(Seed seed, int peers, Attachment attachment) {
        Classroom classroom = new Classroom(seed, 1, peers);
        OverlayDegrees degrees = new OverlayDegrees(classroom.listen(new Overlay()));
        classroom.playing(classroom.config().with(attachment)).run();
        return degrees.parts();
    }

    private static void assertLaw(ImmutableMap<String, Double> degrees, int least, IntToDoubleFunction law) {
        double chiSquare = 0;
        double restExpected = PEERS;
        double restFound = PEERS;
        for (int k = least; k < least + CLASSES; k++) {
            double expected = PEERS * law.applyAsDouble(k);
            double found = degrees.getOrDefault(Integer.toString(k), 0.0);
            chiSquare += (found - expected) * (found - expected) / expected;
            restExpected -= expected;
            restFound -= found;
        }
        chiSquare += (restFound - restExpected) * (restFound - restExpected) / restExpected;
        assertTrue(chiSquare < CRITICAL, "chi-square " + chiSquare + " of " + degrees);
    }

    /**
     * P(k) = (2 + a/m) Γ(m+2+a+a/m)/Γ(m+a) · Γ(k+a)/Γ(k+3+a+a/m). From one degree to the next it falls by (k + a)/(k + 3 + a +
     * a/m), from P(m) = (2 + a/m)/(m + 2 + a + a/m).
     */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "2, -1", "3, 3", "3, -1.5"})
    void preferentialFollowsThePowerLawOfItsKernel(int m, double a) {
        double r = a / m;

        assertLaw(degrees(Seed.of(1), PEERS, new Preferential(m, a)), m, k -> {
            double share = (2 + r) / (m + 2 + a + r);
            for (int each = m; each < k; each++) {
                share *= (each + a) / (each + 3 + a + r);
            }
            return share;
        });
    }

    /** The classical special case, written as it stands in the papers: 2m(m+1)/(k(k+1)(k+2)). */
    @SeededTest(seeds = 2)
    void preferentialWithoutAttractivenessIsBarabasiAndAlbert(Seed seed) {
        assertLaw(degrees(seed, PEERS, new Preferential(2, 0)), 2, k -> 12.0 / (k * (k + 1.0) * (k + 2)));
    }

    /** P(k) = (1/(m+1)) · (m/(m+1))^(k−m). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void uniformFallsOffExponentially(int m) {
        assertLaw(degrees(Seed.of(1), PEERS, new Uniform(m)), m, k -> Math.pow(m / (m + 1.0), k - m) / (m + 1));
    }

    /** So the test can tell them apart. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void uniformIsNotTakenForPreferential(int m) {
        ImmutableMap<String, Double> uniform = degrees(Seed.of(1), PEERS, new Uniform(m));

        assertThrows(
                AssertionError.class, () -> assertLaw(uniform, m, k -> 2.0 * m * (m + 1) / (k * (k + 1.0) * (k + 2))));
    }

    /** The first three peers are a triangle, and each further one has two links: 2N − 3, and nobody more than four. */
    @SeededTest(seeds = 3)
    void cappedRandomHasNobodyAboveTheCap(Seed seed) {
        Classroom classroom = new Classroom(seed, 3, 400);
        OverlayEdges edges = new OverlayEdges(classroom.listen(new Overlay()));

        classroom.playing(classroom.config().with(new CappedRandom(2, 4))).run();

        assertEquals(2 * 400 - 3, edges.value().getAsDouble());
        assertEquals(4, edges.parts().get("degree-max"));
        assertEquals(2, edges.parts().get("degree-min"));
    }
}
