package dsim.live;

import com.google.common.collect.ImmutableList;
import java.time.Duration;

/**
 * How a live run ended.
 *
 * @param why what ended it
 * @param lasted how long it took
 * @param failures of the actors that threw, in order
 */
public record LiveEnd(Why why, Duration lasted, ImmutableList<NodeFailure> failures) {

    /** What ends a live run. */
    public enum Why {
        /** The time that it was given is over. */
        TIME_OVER,
        /** Somebody has stopped it. */
        STOPPED,
        /** No node is left: all actors threw. */
        NODES_DOWN
    }
}
