package dsim.scenarios.bench;

/** What a workload runs on. */
public enum Engine {

    /** Typed event objects in a {@link java.util.PriorityQueue}, with the same network arithmetic. */
    BASELINE("baseline"),

    /** dsim through its public API; nobody listens. */
    DSIM("dsim"),

    /** dsim with the digest of every step, as {@code run} does it. */
    DSIM_DIGEST("dsim+digest");

    private final String word;

    Engine(String word) {
        this.word = word;
    }

    /** As tables and JSON name it. */
    public String word() {
        return word;
    }
}
