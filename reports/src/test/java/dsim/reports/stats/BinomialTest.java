package dsim.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.random.Rng;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class BinomialTest {

    /** Against the probabilities of commons-math: chi-square over all values that are expected 10 times or more. */
    @Test
    void followsItsLaw() {
        for (double[] law :
                new double[][] {{1, 0.3}, {20, 0.1}, {40, 0.5}, {100, 0.93}, {1000, 0.011}, {100_000, 0.2}}) {
            int n = (int) law[0];
            int draws = 200_000;
            Rng rng = Samples.rng(n);
            int[] counts = new int[n + 1];
            for (int i = 0; i < draws; i++) {
                counts[(int) Binomial.draw(rng, n, law[1])]++;
            }

            BinomialDistribution expected = new BinomialDistribution(n, law[1]);
            double chiSquare = 0;
            int cells = 0;
            for (int k = 0; k <= n; k++) {
                double mean = draws * expected.probability(k);
                if (mean >= 10) {
                    chiSquare += (counts[k] - mean) * (counts[k] - mean) / mean;
                    cells++;
                }
            }
            double limit = new ChiSquaredDistribution(cells).inverseCumulativeProbability(0.999);
            double found = chiSquare;
            assertTrue(chiSquare < limit, () -> "n " + n + ": chi-square " + found + " above " + limit);
        }
    }

    @Test
    void hasNothingToDecideAtTheEnds() {
        Rng rng = Samples.rng(1);

        assertEquals(0, Binomial.draw(rng, 1000, 0));
        assertEquals(1000, Binomial.draw(rng, 1000, 1));
        assertEquals(0, Binomial.draw(rng, 0, 0.4));
    }
}
