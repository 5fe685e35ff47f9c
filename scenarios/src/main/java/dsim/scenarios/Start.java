package dsim.scenarios;

import java.time.Duration;

/**
 * When the nodes of a group start.
 *
 * @param at when the first one does; not negative
 * @param every how long after it the next one does, and so on; zero: all at once
 */
public record Start(Duration at, Duration every) {

    /**
     * When a node starts.
     *
     * @param index its place in the group, from 0
     */
    public Duration of(int index) {
        return at.plus(every.multipliedBy(index));
    }
}
