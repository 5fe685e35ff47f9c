package dsim.algorithms.pickle;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.ByteString;
import java.math.BigInteger;

/** A Python value that is nothing but data. Immutable, and no value is part of itself. */
public sealed interface Pickled {

    /** {@code None}. */
    record None() implements Pickled {}

    /** {@code True} or {@code False}. */
    record Bool(boolean value) implements Pickled {}

    /** An {@code int}, which has no bounds in Python. */
    record Int(BigInteger value) implements Pickled {}

    /** A {@code float}. */
    record Real(double value) implements Pickled {}

    /** A {@code str}. */
    record Text(String value) implements Pickled {}

    /** A {@code bytes} or {@code bytearray}. */
    record Bytes(ByteString value) implements Pickled {}

    /** A {@code tuple}. */
    record Tuple(ImmutableList<Pickled> items) implements Pickled {}

    /** A {@code list}. */
    record Sequence(ImmutableList<Pickled> items) implements Pickled {}

    /**
     * A {@code dict}, in the order of its entries.
     *
     * @param entries no list and no dict is a key, nor part of one
     */
    record Dict(ImmutableMap<Pickled, Pickled> entries) implements Pickled {}

    /** {@code None}. */
    static Pickled none() {
        return new None();
    }

    /** An int. */
    static Pickled of(long value) {
        return new Int(BigInteger.valueOf(value));
    }

    /** A text: a new object each time, as far as the memo of a pickle is concerned. */
    static Pickled of(String value) {
        return new Text(value);
    }

    /** A tuple. */
    static Pickled tuple(Pickled... items) {
        return new Tuple(ImmutableList.copyOf(items));
    }
}
