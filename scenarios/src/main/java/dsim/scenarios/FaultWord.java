package dsim.scenarios;

/** The words for what goes wrong, each a key of a fault. */
public enum FaultWord {
    CRASH("crash", "nodes go down and lose what they had not persisted; with 'for' they come up again at its end"),
    RESTART("restart", "nodes that are down come up again, with their persisted state 'kept' or 'lost'"),
    PAUSE("pause", "nodes stop and keep what they have; what comes in waits for them"),
    CUT("cut", "nothing passes on some links, one way or both"),
    PARTITION("partition", "nodes fall into blocks that cannot reach one another"),
    HEAL("heal", "all cuts and partitions end"),
    LOSS("loss", "more messages are lost on some links"),
    SLOW("slow", "messages take longer on some links"),
    DOUBLE("double", "more messages arrive twice on some links"),
    CLOCK("clock", "clocks are set forward or back");

    private final String word;
    private final String doc;

    FaultWord(String word, String doc) {
        this.word = word;
        this.doc = doc;
    }

    /** As scenarios write it. */
    @Override
    public String toString() {
        return word;
    }

    /** What it means, in one line. */
    public String doc() {
        return doc;
    }
}
