package dsim.fault;

import com.google.common.collect.ImmutableList;
import java.time.Duration;

/** One thing that goes wrong. */
public sealed interface Fault {

    /** Nodes go down; what they had not persisted, their timers and their streams are gone. */
    record Crash(Target nodes) implements Fault {}

    /**
     * Nodes that are down come up again.
     *
     * @param keepsState whether they find again what they had persisted
     */
    record Restart(Target nodes, boolean keepsState) implements Fault {}

    /** Nodes stop and keep what they have; what comes in waits for them. */
    record Pause(Target nodes) implements Fault {}

    /** Clocks of nodes are set. Timers are not moved. */
    record StepClock(Target nodes, Duration by) implements Fault {}

    /** Nothing passes from one side to the other, nor back if it cuts both ways. */
    record Cut(Target from, Target to, boolean bothWays) implements Fault {}

    /** Nothing passes between blocks of nodes. */
    record Partition(ImmutableList<Target> blocks) implements Fault {}

    /**
     * Nothing passes between parts of some nodes; the parts are drawn from the seed, as equal in size as can be.
     *
     * @param into how many parts; at least 2
     */
    record Split(Target nodes, int into) implements Fault {}

    /**
     * More messages are lost.
     *
     * @param probability 0 to 1, on top of the link's own loss
     */
    record Lose(Target from, Target to, boolean bothWays, double probability) implements Fault {}

    /**
     * Messages take longer: latency times the factor plus the delay.
     *
     * @param factor at least 1
     */
    record Slow(Target from, Target to, boolean bothWays, double factor, Duration delay) implements Fault {}

    /**
     * More messages come twice.
     *
     * @param probability 0 to 1, on top of the link's own doubling
     */
    record Duplicate(Target from, Target to, boolean bothWays, double probability) implements Fault {}

    /** All cuts and partitions that are in force end. */
    record Heal() implements Fault {}
}
