package dsim.algorithms.arbitrage;

import java.time.Duration;

/**
 * What counts as a price, and what as an opportunity.
 *
 * @param maxAge how old a quote may be, itself included; positive, whole microseconds
 * @param tolerance how much the logarithm of a factor is above 0 at least; not negative
 * @param inverse whether quotes go both ways
 */
public record Rules(Duration maxAge, double tolerance, Inverse inverse) {

    /** 1.5 s, 1e-12, both ways unless quoted. */
    public static final Rules USUAL = new Rules(Duration.ofMillis(1500), 1e-12, Inverse.UNLESS_QUOTED);

    /** Checks the ranges. */
    public Rules {
        if (maxAge.isNegative() || maxAge.isZero() || maxAge.toNanos() % 1000 != 0) {
            throw new IllegalArgumentException("max-age is positive and of whole microseconds, not " + maxAge);
        } else if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a tolerance is not negative, and not " + tolerance);
        }
    }

    long maxAgeMicros() {
        return maxAge.toNanos() / 1000;
    }
}
