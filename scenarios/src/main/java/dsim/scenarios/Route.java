package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * Which links: {@code between: [a, b]} or {@code from: a, to: b}.
 *
 * @param bothWays whether the way back is meant as well
 * @param <N> how nodes are named
 */
record Route<N>(N from, N to, boolean bothWays) {

    /** What to say of a route from one node to itself: there, messages take no link. */
    static final String TO_ITSELF = "what a node sends to itself takes no link";

    /** The keys of a route, to be read among others. */
    static final class Keys<N> {
        private final Field<Optional<ImmutableList<N>>> between;
        private final Field<Optional<N>> from;
        private final Field<Optional<N>> to;

        Keys(Kind<N> nodes) {
            this.between = Field.of("between", Kinds.maybe(Kinds.list(nodes)), "the two ends of the links, both ways");
            this.from = Field.of("from", Kinds.maybe(nodes), "the senders, one way");
            this.to = Field.of("to", Kinds.maybe(nodes), "the receivers, one way");
        }

        ImmutableList<Field<?>> fields() {
            return ImmutableList.of(between, from, to);
        }

        Optional<Route<N>> read(Values values, Tree.Mapping mapping, Decoder in) {
            Optional<ImmutableList<N>> ends = values.get(between);
            Optional<N> sender = values.get(from);
            Optional<N> receiver = values.get(to);
            if (ends.isPresent() == (sender.isPresent() || receiver.isPresent())
                    || sender.isPresent() != receiver.isPresent()) {
                return in.refuse(
                        mapping.place(), "either 'between: [a, b]' or 'from' and 'to' say which links are meant");
            } else if (ends.isEmpty()) {
                return Optional.of(new Route<>(sender.orElseThrow(), receiver.orElseThrow(), false));
            } else if (ends.get().size() != 2) {
                return in.refuse(
                        mapping.keyPlace(between.name()),
                        "links have two ends, not " + ends.get().size());
            }
            return Optional.of(new Route<>(ends.get().get(0), ends.get().get(1), true));
        }
    }
}
