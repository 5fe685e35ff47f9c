package dsim.reports.stats;

import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** Values to fit: published data sets, and random numbers of known laws. */
final class Samples {

    private Samples() {}

    /** A data set of this package's resources. */
    static Tally published(String name) {
        try (InputStream file = Objects.requireNonNull(Samples.class.getResourceAsStream(name), name)) {
            return DataText.values(new String(file.readAllBytes(), StandardCharsets.UTF_8), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DataText.MistakesException e) {
            throw new AssertionError(e);
        }
    }

    static Rng rng(long seed) {
        return new Rng(Key.of(Seed.of(seed), "samples"));
    }

    /** Numbers of a power law, each by inversion of its distribution function. */
    static double[] ofPowerLaw(Rng rng, PowerLaw law, int n) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> law.reachedBy(1 - rng.nextDouble()));
        return values;
    }

    /** Numbers of the geometric law from xMin up. */
    static double[] geometric(Rng rng, double rate, double xMin, int n) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> xMin + StrictMath.floor(rng.exponential(1 / rate)));
        return values;
    }

    /** Numbers of the log-normal law, rounded to whole ones; zeros among them. */
    static double[] logNormal(Rng rng, double mu, double sigma, int n) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> StrictMath.rint(StrictMath.exp(mu + sigma * rng.gaussian())));
        return values;
    }

    /** Degrees of a graph that grows by links to distinct nodes, from a clique, uniformly or by preference. */
    static int[] grownDegrees(Rng rng, int nodes, int links, boolean byPreference) {
        int[] degrees = new int[nodes];
        int[] ends = new int[2 * nodes * links];
        int size = 0;
        for (int node = 0; node < nodes; node++) {
            int[] chosen = new int[Math.min(node, links)];
            Arrays.fill(chosen, -1);
            for (int i = 0; i < chosen.length; i++) {
                while (chosen[i] < 0) {
                    int drawn = node <= links ? i : byPreference ? ends[rng.below(size)] : rng.below(node);
                    if (Arrays.stream(chosen).noneMatch(other -> other == drawn)) {
                        chosen[i] = drawn;
                    }
                }
            }
            for (int other : chosen) {
                degrees[node]++;
                degrees[other]++;
                ends[size] = node;
                ends[size + 1] = other;
                size += 2;
            }
        }
        return degrees;
    }
}
