package dsim.algorithms.gossip;

import java.time.Duration;
import java.util.Optional;

/**
 * What a seed plays by.
 *
 * @param listLimit how many peers it hands out at most, drawn anew for each newcomer; empty for all, as documented. A list of
 *     all costs as much as there are peers for each newcomer, so N² for N of them
 * @param tellAfter how long after something changed it tells its list as a fact, if nothing else changed meanwhile; positive
 */
public record SeedConfig(Optional<Integer> listLimit, Duration tellAfter) {

    /** Checks the numbers. */
    public SeedConfig {
        if (listLimit.isPresent() && listLimit.get() < 1) {
            throw new IllegalArgumentException("a list limit is at least 1, not " + listLimit.get());
        }
        GossipConfig.requirePositive("tell-after", tellAfter);
    }

    /** All peers on each list; a fact after 5 s of rest. */
    public static SeedConfig ofTheClassroom() {
        return new SeedConfig(Optional.empty(), Duration.ofSeconds(5));
    }
}
