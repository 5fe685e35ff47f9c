package dsim.network;

import com.google.common.primitives.ImmutableLongArray;
import dsim.random.Draws;
import java.time.Duration;
import java.util.List;

/**
 * How long a message is under way, as a function of one draw of 64 bits. Every result is at least 1 ns, because a message
 * never arrives at the instant at which it is sent, and at most {@link #MAX_NANOS}, because tails are endless and clocks are not.
 *
 * <p>Formulas and sources of all models: {@code docs/network.md}.
 */
public sealed interface Latency {

    /** One hour in nanoseconds: no configured latency may be longer, and no drawn one is. */
    long MAX_NANOS = 3_600_000_000_000L;

    /** The latency that a draw stands for, in nanoseconds: 1 to one hour. */
    long nanos(long draw);

    /** No draw stands for less, in nanoseconds; at least 1. */
    long leastNanos();

    /** As scenarios write it, such as {@code 5ms..20ms}. */
    @Override
    String toString();

    /**
     * Always the same.
     *
     * @throws IllegalArgumentException if it is negative or more than an hour, as everywhere here
     */
    static Latency constant(Duration latency) {
        return new Constant(nanos(latency));
    }

    /**
     * Each nanosecond of a range, its ends included, as likely as every other.
     *
     * @throws IllegalArgumentException if the range is reversed
     */
    static Latency uniform(Duration min, Duration max) {
        return new Uniform(nanos(min), nanos(max));
    }

    /** Exponential from 0 up: many short ones, few long ones. */
    static Latency exponential(Duration mean) {
        return exponential(Duration.ZERO, mean);
    }

    /**
     * A minimum, and an exponential part on top of it.
     *
     * @param mean of the whole, the minimum included
     * @throws IllegalArgumentException if the mean is not more than the minimum
     */
    static Latency exponential(Duration minimum, Duration mean) {
        return new Exponential(nanos(minimum), nanos(mean));
    }

    /** Normal. What would be below 0 is the shortest latency instead: keep the mean several deviations away from 0. */
    static Latency normal(Duration mean, Duration deviation) {
        return new Normal(nanos(mean), nanos(deviation));
    }

    /**
     * Lognormal: its logarithm is normal. The usual fit of measured latencies.
     *
     * @param median half of all are shorter; more than 0
     * @param p99 of a hundred, 99 are shorter
     * @throws IllegalArgumentException if p99 is not more than the median
     */
    static Latency lognormal(Duration median, Duration p99) {
        return Lognormal.of(nanos(median), nanos(p99));
    }

    /**
     * Pareto: the share that is longer than x falls as a power of x.
     *
     * @param minimum the shortest, more than 0
     * @param shape the power, more than 0; up to 1 there would be no mean but for {@link #MAX_NANOS}, up to 2 no variance
     */
    static Latency pareto(Duration minimum, double shape) {
        return new Pareto(nanos(minimum), shape);
    }

    /**
     * One of the given latencies, each as likely as every other: the inverse of their empirical distribution.
     *
     * @param measured at least one, in any order
     */
    static Latency empirical(List<Duration> measured) {
        return new Empirical(ImmutableLongArray.copyOf(
                measured.stream().mapToLong(Latency::nanos).sorted()));
    }

    /** The latency nearest below a number of nanoseconds: in whole ones, from 1 to {@link #MAX_NANOS}. */
    static long bounded(double nanos) {
        return nanos < 1 ? 1 : nanos < MAX_NANOS ? (long) nanos : MAX_NANOS;
    }

    /** Always the same. */
    record Constant(long latencyNanos) implements Latency {

        /** Checks the range. */
        public Constant {
            check(latencyNanos);
        }

        @Override
        public long nanos(long draw) {
            return atLeastOne(latencyNanos);
        }

        @Override
        public long leastNanos() {
            return atLeastOne(latencyNanos);
        }

        @Override
        public String toString() {
            return Units.duration(latencyNanos);
        }
    }

    /** Uniform over whole nanoseconds. */
    record Uniform(long minNanos, long maxNanos) implements Latency {

        /** Checks the range. */
        public Uniform {
            check(minNanos);
            check(maxNanos);
            require(
                    minNanos <= maxNanos,
                    "a range goes from low to high",
                    Units.duration(minNanos) + ".." + Units.duration(maxNanos));
        }

        @Override
        public long nanos(long draw) {
            return atLeastOne(Draws.between(draw, minNanos, maxNanos));
        }

        @Override
        public long leastNanos() {
            return atLeastOne(minNanos);
        }

        @Override
        public String toString() {
            return Units.duration(minNanos) + ".." + Units.duration(maxNanos);
        }
    }

    /** A minimum and an exponential part; the mean is that of both together. */
    record Exponential(long minNanos, long meanNanos) implements Latency {

        /** Checks the range. */
        public Exponential {
            check(minNanos);
            check(meanNanos);
            require(
                    minNanos < meanNanos,
                    "an exponential mean is more than its min",
                    Units.duration(meanNanos) + " with min " + Units.duration(minNanos));
        }

        @Override
        public long nanos(long draw) {
            return bounded(minNanos + (meanNanos - minNanos) * Draws.exponential(draw));
        }

