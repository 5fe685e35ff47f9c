package dsim.fault;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;

/** Whom a fault strikes. Found out when it strikes, since a leader is known only then. */
public sealed interface Target {

    /** These nodes. */
    record Nodes(ImmutableList<Address> addresses) implements Target {}

    /** Whoever holds a role at that moment, such as {@code leader}. */
    record Holders(String role) implements Target {}

    /** The nodes that the latest crash took down. */
    record LastCrashed() implements Target {}

    /** All of several. */
    record Union(ImmutableList<Target> parts) implements Target {}

    /**
     * Some of others, drawn from the seed; all of them if there are fewer.
     *
     * @param count how many; not negative
     */
    record Pick(int count, Target of) implements Target {}

    /**
     * A share of others, drawn from the seed and rounded to the nearest number of nodes, halves up.
     *
     * @param ratio 0 to 1
     */
    record Share(double ratio, Target of) implements Target {}

    /** These nodes. */
    static Target of(Address... addresses) {
        return new Nodes(ImmutableList.copyOf(addresses));
    }
}
