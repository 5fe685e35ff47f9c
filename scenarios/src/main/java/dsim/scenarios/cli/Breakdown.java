package dsim.scenarios.cli;

/** The program itself has failed. */
final class Breakdown {

    /** The variable of the environment that asks for the whole story. */
    static final String DEBUG = "DSIM_DEBUG";

    private Breakdown() {}

    /** Says so, and what to do. */
    static int tell(Console console, Throwable thrown) {
        console.out().flush();
        console.tell("internal error: " + thrown + ". Please report it with the command line and the scenario"
                + (console.environment().containsKey(DEBUG) ? ":" : "; " + DEBUG + "=1 shows where it happened."));
        if (console.environment().containsKey(DEBUG)) {
            thrown.printStackTrace(console.err());
        }
        return ExitCode.INTERNAL;
    }
}
