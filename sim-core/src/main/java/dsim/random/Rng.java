package dsim.random;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * A stream of chance: a key, and the index of the next draw. Each method but {@link #shuffled} takes one draw, whatever its
 * arguments, so that changing a probability or a bound moves nothing that comes after it.
 *
 * <p>It may be extended only by what its host wants to find beside it.
 *
 * <p>Not thread safe.
 */
public class Rng {

    private final long hi;
    private final long lo;
    private long next;

    /** The stream of a key, from its beginning. */
    public Rng(Key key) {
        this.hi = key.hi();
        this.lo = key.lo();
    }

    /** How many draws were taken. */
    public long taken() {
        return next;
    }

    /** 64 bits. */
    public long nextLong() {
        return Key.draw(hi, lo, next++);
    }

    /**
     * A number in [0, bound), each as likely as every other.
     *
     * @param bound at least 1
     * @throws IllegalArgumentException if the bound is less
     */
    public int below(int bound) {
        return (int) Draws.below(nextLong(), bound);
    }

    /**
     * A number in [0, bound), each as likely as every other.
     *
     * @param bound at least 1
     * @throws IllegalArgumentException if the bound is less
     */
    public long below(long bound) {
        return Draws.below(nextLong(), bound);
    }

    /** A double in [0, 1), of 53 bits. */
    public double nextDouble() {
        return Draws.unit(nextLong());
    }

    /**
     * True with a probability.
     *
     * @param probability 0 (never) to 1 (always)
     * @throws IllegalArgumentException if the probability is out of range
     */
    public boolean chance(double probability) {
        return Draws.chance(nextLong(), probability);
    }

    /**
     * A number from lo to hi, both included, each as likely as every other.
     *
     * @throws IllegalArgumentException if lo is more than hi
     */
    public long between(long lo, long hi) {
        return Draws.between(nextLong(), lo, hi);
    }

    /**
     * A duration from lo to hi, both included, in whole nanoseconds.
     *
     * @throws IllegalArgumentException if lo is more than hi
     * @throws ArithmeticException if one of them is longer than 292 years
     */
    public Duration between(Duration lo, Duration hi) {
        return Duration.ofNanos(between(lo.toNanos(), hi.toNanos()));
    }

    /**
     * A number of the exponential distribution.
     *
     * @param mean finite, not negative; the result has its unit
     * @throws IllegalArgumentException if the mean is out of range
     */
    public double exponential(double mean) {
        if (!(mean >= 0 && mean < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a mean is finite and not negative, not " + mean);
        }
        return mean * Draws.exponential(nextLong());
    }

    /** A number of the normal distribution of mean 0 and standard deviation 1. */
    public double gaussian() {
        return Draws.gaussian(nextLong());
    }

    /**
     * One of the elements, each as likely as every other.
     *
     * @throws IllegalArgumentException if there is none
     */
    public <E> E pick(List<E> elements) {
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("nothing to pick from: the list is empty");
        }
        return elements.get(below(elements.size()));
    }

    /**
     * The elements in an order drawn from all orders. Takes one draw less than there are elements. What comes out depends on
     * the order that the collection has.
     */
    public <E> ImmutableList<E> shuffled(Collection<E> elements) {
        @SuppressWarnings("unchecked")
        E[] order = (E[]) elements.toArray();
        for (int last = order.length - 1; last > 0; last--) {
            int other = below(last + 1);
            E moved = order[last];
            order[last] = order[other];
            order[other] = moved;
        }
        return ImmutableList.copyOf(order);
    }
}
