package dsim.algorithms.pickle;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.shape.MalformedMessageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value in the making. A list or dict may still grow after it has become part of another one, or of itself; what grows
 * settles at the end, each object once.
 */
sealed interface Part {

    /** The size of the largest key: keys are hashed and compared each time that one is set. */
    int KEY_SIZE = 1000;

    /** The value. */
    default Pickled value(PickleLimits limits) throws MalformedMessageException {
        return settle(1, limits).value();
    }

    /**
     * What it is in the end.
     *
     * @param depth of its place within the whole, from 1
     */
    Settled settle(int depth, PickleLimits limits) throws MalformedMessageException;

    /** A tuple: settled if all its items are. */
    static Part tuple(List<Part> items, PickleLimits limits) throws MalformedMessageException {
        Part.Fixed tuple = new Fixed(ImmutableList.copyOf(items));
        return items.stream().allMatch(Settled.class::isInstance) ? tuple.settle(1, limits) : tuple;
    }

    /** A size, if it is within the limit. */
    static int checkedSize(long size, PickleLimits limits) throws MalformedMessageException {
        if (size > limits.size()) {
            throw new MalformedMessageException("a pickle of a value that is larger than " + limits.size());
        }
        return (int) size;
    }

    /**
     * A part that will not change.
     *
     * @param size written out in full
     * @param depth of parts within it, itself included
     */
    record Settled(Pickled value, int size, int depth) implements Part {

        @Override
        public Settled settle(int place, PickleLimits limits) {
            return this;
        }
    }

    /** A tuple that has a list or dict in it. */
    final class Fixed extends Compound {

        private final ImmutableList<Part> items;

        Fixed(ImmutableList<Part> items) {
            this.items = items;
        }

        @Override
        List<Part> parts() {
            return items;
        }

        @Override
        Pickled valueOf(ImmutableList<Pickled> values) {
            return new Pickled.Tuple(values);
        }
    }

    /** A list or dict. */
    final class Growing extends Compound {

        private final boolean isDict;
        private final List<Part> parts = new ArrayList<>();

        Growing(boolean isDict) {
            this.isDict = isDict;
        }

        boolean isDict() {
            return isDict;
        }

        /** Adds an item; to a dict, a key and a value in turn. */
        void add(Part part) {
            parts.add(part);
        }

        @Override
        List<Part> parts() {
            return parts;
        }

        @Override
        Pickled valueOf(ImmutableList<Pickled> values) {
            if (!isDict) {
                return new Pickled.Sequence(values);
            }
            Map<Pickled, Pickled> entries = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i += 2) {
                entries.put(values.get(i), values.get(i + 1));
            }
            return new Pickled.Dict(ImmutableMap.copyOf(entries));
        }
    }

    /** What is made of parts. */
    abstract sealed class Compound implements Part {

        private Optional<Settled> settled = Optional.empty();
        private boolean isSettling;

        abstract List<Part> parts();

        abstract Pickled valueOf(ImmutableList<Pickled> values);

        @Override
        public final Settled settle(int place, PickleLimits limits) throws MalformedMessageException {
            if (settled.isEmpty()) {
                settled = Optional.of(settleParts(place, limits));
            }
            return settled.get();
        }

        private Settled settleParts(int place, PickleLimits limits) throws MalformedMessageException {
            if (isSettling) {
                throw new MalformedMessageException("a pickle of a value that has itself as a part");
            } else if (place > limits.depth()) {
                throw tooDeep(limits);
            }
            isSettling = true;
            ImmutableList.Builder<Pickled> values = ImmutableList.builder();
            int size = 1;
            int depth = 0;
            for (Part part : parts()) {
                Settled each = part.settle(place + 1, limits);
                values.add(each.value());
                size = checkedSize((long) size + each.size(), limits);
                depth = Math.max(depth, each.depth());
            }
            if (depth >= limits.depth()) {
                throw tooDeep(limits);
            }
            return new Settled(valueOf(values.build()), size, depth + 1);
        }

        private static MalformedMessageException tooDeep(PickleLimits limits) {
            return new MalformedMessageException(
                    "a pickle of a value with parts in parts more than " + limits.depth() + " deep");
        }
    }
}
