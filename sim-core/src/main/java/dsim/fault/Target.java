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

    /** These nodes. */
    static Target of(Address... addresses) {
        return new Nodes(ImmutableList.copyOf(addresses));
    }
}
