package dsim.network;

/** The rule for numbers that say how often something happens: 0 is never, 1 is always. */
final class Probability {

    private Probability() {}

    /**
     * Checks one.
     *
     * @param what it is, for the error
     * @throws IllegalArgumentException if it is not 0 to 1
     */
    static void check(String what, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(what + " is a probability, 0 to 1, not " + probability);
        }
    }
}
