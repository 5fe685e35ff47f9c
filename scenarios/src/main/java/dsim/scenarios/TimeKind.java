package dsim.scenarios;

import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.util.Optional;

/** When something happens: not after the run has stopped. */
final class TimeKind extends Kind<Duration> {

    private final String what;

    /**
     * A time of the run.
     *
     * @param what happens, with its article
     */
    TimeKind(String what) {
        super(Kinds.DURATION.name());
        this.what = what;
    }

    @Override
    Optional<Duration> read(Tree tree, Decoder in) {
        Optional<Duration> time = Kinds.DURATION.read(tree, in);
        return time.isPresent() && in.isAfterEnd(time.get())
                ? in.refuse(
                        tree.place(),
                        what + " after the end: the run stops at "
                                + Quantity.DURATION.text(in.end().orElseThrow().toNanos()))
                : time;
    }

    @Override
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return Kinds.DURATION.schema(catalogue);
    }
}
