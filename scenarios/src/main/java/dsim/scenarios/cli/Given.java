package dsim.scenarios.cli;

import dsim.scenarios.Scalar;
import dsim.scenarios.Sweep;

/** Reads what an option was given, in the words of scenarios. */
final class Given {

    private Given() {}

    /**
     * The value of a text.
     *
     * @throws Refusal if it is none
     */
    static <T> T value(String option, Scalar<T> kind, String text) {
        try {
            return kind.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(option + " " + text + ": " + e.getMessage());
        }
    }

    /**
     * A range of seeds, such as {@code 1..30}.
     *
     * @param most how many there may be
     * @throws Refusal if it is none, or of more
     */
    static Sweep seeds(String text, long most) {
        Sweep range;
        try {
            range = Sweep.ofSeeds(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--seeds " + text + ": " + e.getMessage());
        }
        if (range.seeds() > most) {
            throw new Refusal("--seeds " + text + ": at most " + most);
        }
        return range;
    }
}
