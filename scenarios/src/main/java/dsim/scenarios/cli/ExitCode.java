package dsim.scenarios.cli;

import dsim.scenarios.run.Outcome;

/** What the program says to who called it. */
final class ExitCode {

    /** All that was expected came true; what was asked was done. */
    static final int OK = 0;

    /** Something that was expected did not come true. */
    static final int FAILED = 1;

    /** The command line or the scenario makes no sense. Nothing was run. */
    static final int USAGE = 2;

    /** A replay differs from its record. */
    static final int DIVERGED = 3;

    /** Somebody who is needed cannot be reached, or an address cannot be had. */
    static final int UNREACHABLE = 4;

    /** A fault that had to strike touched nothing: the run says nothing about it. */
    static final int VACUOUS = 5;

    /** The program itself has failed. */
    static final int INTERNAL = 70;

    /** Ctrl-C. What was finished is printed. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(Outcome outcome) {
        return switch (outcome) {
            case PASS -> OK;
            case FAIL -> FAILED;
            case VACUOUS -> VACUOUS;
        };
    }
}
