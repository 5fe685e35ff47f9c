package dsim.scenarios.run;

/** A record of a run cannot be used. The message says what is wrong with it, as the end of a sentence. */
public final class BrokenRecordException extends Exception {

    private static final long serialVersionUID = 1;

    /** What is wrong, without a full stop. */
    public BrokenRecordException(String message) {
        super(message);
    }
}
