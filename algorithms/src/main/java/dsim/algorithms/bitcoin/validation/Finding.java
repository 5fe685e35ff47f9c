package dsim.algorithms.bitcoin.validation;

import com.google.common.collect.ImmutableList;

/**
 * What came of looking at one rule.
 *
 * @param result how it stands
 * @param sentence what was seen, or why nothing could be
 * @param reasons to refuse the block: as many as the rule is broken
 */
public record Finding(Rule rule, Result result, String sentence, ImmutableList<Reason> reasons) {

    /** How a rule stands. */
    public enum Result {

        /** The block keeps it. */
        HOLDS("holds"),

        /** The block keeps it where it could be checked, which was not everywhere. */
        HOLDS_IN_PART("holds in part"),

        /** The block breaks it. */
        BROKEN("broken"),

        /** There is nothing in the block that it is about. */
        DOES_NOT_APPLY("does not apply"),

        /** Something that it takes is not known. */
        NOT_CHECKED("not checked");

        private final String word;

        Result(String word) {
            this.word = word;
        }

        /** For people. */
        public String word() {
            return word;
        }
    }

    static Finding of(Rule rule, Result result, String sentence) {
        return new Finding(rule, result, sentence, ImmutableList.of());
    }

    /** Broken if there are reasons, else as given. */
    static Finding of(Rule rule, ImmutableList<? extends Reason> reasons, Result otherwise, String sentence) {
        return reasons.isEmpty()
                ? of(rule, otherwise, sentence)
                : new Finding(rule, Result.BROKEN, reasons.get(0).sentence(), ImmutableList.copyOf(reasons));
    }
}
