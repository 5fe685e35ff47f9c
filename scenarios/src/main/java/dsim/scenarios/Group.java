package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
 * @param upBitsPerSecond bandwidth out of each node, shared by all its links; positive
 * @param downBitsPerSecond bandwidth into each node, shared by all its links; positive
 */
public record Group(
        String name,
        Algorithm<?, ?> algorithm,
        OptionalInt count,
        Identity identity,
        Start start,
        Clock clock,
        Values params,
        OptionalLong upBitsPerSecond,
        OptionalLong downBitsPerSecond) {

    /** How many nodes. */
    public int size() {
        return count.orElse(1);
    }

    /** The names of its nodes: {@code p1} to {@code p7}, or just {@code p} if there is no count. */
    public ImmutableList<String> nodes() {
        return count.isEmpty()
                ? ImmutableList.of(name)
                : IntStream.rangeClosed(1, size()).mapToObj(k -> name + k).collect(ImmutableList.toImmutableList());
    }
}
