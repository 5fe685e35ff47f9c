package dsim.network;

/** Which messages of a link are lost. Formulas and sources: {@code docs/network.md}. */
public sealed interface Loss {

    /** As scenarios write it, such as {@code 1%}. */
    @Override
    String toString();

    /** The share of messages that is lost in the long run, 0 to 1. */
    double share();

    /** Nothing is lost. */
    static Loss none() {
        return independent(0);
    }

    /**
     * Each message alike, whatever became of those before it.
     *
     * @param probability 0 to 1
     * @throws IllegalArgumentException if it is out of range
     */
    static Loss independent(double probability) {
        return new Independent(probability);
    }

    /**
     * In bursts, nothing between them.
     *
     * @param pBad the chance that a burst begins at a message, 0 to 1
     * @param meanLength how many messages a burst lasts in the mean, at least 1
     * @param lossBad the chance that a message inside a burst is lost, 0 to 1
     * @throws IllegalArgumentException if one of them is out of range
     */
    static Loss bursts(double pBad, double meanLength, double lossBad) {
        return new Bursts(pBad, meanLength, lossBad);
    }

    /** Each message alike. */
    record Independent(double probability) implements Loss {

        /** Checks the range. */
        public Independent {
            Probability.check("a loss", probability);
        }

        @Override
        public double share() {
            return probability;
        }

        @Override
        public String toString() {
            return Units.ratio(probability);
        }
    }

    /**
     * The model of Gilbert and Elliott, moved on by each message of a directed pair of nodes: calm or in a burst. The first
     * message of a pair finds it in a burst as often as any later one does.
     */
    record Bursts(double pBad, double meanLength, double lossBad) implements Loss {

        /** Checks the ranges. */
        public Bursts {
            Probability.check("p-bad", pBad);
            Probability.check("loss-bad", lossBad);
            if (!(meanLength >= 1 && meanLength < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a burst's mean-length is finite and at least 1, not " + meanLength);
            }
        }

        /** The share of messages inside bursts, in the long run. */
        double shareBad() {
            return pBad / (pBad + 1 / meanLength);
        }

        /**
         * Whether a message is inside a burst. Very small and very large units decide alike for both states, so that two
         * courses of a link that differ by a message soon are one again.
         *
         * @param wasBad whether the message before was
         * @param unit the message's chance, in [0, 1)
         */
        boolean isBad(boolean wasBad, double unit) {
            return unit < (wasBad ? 1 - 1 / meanLength : pBad);
        }

        @Override
        public double share() {
            return shareBad() * lossBad;
        }

        @Override
        public String toString() {
            return "burst p-bad " + Units.ratio(pBad) + " mean-length " + Units.number(meanLength) + " loss-bad "
                    + Units.ratio(lossBad);
        }
    }
}
