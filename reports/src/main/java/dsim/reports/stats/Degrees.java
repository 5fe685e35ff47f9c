package dsim.reports.stats;

import org.apache.commons.math3.special.Beta;

/**
 * Exact laws of the degrees of graphs that grow by one node at a time. All are undirected, and a newcomer's links go to
 * distinct nodes.
 */
public final class Degrees {

    private Degrees() {}

    /**
     * Preferential attachment: each of m links goes to a node with a probability that goes as its degree + a. The degrees
     * have a power-law tail of exponent 3 + a/m, and only the tail: P(k) = (2 + a/m) &Gamma;(m + 2 + a + a/m)/&Gamma;(m + a)
     * &Gamma;(k + a)/&Gamma;(k + 3 + a + a/m). For a = 0 it is 2m(m + 1)/(k(k + 1)(k + 2)), the graph of Barab&aacute;si and
     * Albert.
     *
     * <p>Source: S. N. Dorogovtsev, J. F. F. Mendes, A. N. Samukhin, <i>Structure of Growing Networks with Preferential
     * Linking</i>, Physical Review Letters 85, 2000.
     *
     * @param m links of a newcomer, 1 or more
     * @param a more than -m
     * @throws IllegalArgumentException if one is out of range
     */
    public static DegreeLaw preferential(int m, double a) {
        checkLinks(m);
        if (!(a > -m && a < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the kernel k + a is positive: a is more than -" + m + ", not " + a);
        }
        return new Preferential(m, a);
    }

    /**
     * Uniform attachment: each of m links goes to any node. The degrees fall exponentially, P(k) = 1/(m + 1)
     * (m/(m + 1))<sup>k - m</sup>: the law to be rejected before one speaks of a power law.
     *
     * @param m links of a newcomer, 1 or more
     * @throws IllegalArgumentException if it is less
     */
    public static DegreeLaw uniform(int m) {
        checkLinks(m);
        return new Uniform(m);
    }

    private static void checkLinks(int m) {
        if (m < 1) {
            throw new IllegalArgumentException("a newcomer makes 1 link or more, not " + m);
        }
    }

    /** The exponent of the tail of {@link #preferential}: 3 + a/m. */
    public static double preferentialExponent(int m, double a) {
        return 3 + a / m;
    }

    /**
     * What "connect to the top n/2 of the known peers, sorted by degree" builds: the half graph, whose degrees are spread
     * evenly, whatever the order of equals. From small to large.
     *
     * @param nodes 1 or more
     * @param inclusive whether n counts the newcomer: then it makes &lfloor;n/2&rfloor; links, and the degrees are 1 to
     *     nodes - 1 with &lfloor;nodes/2&rfloor; twice; else it makes &lfloor;n/2&rfloor; links but one at least, which gives
     *     the same of one node less, and one leaf more at the highest node
     * @throws IllegalArgumentException if there is no node
     */
    public static int[] halfGraph(int nodes, boolean inclusive) {
        if (nodes < 1) {
            throw new IllegalArgumentException("a graph has 1 node or more, not " + nodes);
        }
        int[] degrees = new int[nodes];
        if (nodes > 1 && inclusive) {
            for (int i = 0; i < nodes; i++) {
                degrees[i] = i < nodes / 2 ? i + 1 : i;
            }
        } else if (nodes > 1) {
            System.arraycopy(halfGraph(nodes - 1, true), 0, degrees, 1, nodes - 1);
            degrees[0] = 1;
            degrees[nodes - 1]++;
        }
        return degrees;
    }

    /**
     * How many edges the half graph has: &lfloor;nodes²/4&rfloor; inclusive, else &lfloor;(nodes - 1)²/4&rfloor; + 1.
     *
     * @param nodes 2 or more
     * @param inclusive whether n counts the newcomer, as in {@link #halfGraph}
     * @throws IllegalArgumentException if there are fewer
     */
    public static long halfGraphEdges(int nodes, boolean inclusive) {
        if (nodes < 2) {
            throw new IllegalArgumentException("a graph with an edge has 2 nodes or more, not " + nodes);
        }
        long size = nodes;
        return inclusive ? size * size / 4 : (size - 1) * (size - 1) / 4 + 1;
    }

    private record Preferential(long least, double a) implements DegreeLaw {

        /** How fast the survival falls: its exponent, one less than that of the shares. */
        private double fall() {
            return 2 + a / least;
        }

        @Override
        public double share(long degree) {
            return degree < least ? 0 : survival(degree) * fall() / (degree + a + fall());
        }

        @Override
        public double survival(long degree) {
            return degree <= least
                    ? 1
                    : StrictMath.exp(Beta.logBeta(degree + a, fall()) - Beta.logBeta(least + a, fall()));
        }
    }

    private record Uniform(long least) implements DegreeLaw {

        @Override
        public double share(long degree) {
            return degree < least ? 0 : survival(degree) / (least + 1);
        }

        @Override
        public double survival(long degree) {
            return degree <= least ? 1 : StrictMath.exp((degree - least) * -StrictMath.log1p(1.0 / least));
        }
    }
}
