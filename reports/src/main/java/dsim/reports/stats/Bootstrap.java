package dsim.reports.stats;

import com.google.common.primitives.ImmutableDoubleArray;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import java.util.Arrays;

/**
 * How well a power law fits: the share of samples made by the law itself that lie at least as far from their own fits as
 * the data lie from theirs.
 *
 * <p>Source: Clauset, Shalizi, Newman (2009), section 4.1, the semi-parametric procedure: a sample has as many values as
 * the data, each of them with probability tail/n a number of the fitted law, and else one of the observed values below
 * x<sub>min</sub>. It is fitted the way the data were, x<sub>min</sub> included unless that was given.
 *
 * @param p the share: below 0.1 the fit is to be rejected
 * @param samples how many samples were made; p has a standard error of at most 1/(2&radic;samples)
 */
public record Bootstrap(double p, int samples) {

    /** Below this p a fit is to be rejected (section 4.1). */
    public static final double REJECTED_BELOW = 0.1;

    /**
     * Tests a fit.
     *
     * @param fit a fit to the tally
     * @param fittedXMin whether its x<sub>min</sub> was fitted too, so that it is fitted in each sample
     * @param samples how many samples to make, 1 or more
     * @param seed what chance follows from; the stream is {@code power-law-bootstrap}
     * @param threads how many threads to use, 1 or more; the result is the same for any number
     * @param afterEach is told after each sample, by the thread that made it
     */
    static Bootstrap of(
            Tally tally, PowerLawFit fit, boolean fittedXMin, int samples, Seed seed, int threads, Runnable afterEach) {
        if (samples < 1) {
            throw new IllegalArgumentException("a bootstrap takes 1 sample or more, not " + samples);
        }
        Key key = Key.of(seed, "power-law-bootstrap");
        Source source = Source.of(tally, fit);
        double[] distances = Replicates.run(samples, threads, i -> {
            double distance = distance(fit, fittedXMin, source.sample(new Rng(key.with(i))));
            afterEach.run();
            return distance;
        });
        long asFar = Arrays.stream(distances)
                .filter(distance -> distance >= fit.distance())
                .count();
        return new Bootstrap((double) asFar / samples, samples);
    }

    /** The distance of a sample from its own fit: 0 if it has too few distinct values to be fitted. */
    private static double distance(PowerLawFit fit, boolean fittedXMin, Tally sample) {
        int candidates = sample.distinct() - sample.indexOf(fittedXMin ? Double.MIN_VALUE : fit.xMin());
        if (candidates < 2) {
            return 0;
        }
        Scale scale = fit.law().scale();
        return (fittedXMin ? PowerLawFit.of(scale, sample) : PowerLawFit.from(scale, sample, fit.xMin())).distance();
    }

    /**
     * What samples are made of.
     *
     * @param tally the observed values
     * @param fit the law of those from x<sub>min</sub> up
     * @param below how many distinct values are below x<sub>min</sub>
     * @param survival of the law at x<sub>min</sub> and the whole numbers after it, while it is not small; discrete only
     */
    private record Source(Tally tally, PowerLawFit fit, int below, ImmutableDoubleArray survival) {

        private static final int TABLE_MAX = 1 << 16;
        private static final double SMALL = 1e-3;

        static Source of(Tally tally, PowerLawFit fit) {
            double[] survival = new double[fit.law().scale() == Scale.DISCRETE ? TABLE_MAX : 1];
            survival[0] = 1;
            int size = 1;
            while (size < survival.length && survival[size - 1] > SMALL) {
                survival[size] = fit.law().survival(fit.xMin() + size);
                size++;
            }
            return new Source(
                    tally, fit, tally.indexOf(fit.xMin()), ImmutableDoubleArray.copyOf(Arrays.copyOf(survival, size)));
        }

        /**
         * As many values as were observed: how often each of the frequent ones comes up is drawn at once, cell after cell;
         * the rare ones beyond are drawn one by one.
         */
        Tally sample(Rng rng) {
            int frequent = survival.length() - 1;
            double[] values = new double[below + frequent];
            long[] counts = new long[below + frequent];
            long inTail = Binomial.draw(rng, fit.n(), (double) fit.tail() / fit.n());
            long left = fit.n() - inTail;
            long observedLeft = fit.n() - fit.tail();
            for (int i = 0; i < below; i++) {
                values[i] = tally.value(i);
                counts[i] = Binomial.draw(rng, left, (double) tally.count(i) / observedLeft);
                left -= counts[i];
                observedLeft -= tally.count(i);
            }
            left = inTail;
            for (int i = 0; i < frequent; i++) {
                values[below + i] = fit.xMin() + i;
                counts[below + i] = Binomial.draw(rng, left, 1 - survival.get(i + 1) / survival.get(i));
                left -= counts[below + i];
            }
            double[] rare = new double[Math.toIntExact(left)];
            for (int i = 0; i < rare.length; i++) {
                rare[i] = fit.law().reachedBy(survival.get(frequent) * (1 - rng.nextDouble()));
            }
            return seen(values, counts, Tally.of(rare));
        }

        /** The cells that were drawn at least once, then the rare values. */
        private static Tally seen(double[] values, long[] counts, Tally rare) {
            double[] seenValues = Arrays.copyOf(values, values.length + rare.distinct());
            long[] seenCounts = new long[seenValues.length];
            int size = 0;
            for (int i = 0; i < values.length; i++) {
                if (counts[i] > 0) {
                    seenValues[size] = values[i];
                    seenCounts[size] = counts[i];
                    size++;
                }
            }
            for (int i = 0; i < rare.distinct(); i++) {
                seenValues[size] = rare.value(i);
                seenCounts[size] = rare.count(i);
                size++;
            }
            return Tally.ofCounts(Arrays.copyOf(seenValues, size), Arrays.copyOf(seenCounts, size));
        }
    }
}
