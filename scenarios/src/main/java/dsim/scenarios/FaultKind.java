package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import java.time.Duration;

/** What can go wrong. */
public sealed interface FaultKind {

    /**
     * Nodes go down and lose what they had not persisted. If the fault lasts for a time, they restart at its end.
     *
     * @param state what they find when they restart at its end
     */
    record Crash(Selector nodes, State state) implements FaultKind {}

    /** Nodes that are down start again. */
    record Restart(Selector nodes, State state) implements FaultKind {}

    /** Nodes stop for a time and keep what they have. */
    record Pause(Selector nodes) implements FaultKind {}

    /** Nothing gets through on some links. */
    record Cut(Route route) implements FaultKind {}

    /**
     * Nodes fall into blocks that cannot reach one another, drawn from the seed, as equal in size as can be. Other nodes
     * reach all.
     *
     * @param blocks how many; at least 2
     */
    record PartitionInto(Selector nodes, int blocks) implements FaultKind {}

    /** Blocks of nodes cannot reach one another. Nodes that are in no block reach all. */
    record PartitionBlocks(ImmutableList<Selector> blocks) implements FaultKind {}

    /** Every cut and partition ends. */
    record Heal() implements FaultKind {}

    /**
     * Messages on some links are lost, besides those that the network loses anyway.
     *
     * @param probability 0 to 1
     */
    record Lose(Route route, double probability) implements FaultKind {}

    /**
     * Messages on some links take longer: the latency is multiplied, then added to.
     *
     * @param factor at least 0
     * @param by not negative
     */
    record Slow(Route route, double factor, Duration by) implements FaultKind {}

    /**
     * Messages on some links arrive a second time, besides those that the network doubles anyway.
     *
     * @param probability 0 to 1
     */
    record Duplicate(Route route, double probability) implements FaultKind {}

    /**
     * The clocks of some nodes are set.
     *
     * @param by how far forward; negative: back
     */
    record SetClock(Selector nodes, Duration by) implements FaultKind {}

    /** The word for it in a scenario, such as {@code crash}. */
    default String word() {
        return FaultWord.of(this).word();
    }

    /** What a restarted node finds of what it had persisted. */
    enum State {
        /** All of it. */
        KEPT,
        /** Nothing. */
        LOST
    }
}
