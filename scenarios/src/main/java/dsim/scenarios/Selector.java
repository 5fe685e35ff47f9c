package dsim.scenarios;

import com.google.common.collect.ImmutableList;

/** Which nodes are meant. What is not fixed by names is decided at the instant when it is needed. */
public sealed interface Selector {

    /** Every node. Written {@code all}. */
    record All() implements Selector {}

    /** One node. Written as its name, such as {@code p3}. */
    record Node(String name) implements Selector {}

    /** Every node of a group. Written as the group's name, such as {@code p}. */
    record WholeGroup(String group) implements Selector {}

    /** Whoever has a role by the facts told so far: none, one or several nodes. Written as the role, such as {@code leader}. */
    record InRole(RoleKind role) implements Selector {}

    /** The node that crashed last, or the nodes that crashed at that same instant. Written {@code last-crashed}. */
    record LastCrashed() implements Selector {}

    /** All of several. Written as a list. */
    record AnyOf(ImmutableList<Selector> each) implements Selector {}

    /**
     * A share, drawn from the seed and rounded to the nearest whole number of nodes, halves up. Written {@code {share: 5%, of: peer}}.
     *
     * @param ratio 0 to 1
     */
    record Share(double ratio, Selector of) implements Selector {}

    /**
     * A number of nodes, drawn from the seed; all of them if there are fewer. Written {@code {pick: 2, of: peer}}.
     *
     * @param count at least 1
     */
    record Pick(int count, Selector of) implements Selector {}
}
