package dsim.algorithms.gossip;

/** What theory says of the gossip network, to be printed beside what is measured. Sources stand in {@code docs/gossip.md}. */
public final class GossipTheory {

    private static final double LN2 = StrictMath.log(2);
    private static final int ITERATIONS = 10_000;

    private GossipTheory() {}

    /**
     * The links of the half graph, which peers build that join one after the other by the top half: ⌊N²/4⌋, or ⌊(N − 1)²/4⌋ + 1
     * if n does not count the newcomer.
     *
     * @param peers N, at least 1
     */
    public static long halfGraphLinks(int peers, boolean countsItself) {
        if (peers < 2) {
            return 0;
        }
        long n = peers;
        return countsItself ? n * n / 4 : (n - 1) * (n - 1) / 4 + 1;
    }

    /** The exponent of the power law that preferential attachment builds: 3 + a/m. */
    public static double alpha(int links, double attractiveness) {
        return 3 + attractiveness / links;
    }

    /**
     * The share of peers of a degree under preferential attachment, of infinitely many: (2 + a/m)·Γ(m+2+a+a/m)/Γ(m+a) ·
     * Γ(k+a)/Γ(k+3+a+a/m).
     *
     * @param degree k; 0 below m
     */
    public static double preferentialShare(int degree, int links, double attractiveness) {
        double ratio = attractiveness / links;
        if (degree < links) {
            return 0;
        }
        double share = (2 + ratio) / (links + 2 + attractiveness + ratio);
        for (int k = links; k < degree; k++) {
            share *= (k + attractiveness) / (k + 3 + attractiveness + ratio);
        }
        return share;
    }

    /**
     * The share of peers of a degree under uniform attachment, of infinitely many: (1/(m + 1))·(m/(m + 1))^(k − m).
     *
     * @param degree k; 0 below m
     */
    public static double uniformShare(int degree, int links) {
        return degree < links ? 0 : StrictMath.pow(links / (links + 1.0), degree - links) / (links + 1);
    }

    /**
     * How many questions a neighbour is asked on average until it is taken for dead although it is up: with q = 1 − (1 − p)², the
     * chance that question or answer is lost, (1 − q^k)/((1 − q)·q^k).
     *
     * @param loss p, of each message; more than 0, less than 1
     * @param misses k, so many in a row
     */
    public static double roundsToFalseDeath(double loss, int misses) {
        double miss = 1 - (1 - loss) * (1 - loss);
        double all = StrictMath.pow(miss, misses);
        return (1 - all) / ((1 - miss) * all);
    }

    /** The rounds that push takes on a complete graph, but for a constant: log2 N + ln N. */
    public static double pushRounds(int peers) {
        double ln = StrictMath.log(peers);
        return ln / LN2 + ln;
    }

    /**
     * The share of a large complete graph that infect-and-die reaches: the greatest solution of x = 1 − e^(−c·x).
     *
     * @param fanout c, not negative
     */
    public static double coverage(double fanout) {
        double x = 1;
        for (int i = 0; i < ITERATIONS; i++) {
            x = 1 - StrictMath.exp(-fanout * x);
        }
        return x;
    }

    /** The probability that a fanout of ln N + c on average reaches everyone: e^(−e^(−c)). */
    public static double reachesAll(int peers, double fanout) {
        return StrictMath.exp(-StrictMath.exp(StrictMath.log(peers) - fanout));
    }
}
