package dsim.scenarios.run;

import java.util.Locale;

/** What a run comes to. */
public enum Outcome {
    /** All that was expected came true. */
    PASS,
    /** Something that was expected did not. */
    FAIL,
    /** All came true, but a fault that had to strike touched nothing: the run says nothing about it. */
    VACUOUS;

    /** As records write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
