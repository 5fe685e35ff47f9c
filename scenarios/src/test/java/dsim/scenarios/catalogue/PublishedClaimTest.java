package dsim.scenarios.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A published program claims an exponent of 4.8 for 4 peers. Of all 64 graphs on 4 vertices, at every x_min, none gives it by
 * any of the estimators of Clauset, Shalizi and Newman (2009): continuous (their 3.1), discrete approximate (3.7), discrete exact
 * (3.5, by bisection of its sums here). The nearest is the star, 4.64.
 */
class PublishedClaimTest {

    private static final double CLAIM = 4.8;
    private static final int TERMS = 2000;

    private static List<int[]> degreesOfAllGraphs() {
        return IntStream.range(0, 64).mapToObj(PublishedClaimTest::degrees).collect(ImmutableList.toImmutableList());
    }

    private static int[] degrees(int graph) {
        int[] degrees = new int[4];
        int edge = 0;
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < a; b++) {
                int there = graph >> edge++ & 1;
                degrees[a] += there;
                degrees[b] += there;
            }
        }
        return degrees;
    }

    private static DoubleStream estimates(int[] degrees) {
        return Arrays.stream(degrees)
                .filter(degree -> degree > 0)
                .distinct()
                .mapToObj(xMin -> {
                    int[] tail = Arrays.stream(degrees)
                            .filter(degree -> degree >= xMin)
                            .toArray();
                    return new double[] {hill(tail, xMin), hill(tail, xMin - 0.5), exact(tail, xMin)};
                })
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite);
    }

    private static double hill(int[] tail, double from) {
        return 1
                + tail.length
                        / Arrays.stream(tail)
                                .mapToDouble(x -> Math.log(x / from))
                                .sum();
    }

    /** Where the expected logarithm is the mean one; infinite if all are equal. */
    private static double exact(int[] tail, int xMin) {
        double mean = Arrays.stream(tail).mapToDouble(Math::log).average().orElseThrow();
        if (mean - Math.log(xMin) < 1e-12) {
            return Double.POSITIVE_INFINITY;
        }
        double low = 1.5;
        double high = 50;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (expectedLogarithm(middle, xMin) > mean) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double expectedLogarithm(double alpha, int xMin) {
        double sum = 0;
        double weight = 0;
        for (int x = xMin; x < TERMS; x++) {
            sum += Math.log(x) * Math.pow(x, -alpha);
            weight += Math.pow(x, -alpha);
        }
        return sum / weight;
    }

    @Test
    void cannotComeFromAnyGraphOnFourVertices() {
        TreeSet<Double> distances = new TreeSet<>();
        degreesOfAllGraphs()
                .forEach(degrees -> estimates(degrees).forEach(alpha -> distances.add(Math.abs(alpha - CLAIM))));

        assertTrue(distances.size() > 10);
        assertEquals(CLAIM - (1 + 4 / Math.log(3)), distances.first(), 1e-9);
        assertTrue(distances.first() > 0.15);
    }
}
