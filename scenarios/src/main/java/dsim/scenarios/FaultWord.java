package dsim.scenarios;

import com.google.common.collect.ImmutableList;

/** The words for faults: the key that says what goes wrong, and what {@code after:} refers to. */
public enum FaultWord {
    CRASH("crash", "nodes go down and lose what they had not persisted; with 'for' they restart at its end"),
    RESTART("restart", "nodes that are down start again, with their persisted state 'kept' or 'lost'"),
    PAUSE("pause", "nodes stop for a time and keep what they have"),
    CUT("cut", "nothing gets through on some links, one way or both"),
    PARTITION("partition", "nodes fall into blocks that cannot reach one another"),
    HEAL("heal", "every cut and partition ends"),
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

    /** As it is written in a scenario. */
    public String word() {
        return word;
    }

    /** What it means, in one line. */
    public String doc() {
        return doc;
    }

    /** The word for a fault. */
    public static FaultWord of(FaultKind kind) {
        if (kind instanceof FaultKind.Crash) {
            return CRASH;
        } else if (kind instanceof FaultKind.Restart) {
            return RESTART;
        } else if (kind instanceof FaultKind.Pause) {
            return PAUSE;
        } else if (kind instanceof FaultKind.Cut) {
            return CUT;
        } else if (kind instanceof FaultKind.PartitionInto || kind instanceof FaultKind.PartitionBlocks) {
            return PARTITION;
        } else if (kind instanceof FaultKind.Heal) {
            return HEAL;
        } else if (kind instanceof FaultKind.Lose) {
            return LOSS;
        } else if (kind instanceof FaultKind.Slow) {
            return SLOW;
        } else if (kind instanceof FaultKind.Duplicate) {
            return DOUBLE;
        } else if (kind instanceof FaultKind.SetClock) {
            return CLOCK;
        } else {
            throw new AssertionError("unhandled: " + kind);
        }
    }

    /** All words in the order in which they are listed. */
    static ImmutableList<String> words() {
        return java.util.Arrays.stream(values()).map(FaultWord::word).collect(ImmutableList.toImmutableList());
    }
}
