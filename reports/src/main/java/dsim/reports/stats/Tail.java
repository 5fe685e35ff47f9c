package dsim.reports.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * The part of a tally from some x<sub>min</sub> up: what a tail law is fitted to.
 *
 * @param tally where the values are
 * @param from the index of the smallest value that belongs to the tail
 */
record Tail(Tally tally, int from) {

    /** The values of a tally from xMin up. */
    static Tail of(Tally tally, double xMin) {
        return new Tail(tally, tally.indexOf(xMin));
    }

    /** How many values there are. */
    long n() {
        long n = 0;
        for (int i = from; i < tally.distinct(); i++) {
            n += tally.count(i);
        }
        return n;
    }

    /** How many distinct values there are. */
    int distinct() {
        return tally.distinct() - from;
    }

    /** The mean of a function of the values. */
    double mean(DoubleUnaryOperator function) {
        return sum(function) / n();
    }

    /** The sum of a function over the values. */
    double sum(DoubleUnaryOperator function) {
        double sum = 0;
        for (int i = tally.distinct() - 1; i >= from; i--) {
            sum += tally.count(i) * function.applyAsDouble(tally.value(i));
        }
        return sum;
    }
}
