package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import dsim.actor.Role;
import dsim.live.Deadlines;
import dsim.trace.TraceEvent;
import dsim.wire.Wire;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a scenario may say about an algorithm, and how a node that runs it is made. One object per algorithm, immutable;
 * the lists that it returns are always the same objects.
 *
 * @param <M> the messages of the algorithm
 * @param <T> the timers of the algorithm
 */
public interface Algorithm<M, T> {

    /** The word behind {@code run:}, such as {@code bully}. */
    String name();

    /** What it achieves, in one line. */
    String summary();

    /** The least that a scenario says of the nodes that run it, and of those that these cannot do without. */
    default String example() {
        return "nodes: {p: {run: " + name() + ", count: 7}}";
    }

    /** What {@code params:} may say. */
    default ImmutableList<Field<?>> parameters() {
        return ImmutableList.of();
    }

    /** Those of {@link #parameters} that have to be the same in all groups, as their nodes deal with one another. */
    default ImmutableList<Field<?>> shared() {
        return ImmutableList.of();
    }

    /** The numbers that nodes are known by among themselves, whatever group they are in; none if it knows no identities. */
    default ImmutableList<IdentityField> identity() {
        return ImmutableList.of();
    }

    /** What clients can do. */
    default ImmutableList<ActionKind<M>> actions() {
        return ImmutableList.of();
    }

    /** The conditions that {@code expect:} may name. */
    default ImmutableList<Check> checks() {
        return ImmutableList.of();
    }

    /** The numbers that {@code measure:} and {@code expect:} may name. */
    default ImmutableList<Measure> measures() {
        return ImmutableList.of();
    }

    /** The roles that its nodes have by the facts they tell, for selectors such as {@code leader}. */
    default ImmutableList<RoleKind> roles() {
        return ImmutableList.of();
    }

    /**
     * How its messages travel.
     *
     * @param params of a group; groups with the same get the same object
     */
    Wire<M> wire(Values params);

    /** Whether its nodes wait for others to call. Live, those that do not have no port, unless they send datagrams. */
    default boolean listens() {
        return true;
    }

    /**
     * How long its nodes wait on their streams where they run live.
     *
     * @param params of a group
     */
    default Deadlines deadlines(Values params) {
        return Deadlines.DEFAULT;
    }

    /** Whether its nodes do nothing unless somebody is told to call them. */
    default boolean isServer() {
        return false;
    }

    /** What each node of a group runs; a node is told apart by the address of its context. */
    Role<M, T> role(GroupSetup setup);

    /**
     * Looks at what no single field can know, such as one parameter having to be longer than another.
     *
     * @throws IllegalArgumentException if the group makes no sense; the message is for the author of the scenario
     */
    default void verify(Group group) {}

    /**
     * What theory says of a run, a sentence each, for the report: no full stop.
     *
     * @param group one of the scenario's that runs this
     */
    default ImmutableList<String> theory(Scenario scenario, Group group) {
        return ImmutableList.of();
    }

    /**
     * A new narrator for each run. It is told every step, and answers in a sentence where the algorithm has something to say
     * about it; without a full stop. Further lines may stand below a sentence, as they are.
     */
    default Function<TraceEvent, Optional<String>> narration() {
        return event -> Optional.empty();
    }
}
