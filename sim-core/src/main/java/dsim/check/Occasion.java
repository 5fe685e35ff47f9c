package dsim.check;

import dsim.trace.TraceEvent;
import dsim.trace.TraceEvent.Kind;

/**
 * After what an {@link Eventually} is owed.
 *
 * @param word {@code start} (the run begins), {@code crash}, {@code restart}, {@code pause}, {@code resume} (of a node),
 *     {@code heal} (a fault that lasted is over), or the word that a fault's text begins with, such as {@code partition}
 */
public record Occasion(String word) {

    /** The beginning of the run, once. */
    public static final Occasion START_OF_RUN = new Occasion("start");

    /** Whether it is the beginning of the run. */
    boolean isStartOfRun() {
        return word.equals(START_OF_RUN.word);
    }

    /** Whether a step is such an occasion. */
    boolean isAt(TraceEvent event) {
        return switch (word) {
            case "start" -> false;
            case "crash" -> event.kind() == Kind.CRASH;
            case "restart" -> event.kind() == Kind.START && !event.subject().equals(1);
            case "pause" -> event.kind() == Kind.PAUSE;
            case "resume" -> event.kind() == Kind.RESUME;
            case "heal" -> event.kind() == Kind.FAULT_END;
            default -> event.kind() == Kind.FAULT && event.subject().toString().startsWith(word);
        };
    }
}
