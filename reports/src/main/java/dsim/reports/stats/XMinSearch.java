package dsim.reports.stats;

import dsim.reports.table.Numbers;

/**
 * The search for the x<sub>min</sub> from which up a power law fits best: the one with the smallest distance of Kolmogorov
 * and Smirnov between the tail and the law fitted to it. Candidates are all distinct values but the largest, above which no
 * exponent could be fitted.
 *
 * <p>Exact, and yet seldom complete: a candidate is left as soon as one value of its tail shows a larger distance than the
 * best candidate's. They are tried from far apart to close together, so that a good one is known soon; and where the values
 * are looked at first, the distances of others were largest.
 */
final class XMinSearch {

    /** The tail is probed at that many steps of its ranks before it is looked at as a whole. */
    private static final int QUANTILES = 16;

    private final Scale scale;
    private final double[] values;

    /** How many values are this one or larger; one more entry, 0, behind the last. */
    private final long[] reaching;

    /** The sum of ln(x/value) over the values x from this one up. */
    private final double[] logRatios;

    /** Where the distance of a candidate was found: a place to look at first. The oldest is replaced next. */
    private final int[] largestElsewhere = new int[8];

    private int next;

    /**
     * Over the positive values of a tally.
     *
     * @throws IllegalArgumentException if the scale is discrete and a value is not a whole number
     */
    XMinSearch(Scale scale, Tally tally) {
        if (scale == Scale.DISCRETE && !tally.isWhole()) {
            throw new IllegalArgumentException("a discrete law is of whole numbers, and not all values are whole");
        }
        this.scale = scale;
        int below = tally.indexOf(Double.MIN_VALUE);
        this.values = new double[tally.distinct() - below];
        this.reaching = new long[values.length + 1];
        this.logRatios = new double[values.length];
        for (int i = values.length - 1; i >= 0; i--) {
            values[i] = tally.value(below + i);
            reaching[i] = reaching[i + 1] + tally.count(below + i);
            if (i + 1 < values.length) {
                logRatios[i] = logRatios[i + 1] + reaching[i + 1] * StrictMath.log(values[i + 1] / values[i]);
            }
        }
    }

    /** A law, the tail that it is of, and how far they are from each other. */
    record Candidate(PowerLaw law, long tail, double distance) {}

    /**
     * The best of all candidates.
     *
     * @throws IllegalArgumentException if there is none
     */
    Candidate best() {
        checkTwoFrom(0, "above 0");
        int best = 0;
        double smallest = distance(lawFrom(0), 0, Double.POSITIVE_INFINITY);
        int candidates = values.length - 1;
        for (int stride = Integer.highestOneBit(candidates); stride > 0; stride /= 2) {
            for (int i = stride; i < candidates; i += 2 * stride) {
                double distance = distance(lawFrom(i), i, smallest);
                if (distance < smallest) {
                    smallest = distance;
                    best = i;
                }
            }
        }
        return new Candidate(lawFrom(best), reaching[best], smallest);
    }

    /**
     * The law of the values from xMin up, be xMin among them or not.
     *
     * @throws IllegalArgumentException if no two distinct values are there
     */
    Candidate at(double xMin) {
        int from = 0;
        while (from < values.length && values[from] < xMin) {
            from++;
        }
        checkTwoFrom(from, "from x_min = " + Numbers.exact(xMin) + " up");
        double sum = logRatios[from] + reaching[from] * StrictMath.log(values[from] / xMin);
        PowerLaw law = PowerLaw.likeliest(scale, sum / reaching[from], xMin);
        return new Candidate(law, reaching[from], distance(law, from, Double.POSITIVE_INFINITY));
    }

    private void checkTwoFrom(int index, String where) {
        if (values.length - index < 2) {
            throw new IllegalArgumentException(
                    "a fit takes two distinct values or more " + where + ", not " + (values.length - index));
        }
    }

    private PowerLaw lawFrom(int index) {
        return PowerLaw.likeliest(scale, logRatios[index] / reaching[index], values[index]);
    }

    /** The distance, or any larger number than the bound if the distance is larger too. */
    private double distance(PowerLaw law, int from, double bound) {
        for (int index : largestElsewhere) {
            if (index >= from) {
                double gap = gap(law, from, index);
                if (gap > bound) {
                    return gap;
                }
            }
        }
        for (int k = 1; k < QUANTILES; k++) {
            double gap = gap(law, from, firstReachedBy(from, reaching[from] * k / QUANTILES));
            if (gap > bound) {
                return gap;
            }
        }
        double largest = 0;
        int where = from;
        for (int i = from; i < values.length; i++) {
            double gap = gap(law, from, i);
            if (gap > largest) {
                largest = gap;
                where = i;
            }
        }
        largestElsewhere[next] = where;
        next = (next + 1) % largestElsewhere.length;
        return largest;
    }

    /** The first value of the tail that so many values reach or fewer; the last, if all are reached by more. */
    private int firstReachedBy(int from, long rank) {
        int before = from;
        int last = values.length - 1;
        while (before < last) {
            int middle = (before + last) >>> 1;
            if (reaching[middle] <= rank) {
                last = middle;
            } else {
                before = middle + 1;
            }
        }
        return last;
    }

    /**
     * How far tail and law are apart at a value. Of whole numbers: just before it and at it, which gives the largest
     * difference over all whole numbers. Of reals: at each of the equal values, whose ranks are counted from 0 as in the
     * authors' own program; with ranks from 1 the distance may be larger by 1/tail at most.
     */
    private double gap(PowerLaw law, int from, int index) {
        double n = reaching[from];
        double before = law.survival(values[index]);
        double after = scale == Scale.DISCRETE ? law.survival(values[index] + 1) : before;
        long reachingAfter = scale == Scale.DISCRETE ? reaching[index + 1] : reaching[index + 1] + 1;
        return StrictMath.max(StrictMath.abs(before - reaching[index] / n), StrictMath.abs(after - reachingAfter / n));
    }
}
