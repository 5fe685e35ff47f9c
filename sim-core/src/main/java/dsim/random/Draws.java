package dsim.random;

/**
 * What becomes of one draw of 64 bits: a number of a distribution. Each is a function of the draw alone; where a draw is not
 * enough (about one time in a hundred) the further bits follow from it. So one draw stands for one decision, however many
 * bits that takes. All results are the same to the bit on every machine.
 *
 * <p>Exponential and normal numbers are made by the ziggurat of 256 layers (G. Marsaglia, W. W. Tsang, <i>The Ziggurat Method
 * for Generating Random Variables</i>, J. Statistical Software 5(8), 2000). Unlike there, layer, sign and position come from
 * separate bits (J. A. Doornik, 2005), and the position has 53 bits.
 */
public final class Draws {

    private static final double UNIT = 0x1p-53;
    private static final int POSITION = 11;
    private static final int LAYERS = 256;
    private static final int LAYER = LAYERS - 1;
    private static final int SIGN = 1 << 8;

    private static final Ziggurat EXPONENTIAL = Ziggurat.ofExponential();
    private static final Ziggurat NORMAL = Ziggurat.ofNormal();

    private Draws() {}

    /** A double in [0, 1): the upper 53 bits of the draw. */
    public static double unit(long draw) {
        return (draw >>> POSITION) * UNIT;
    }

