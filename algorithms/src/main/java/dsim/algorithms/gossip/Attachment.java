package dsim.algorithms.gossip;

import dsim.random.Rng;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rule by which a newcomer chooses its first neighbours among those whom it knows, and by which a peer refuses more.
 * What each builds is told in {@code docs/gossip.md}.
 */
public sealed interface Attachment {

    /** How many links a newcomer wants that knows so many others; at most as many. */
    int wanted(int known);

    /**
     * Chooses.
     *
     * @param count how many are wanted, at most all
     * @return the places of the chosen, each once; fewer than wanted if no more are eligible
     */
    int[] choose(KnownPeers known, int count, Rng rng);

    /** Whether a peer that has so many links takes one more. */
    default boolean hasRoom(int links) {
        return true;
    }

    /**
     * "Sort the known peers by degree, connect to the top n/2", as documented; equal degrees in an order that is drawn.
     *
     * @param countsItself whether n counts the newcomer. If not, the second peer would know one, want ⌊1/2⌋ = 0 and stay alone:
     *     a newcomer that knows anybody wants one at least
     */
    record TopHalf(boolean countsItself) implements Attachment {

        @Override
        public int wanted(int known) {
            int n = countsItself ? known + 1 : known;
            return known == 0 ? 0 : Math.max(1, n / 2);
        }

        @Override
        public int[] choose(KnownPeers known, int count, Rng rng) {
            int[] byDegree = new int[known.size()];
            for (int place = 0; place < byDegree.length; place++) {
                byDegree[place] = known.degree(place);
            }
            Arrays.sort(byDegree);
            int least = byDegree[byDegree.length - count];
            int[] above = eligible(known, least + 1, Integer.MAX_VALUE);
            int[] chosen = Arrays.copyOf(above, count);
            int[] rest = sample(eligible(known, least, least), count - above.length, rng);
            System.arraycopy(rest, 0, chosen, above.length, rest.length);
            return chosen;
        }
    }

    /**
     * Any, each as likely as every other: the null hypothesis, with degrees that fall off exponentially.
     *
     * @param links how many; at least 1
     */
    record Uniform(int links) implements Attachment {

        /** Checks the number of links. */
        public Uniform {
            requireLinks(links);
        }

        @Override
        public int wanted(int known) {
            return Math.min(links, known);
        }

        @Override
        public int[] choose(KnownPeers known, int count, Rng rng) {
            return sample(eligible(known, 0, Integer.MAX_VALUE), count, rng);
        }
    }

    /**
     * Each with a probability that grows with its degree k as k + a, without repetition.
     *
     * <p>Source: A.-L. Barabási, R. Albert, <i>Emergence of Scaling in Random Networks</i>, Science 286, 1999 (a = 0); S. N.
     * Dorogovtsev, J. F. F. Mendes, A. N. Samukhin, <i>Structure of Growing Networks with Preferential Linking</i>, Phys. Rev.
     * Lett. 85, 2000: P(k) falls off as k^−(3 + a/m).
     *
     * @param links m, how many; at least 1
     * @param attractiveness a, what everybody has besides its degree; more than −m
     */
    record Preferential(int links, double attractiveness) implements Attachment {

        /** Checks the numbers. */
        public Preferential {
            requireLinks(links);
            if (!(attractiveness > -links && attractiveness < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("attractiveness (" + attractiveness + ") is more than -links, here "
                        + -links + ": a peer with that many links would have no chance");
            }
        }

        @Override
        public int wanted(int known) {
            return Math.min(links, known);
        }

        @Override
        public int[] choose(KnownPeers known, int count, Rng rng) {
            double[] weights = new double[known.size()];
            for (int place = 0; place < weights.length; place++) {
                weights[place] = Math.max(0, known.degree(place) + attractiveness);
            }
            int[] chosen = new int[count];
            for (int i = 0; i < count; i++) {
                chosen[i] = weighted(weights, chosen, i, rng);
                weights[chosen[i]] = 0;
            }
            return chosen;
        }

        /** Where nobody has a weight, each is as likely as every other. */
        private static int weighted(double[] weights, int[] taken, int size, Rng rng) {
            double total = 0;
            for (double weight : weights) {
                total += weight;
            }
            if (total == 0) {
                int[] free = IntStream.range(0, weights.length)
                        .filter(place -> Arrays.stream(taken, 0, size).noneMatch(each -> each == place))
                        .toArray();
                return free[rng.below(free.length)];
            }
            double left = rng.nextDouble() * total;
            int last = 0;
            for (int place = 0; place < weights.length; place++) {
                if (weights[place] > 0) {
                    last = place;
                    left -= weights[place];
                    if (left < 0) {
                        return place;
                    }
                }
            }
            return last;
        }
    }

    /**
     * Any that has room, each as likely as every other; a peer with as many links as it may have refuses.
     *
     * @param links how many a newcomer wants; at least 1
     * @param mostLinks how many a peer has at most; at least {@code links}
     */
    record CappedRandom(int links, int mostLinks) implements Attachment {

        /** Checks the numbers. */
        public CappedRandom {
            requireLinks(links);
            if (mostLinks < links) {
                throw new IllegalArgumentException("most-links (" + mostLinks + ") is at least links (" + links + ")");
            }
        }

        @Override
        public int wanted(int known) {
            return Math.min(links, known);
        }

        @Override
        public int[] choose(KnownPeers known, int count, Rng rng) {
            int[] eligible = eligible(known, 0, mostLinks - 1);
            return sample(eligible, Math.min(count, eligible.length), rng);
        }

        @Override
        public boolean hasRoom(int links) {
            return links < mostLinks;
        }
    }

    /** All: the complete graph, on which the theory of epidemics stands. */
    record Everybody() implements Attachment {

        @Override
        public int wanted(int known) {
            return known;
        }

        @Override
        public int[] choose(KnownPeers known, int count, Rng rng) {
            return Arrays.copyOf(eligible(known, 0, Integer.MAX_VALUE), count);
        }
    }

    private static void requireLinks(int links) {
        if (links < 1) {
            throw new IllegalArgumentException("links are at least 1, not " + links);
        }
    }

    /** The places of those with a degree from least to most. */
    private static int[] eligible(KnownPeers known, int least, int most) {
        int[] places = new int[known.size()];
        int size = 0;
        for (int place = 0; place < places.length; place++) {
            if (known.degree(place) >= least && known.degree(place) <= most) {
                places[size++] = place;
            }
        }
        return Arrays.copyOf(places, size);
    }

    /** Some of them in an order that is drawn: the beginning of a shuffle (Fisher, Yates). */
    private static int[] sample(int[] places, int count, Rng rng) {
        for (int i = 0; i < count; i++) {
            int other = i + rng.below(places.length - i);
            int moved = places[i];
            places[i] = places[other];
            places[other] = moved;
        }
        return Arrays.copyOf(places, count);
    }
}
