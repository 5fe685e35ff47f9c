package dsim.live;

/**
 * An actor threw, and its node stopped.
 *
 * @param node its name
 * @param atNanos when, since the run began
 * @param during what it handled
 * @param cause what it threw
 */
public record NodeFailure(String node, long atNanos, Object during, Throwable cause) {

    /** What happened, in a sentence without a full stop. */
    public String says() {
        return "the actor of " + node + " threw " + cause + " while it handled " + during;
    }
}