        @Override
        public long leastNanos() {
            return atLeastOne(minNanos);
        }

        @Override
        public String toString() {
            return "exponential mean " + Units.duration(meanNanos)
                    + (minNanos == 0 ? "" : " min " + Units.duration(minNanos));
        }
    }

    /** Normal, cut at 0. */
    record Normal(long meanNanos, long deviationNanos) implements Latency {

        /** Checks the range. */
        public Normal {
            check(meanNanos);
            check(deviationNanos);
        }

        @Override
        public long nanos(long draw) {
            return bounded(meanNanos + deviationNanos * Draws.gaussian(draw));
        }

        @Override
        public long leastNanos() {
            return 1;
        }

        @Override
        public String toString() {
            return "normal mean " + Units.duration(meanNanos) + " deviation " + Units.duration(deviationNanos);
        }
    }

    /**
     * The exponential of a normal.
     *
     * @param sigma the standard deviation of the logarithm
     */
    record Lognormal(long medianNanos, double sigma) implements Latency {

        /** Of the normal distribution of mean 0 and deviation 1, 99 % are below. */
        private static final double NORMAL_P99 = 2.3263478740408408;

        /** Checks the range. */
        public Lognormal {
            check(medianNanos);
            require(medianNanos > 0, "a lognormal median is more than 0s", Units.duration(medianNanos));
            require(isPositive(sigma), "a lognormal sigma is finite and more than 0", Double.toString(sigma));
        }

        private static Lognormal of(long medianNanos, long p99Nanos) {
            require(
                    medianNanos < p99Nanos,
                    "a lognormal p99 is more than its median",
                    Units.duration(p99Nanos) + " with median " + Units.duration(medianNanos));
            return new Lognormal(medianNanos, StrictMath.log((double) p99Nanos / medianNanos) / NORMAL_P99);
        }

        @Override
        public long nanos(long draw) {
            return bounded(medianNanos * StrictMath.exp(sigma * Draws.gaussian(draw)));
        }

        /** Of a hundred, 99 are shorter. */
        public long p99Nanos() {
            return StrictMath.round(medianNanos * StrictMath.exp(sigma * NORMAL_P99));
        }

        @Override
        public long leastNanos() {
            return 1;
        }

        @Override
        public String toString() {
            return "lognormal median " + Units.duration(medianNanos) + " p99 " + Units.duration(p99Nanos());
        }
    }

    /** The exponential of an exponential: a power law. */
    record Pareto(long minNanos, double shape) implements Latency {

        /** Checks the range. */
        public Pareto {
            check(minNanos);
            require(minNanos > 0, "a pareto min is more than 0s", Units.duration(minNanos));
            require(isPositive(shape), "a pareto shape is finite and more than 0", Double.toString(shape));
        }

        @Override
        public long nanos(long draw) {
            return bounded(minNanos * StrictMath.exp(Draws.exponential(draw) / shape));
        }

        @Override
        public long leastNanos() {
            return minNanos;
        }

        @Override
        public String toString() {
            return "pareto min " + Units.duration(minNanos) + " shape " + Units.number(shape);
        }
    }

    /**
     * Drawn from what was measured.
     *
     * @param sortedNanos from the shortest to the longest
     */
    record Empirical(ImmutableLongArray sortedNanos) implements Latency {

        /** Checks the range. */
        public Empirical {
            require(!sortedNanos.isEmpty(), "an empirical latency has at least one value", "0");
            sortedNanos.forEach(Latency::check);
            for (int i = 1; i < sortedNanos.length(); i++) {
                require(
                        sortedNanos.get(i - 1) <= sortedNanos.get(i),
                        "the values of an empirical latency are sorted",
                        Units.duration(sortedNanos.get(i - 1)) + ", " + Units.duration(sortedNanos.get(i)));
            }
        }

        @Override
        public long nanos(long draw) {
            return atLeastOne(sortedNanos.get((int) Draws.below(draw, sortedNanos.length())));
        }

        @Override
        public long leastNanos() {
            return atLeastOne(sortedNanos.get(0));
        }

        @Override
        public String toString() {
            return "empirical of " + sortedNanos.length() + " values " + Units.duration(sortedNanos.get(0)) + ".."
                    + Units.duration(sortedNanos.get(sortedNanos.length() - 1));
        }
    }

    private static long nanos(Duration latency) {
        if (latency.isNegative() || latency.compareTo(Duration.ofNanos(MAX_NANOS)) > 0) {
            throw new IllegalArgumentException("a latency is 0s to 1h, not " + latency);
        }
        return latency.toNanos();
    }

    private static void check(long latencyNanos) {
        require(latencyNanos >= 0 && latencyNanos <= MAX_NANOS, "a latency is 0s to 1h", latencyNanos + "ns");
    }

    private static void require(boolean holds, String rule, String value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", not " + value);
        }
    }

    private static boolean isPositive(double number) {
        return number > 0 && number < Double.POSITIVE_INFINITY;
    }

    private static long atLeastOne(long nanos) {
        return nanos == 0 ? 1 : nanos;
    }
}