    /**
     * The limit for {@link #isBelow} that stands for a probability.
     *
     * @param probability 0 (never) to 1 (always)
     * @throws IllegalArgumentException if it is out of range
     */
    public static long limit(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is 0 to 1, not " + probability);
        }
        return (long) StrictMath.ceil(probability * 0x1p53);
    }

    /** Whether {@link #unit} of the draw is less than the probability that the limit stands for: the same to the bit, and quicker. */
    public static boolean isBelow(long draw, long limit) {
        return draw >>> POSITION < limit;
    }

    /**
     * True with a probability.
     *
     * @param probability 0 (never) to 1 (always)
     * @throws IllegalArgumentException if the probability is out of range
     */
    public static boolean chance(long draw, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is 0 to 1, not " + probability);
        }
        return unit(draw) < probability;
    }

    /**
     * A number in [0, bound), each exactly as likely as every other (D. Lemire, <i>Fast Random Integer Generation in an
     * Interval</i>, ACM TOMACS 29(1), 2019).
     *
     * @param bound at least 1
     * @throws IllegalArgumentException if the bound is less
     */
    public static long below(long draw, long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("a bound is at least 1, not " + bound);
        }
        long bits = draw;
        long fraction = bits * bound;
        if (Long.compareUnsigned(fraction, bound) < 0) {
            long surplus = Long.remainderUnsigned(-bound, bound);
            for (int k = 1; Long.compareUnsigned(fraction, surplus) < 0; k++) {
                bits = Key.further(draw, k);
                fraction = bits * bound;
            }
        }
        return Math.multiplyHigh(bits, bound) + ((bits >> 63) & bound);
    }

    /**
     * A number from lo to hi, both included, each as likely as every other.
     *
     * @throws IllegalArgumentException if lo is more than hi
     */
    public static long between(long draw, long lo, long hi) {
        if (lo > hi) {
            throw new IllegalArgumentException("a range goes from low to high, not from " + lo + " to " + hi);
        }
        long size = hi - lo + 1;
        if (size > 0) {
            return lo + below(draw, size);
        }
        long above = draw;
        for (int k = 1; Long.compareUnsigned(above, hi - lo) > 0; k++) {
            above = Key.further(draw, k);
        }
        return lo + above;
    }

    /** A number of the exponential distribution of mean 1: 0 or more, seldom above 40. */
    public static double exponential(long draw) {
        int layer = (int) draw & LAYER;
        long position = draw >>> POSITION;
        return position < EXPONENTIAL.inside[layer]
                ? position * EXPONENTIAL.width[layer]
                : exponentialAtTheEdge(draw, layer, position);
    }

    private static double exponentialAtTheEdge(long draw, int firstLayer, long firstPosition) {
        int layer = firstLayer;
        long position = firstPosition;
        double beyond = 0;
        for (int k = 1; ; k += 2) {
            double x = position * EXPONENTIAL.width[layer];
            if (position < EXPONENTIAL.inside[layer]) {
                return beyond + x;
            } else if (layer == 0) {
                beyond += EXPONENTIAL.tail;
            } else if (EXPONENTIAL.height(layer, unit(Key.further(draw, k))) < StrictMath.exp(-x)) {
                return beyond + x;
            }
            long bits = Key.further(draw, k + 1);
            layer = (int) bits & LAYER;
            position = bits >>> POSITION;
        }
    }

    /** A number of the normal distribution of mean 0 and standard deviation 1: seldom beyond 8. */
    public static double gaussian(long draw) {
        int layer = (int) draw & LAYER;
        long position = draw >>> POSITION;
        double size = position < NORMAL.inside[layer]
                ? position * NORMAL.width[layer]
                : gaussianAtTheEdge(draw, layer, position);
        return (draw & SIGN) == 0 ? size : -size;
    }

    private static double gaussianAtTheEdge(long draw, int firstLayer, long firstPosition) {
        int layer = firstLayer;
        long position = firstPosition;
        for (int k = 1; ; k += 2) {
            double x = position * NORMAL.width[layer];
            if (position < NORMAL.inside[layer]) {
                return x;
            } else if (layer == 0) {
                return gaussianTail(Key.further(draw, k));
            } else if (NORMAL.height(layer, unit(Key.further(draw, k))) < StrictMath.exp(-0.5 * x * x)) {
                return x;
            }
            long bits = Key.further(draw, k + 1);
            layer = (int) bits & LAYER;
            position = bits >>> POSITION;
        }
    }

    /** The tail is that of an exponential, thinned (G. Marsaglia, <i>Technometrics</i> 6(1), 1964). */
    private static double gaussianTail(long draw) {
        for (int k = 1; ; k += 2) {
            double x = exponential(Key.further(draw, k)) / NORMAL.tail;
            double thinning = exponential(Key.further(draw, k + 1));
            if (2 * thinning > x * x) {
                return NORMAL.tail + x;
            }
        }
    }

    /**
     * A falling density cut into layers of equal area. The lowest layer is a box as wide as its area is large; the part of
     * the box beyond the tail's beginning stands for the tail.
     */
    private static final class Ziggurat {

        /** Where the tail begins. */
        private final double tail;

        /** How many positions of a layer, of 2^53, lie under the curve for certain. */
        private final long[] inside = new long[LAYERS];

        /** The width of a layer, in units of one position. */
        private final double[] width = new double[LAYERS];

        /** The density at the right end of a layer; the last entry is the top. */
        private final double[] density = new double[LAYERS + 1];

        /** Layers from their right ends: ends[0] is the width of the lowest box, ends[1] the tail, ends[256] is 0. */
        private Ziggurat(double[] ends, double[] density) {
            this.tail = ends[1];
            for (int layer = 0; layer < LAYERS; layer++) {
                inside[layer] = (long) (ends[layer + 1] / ends[layer] * 0x1p53);
                width[layer] = ends[layer] * UNIT;
            }
            System.arraycopy(density, 0, this.density, 0, density.length);
        }

        static Ziggurat ofExponential() {
            double tail = 7.69711747013105;
            double area = (tail + 1) * StrictMath.exp(-tail);
            double[] ends = new double[LAYERS + 1];
            double[] density = new double[LAYERS + 1];
            ends[0] = area / StrictMath.exp(-tail);
            ends[1] = tail;
            density[1] = StrictMath.exp(-tail);
            for (int layer = 2; layer < LAYERS; layer++) {
                density[layer] = density[layer - 1] + area / ends[layer - 1];
                ends[layer] = -StrictMath.log(density[layer]);
            }
            density[LAYERS] = 1;
            return new Ziggurat(ends, density);
        }

        static Ziggurat ofNormal() {
            double tail = 3.654152885361009;
            double area = 0.004928673233974655;
            double[] ends = new double[LAYERS + 1];
            double[] density = new double[LAYERS + 1];
            density[1] = StrictMath.exp(-0.5 * tail * tail);
            ends[0] = area / density[1];
            ends[1] = tail;
            for (int layer = 2; layer < LAYERS; layer++) {
                density[layer] = density[layer - 1] + area / ends[layer - 1];
                ends[layer] = StrictMath.sqrt(-2 * StrictMath.log(density[layer]));
            }
            density[LAYERS] = 1;
            return new Ziggurat(ends, density);
        }

        /** A height within a layer's band, from its lower to its upper edge. */
        double height(int layer, double unit) {
            return density[layer] + unit * (density[layer + 1] - density[layer]);
        }
    }
}
