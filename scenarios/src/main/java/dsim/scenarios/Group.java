package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.network.Bandwidth;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Nodes of one kind.
 *
 * @param name the name of the group
 * @param algorithm what they run
 * @param count how many, 1 to 10,000,000; empty: a single node that is named like the group
 * @param identity how each gets its identity
 * @param start when each starts
 * @param clock how wrong their clocks are
 * @param params the algorithm's parameters, defaults filled in
 * @param up what all links out of a node share
 * @param down what all links into a node share
 */
public record Group(
        String name,
        Algorithm<?, ?> algorithm,
        OptionalInt count,
        Identity identity,
        Start start,
        ClockPlan clock,
        Values params,
        Bandwidth up,
        Bandwidth down) {

    /** The largest group, and the most nodes of a scenario. */
    static final int MOST = 10_000_000;

    /** The port of every node in the virtual world. */
    private static final int PORT = 1;

    /** How many nodes. */
    public int size() {
        return count.orElse(1);
    }

    /** Where its nodes are: hosts {@code p1} to {@code p7}, or just {@code p} if there is no count. */
    public ImmutableList<Address> addresses() {
        return addresses(name, count);
    }

    static ImmutableList<Address> addresses(String name, OptionalInt count) {
        return count.isEmpty()
                ? ImmutableList.of(address(name))
                : IntStream.rangeClosed(1, count.getAsInt())
                        .mapToObj(k -> address(name + k))
                        .collect(ImmutableList.toImmutableList());
    }

    /** Where the node of a name is in the virtual world. */
    public static Address address(String node) {
        return Address.of(node, PORT);
    }
}
