package dsim.scenarios.run;

/**
 * Thrown by a listener that wants no more of a run: it stops there, and is judged as far as it came. To be thrown at steps
 * that no actor causes ({@code START}, {@code DELIVER}, {@code TIMER}).
 */
public final class RunStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why, without a full stop. */
    public RunStoppedException(String message) {
        super(message, null, false, false);
    }
}
