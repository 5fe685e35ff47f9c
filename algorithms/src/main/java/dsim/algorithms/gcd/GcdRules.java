package dsim.algorithms.gcd;

/**
 * What a GCD accepts.
 *
 * @param lab whose requests it answers
 * @param verb the word with which one joins, or asks who is there
 * @param acceptsAnyHost whether members may listen elsewhere than on this machine
 */
public record GcdRules(Lab lab, String verb, boolean acceptsAnyHost) {

    /** Whose requests a GCD answers. */
    public enum Lab {
        /** A bare verb, by a list of addresses. */
        ONE("1"),
        /** A verb with an identity and an address, by a dict of members. */
        TWO("2"),
        /** A text as in lab 1, anything else as in lab 2. */
        BOTH("both");

        private final String word;

        Lab(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
