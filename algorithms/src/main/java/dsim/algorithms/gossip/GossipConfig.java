package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dsim.actor.Address;
import java.time.Duration;
import java.util.Optional;

/**
 * What a peer plays by.
 *
 * @param seeds all seeds that there are; at least one
 * @param attachment how it chooses its first neighbours
 * @param answerWithin how long an answer takes at most, of a seed, a peer or a neighbour; positive
 * @param tries how often a seed or a peer is asked before it is left alone; at least 1
 * @param chatter what it says of its own
 * @param spread how it passes on what it hears
 * @param livenessEvery how long after one question a neighbour is asked the next time whether it is there; empty for never;
 *     longer than {@code answerWithin}
 * @param misses so many questions in a row without an answer make a neighbour dead; 1 to 100
 */
public record GossipConfig(
        ImmutableList<Address> seeds,
        Attachment attachment,
        Duration answerWithin,
        int tries,
        Chatter chatter,
        Spread spread,
        Optional<Duration> livenessEvery,
        int misses) {

    /** Checks the numbers. */
    public GossipConfig {
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("no seeds: say which group they are, as in params: {seeds: seed}");
        }
        if (ImmutableSet.copyOf(seeds).size() < seeds.size()) {
            throw new IllegalArgumentException("a seed is named twice: " + seeds);
        }
        requirePositive("answer-within", answerWithin);
        if (tries < 1) {
            throw new IllegalArgumentException("tries are at least 1, not " + tries);
        }
        if (misses < 1 || misses > 100) {
            throw new IllegalArgumentException("misses are 1 to 100, not " + misses);
        }
        livenessEvery.ifPresent(every -> {
            if (every.compareTo(answerWithin) <= 0) {
                throw new IllegalArgumentException(
                        "liveness-every (" + every + ") is longer than answer-within (" + answerWithin + ")");
            }
        });
    }

    static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " is positive, not " + duration);
        }
    }

    /** As in the classroom: top half, answers within 2 s, three tries, ten messages, liveness every 13 s, three misses. */
    public static GossipConfig of(ImmutableList<Address> seeds) {
        return new GossipConfig(
                seeds,
                new Attachment.TopHalf(true),
                Duration.ofSeconds(2),
                3,
                Chatter.ofTheClassroom(),
                new Spread.Flood(false),
                Optional.of(Duration.ofSeconds(13)),
                3);
    }

    /** At how many seeds a peer registers: ⌊S/2⌋ + 1, so that any two peers share one at least. */
    public int quorum() {
        return seeds.size() / 2 + 1;
    }

    /** The same with another rule of attachment. */
    public GossipConfig with(Attachment other) {
        return new GossipConfig(seeds, other, answerWithin, tries, chatter, spread, livenessEvery, misses);
    }

    /** The same with other words of its own. */
    public GossipConfig with(Chatter other) {
        return new GossipConfig(seeds, attachment, answerWithin, tries, other, spread, livenessEvery, misses);
    }

    /** The same with another way to pass on. */
    public GossipConfig with(Spread other) {
        return new GossipConfig(seeds, attachment, answerWithin, tries, chatter, other, livenessEvery, misses);
    }

    /** The same with another watch over the neighbours. */
    public GossipConfig withLiveness(Optional<Duration> every) {
        return new GossipConfig(seeds, attachment, answerWithin, tries, chatter, spread, every, misses);
    }
}
