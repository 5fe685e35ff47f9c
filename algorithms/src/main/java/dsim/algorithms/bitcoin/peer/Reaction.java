package dsim.algorithms.bitcoin.peer;

/** What a node does about an {@link Offence}. */
public enum Reaction {

    /** Nothing: not a word, and it stays. */
    IGNORES(false, false),

    /** It closes the conversation without a word. */
    HANGS_UP(false, true),

    /** It says {@code reject}, and stays. */
    REJECTS(true, false),

    /** It says {@code reject}, and closes the conversation. */
    REJECTS_AND_HANGS_UP(true, true),

    /** It says {@code reject}, closes the conversation, and any later one from the same host. */
    REJECTS_AND_BANS(true, true),

    /** It asks for what would have to come before. */
    ASKS_FOR_MORE(false, false),

    /** It answers with bytes that look random: an encrypted handshake. */
    ANSWERS_ENCRYPTED(false, false),

    /** It introduces itself, as if nothing were missing. */
    GREETS(false, false);

    private final boolean saysReject;
    private final boolean closes;

    Reaction(boolean saysReject, boolean closes) {
        this.saysReject = saysReject;
        this.closes = closes;
    }

    /** Whether a {@code reject} is sent. */
    public boolean saysReject() {
        return saysReject;
    }

    /** Whether the conversation is closed. */
    public boolean closes() {
        return closes;
    }
}
