package dsim.scenarios.cli;

/** A command line that makes no sense. The message is for who wrote it; nothing was run. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message, null, false, false);
    }
}
