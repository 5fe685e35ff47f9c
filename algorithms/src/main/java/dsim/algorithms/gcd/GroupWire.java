package dsim.algorithms.gcd;

import dsim.actor.Address;
import dsim.wire.Codec;
import dsim.wire.Wire;
import java.util.Optional;

/**
 * How a group with a GCD speaks: each message is one pickle on a stream, without a length and without a mark of what it is. What
 * it means follows from the one who is asked, or from what was asked. Programs of the labs open a conversation for each question.
 *
 * @param dialect what is said goes out in this one
 * @param listener who it is that others call
 * @param rules what is accepted, where a GCD is called
 */
public record GroupWire(Dialect dialect, Listener listener, Optional<GcdRules> rules) implements Wire<GroupMessage> {

    /** Who is called. */
    public enum Listener {
        /** A GCD. */
        GCD,
        /** A member of lab 1. */
        MEMBER,
        /** A member of lab 2. */
        PEER
    }

    private static final int LIMIT = 1 << 16;

    /** The wire of one that nobody calls but its peers. */
    public static GroupWire peer(Dialect dialect) {
        return new GroupWire(dialect, Listener.PEER, Optional.empty());
    }

    /** The wire of a member of lab 1. */
    public static GroupWire member(Dialect dialect) {
        return new GroupWire(dialect, Listener.MEMBER, Optional.empty());
    }

    /** The wire of a GCD. */
    public static GroupWire gcd(Dialect dialect, GcdRules rules) {
        return new GroupWire(dialect, Listener.GCD, Optional.of(rules));
    }

    @Override
    public Kind kind() {
        return Kind.STREAM;
    }

    @Override
    public int frameLimit() {
        return LIMIT;
    }

    @Override
    public Codec<GroupMessage> codec(Address self) {
        return new GroupCodec(this, self);
    }

    @Override
    public String name() {
        return "pickles of a group with a GCD";
    }
}
