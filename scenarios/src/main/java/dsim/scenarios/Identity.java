package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/** How the nodes of a group get the numbers that they are known by among themselves. */
public sealed interface Identity {

    /** Nobody has written or drawn any: a node is known by its place in the group, from 1. */
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
