package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/** How the nodes of a group get the numbers that they are known by among themselves. */
public sealed interface Identity {

    /** The numbers of a node in the order in which an algorithm has them; 0 where none is said. */
    static ImmutableList<Long> inOrder(Algorithm<?, ?> algorithm, ImmutableMap<String, Long> numbers) {
        return algorithm.identity().stream()
                .map(field -> numbers.getOrDefault(field.name(), 0L))
                .collect(ImmutableList.toImmutableList());
    }

    /** The numbers of a node that is known by its place, counted from 1 through all groups that run an algorithm. */
    static ImmutableMap<String, Long> ofPlace(Algorithm<?, ?> algorithm, int place) {
        return ImmutableMap.of(algorithm.identity().get(0).name(), (long) place);
    }

    /** Nobody has written or drawn any: a node is known by its place among all that run the same, from 1. */
    record ByPosition() implements Identity {}

    /**
     * Drawn from the seed, no two alike.
     *
     * @param fields by the name of the field
     */
    record Drawn(ImmutableMap<String, Between<Long>> fields) implements Identity {}

    /**
     * Written down.
     *
     * @param nodes for each node of the group in order, its numbers by the name of the field; no two alike
     */
    record Listed(ImmutableList<ImmutableMap<String, Long>> nodes) implements Identity {}
}
