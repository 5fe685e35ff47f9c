package dsim.algorithms.bully;

import dsim.algorithms.election.Electorate;
import dsim.algorithms.election.InitialLeader;
import java.time.Duration;
import java.util.Optional;

/**
 * What all nodes of a Bully group play by.
 *
 * @param electorate who may be elected, and who of two wins
 * @param answerWithin how long a message and its answer take at most; who has not answered by then is taken for dead; positive
 * @param coordinatorWithin how long one who was told to leave it to others waits for the announcement before it holds the
 *     election again; longer than {@code answerWithin}, since those others wait as long themselves
 * @param probeEvery how long after the last sign of its leader a node asks for another one; empty for never; positive
 * @param initialLeader whom a node takes for its leader when it comes up for the first time
 * @param electsOnStart whether a node that comes up without a leader holds an election at once
 */
public record BullyConfig(
        Electorate electorate,
        Duration answerWithin,
        Duration coordinatorWithin,
        Optional<Duration> probeEvery,
        InitialLeader initialLeader,
        boolean electsOnStart) {

    /** Checks the waits. */
    public BullyConfig {
        if (answerWithin.isNegative() || answerWithin.isZero()) {
            throw new IllegalArgumentException("answer-within is positive, not " + answerWithin);
        }
        if (coordinatorWithin.compareTo(answerWithin) <= 0) {
            throw new IllegalArgumentException("coordinator-within has to be longer than answer-within: "
                    + coordinatorWithin.toMillis() + " ms is not longer than " + answerWithin.toMillis() + " ms");
        }
        probeEvery.ifPresent(every -> {
            if (every.isNegative() || every.isZero()) {
                throw new IllegalArgumentException("probe-every is positive, not " + every);
            }
        });
    }

    /** Answers within 1.5 s, announcements within 3 s, probes every second, nobody leads at first, who starts elects. */
    public static BullyConfig of(Electorate electorate) {
        return new BullyConfig(
                electorate,
                Duration.ofMillis(1500),
                Duration.ofSeconds(3),
                Optional.of(Duration.ofSeconds(1)),
                InitialLeader.NONE,
                true);
    }

    /**
     * How long two may lead at once while one takes over, if messages keep to {@code answerWithin}: as long as an announcement
     * travels; with probes, one announcement to the old leader may even be lost: it asks those above it again when its last
     * probe has run out.
     */
    public Duration handoverWithin() {
        return probeEvery
                .map(every -> answerWithin.plus(every).plus(answerWithin))
                .orElse(answerWithin);
    }

    /**
     * How long after the last loss, crash or return at the latest all agree, if messages keep to {@code answerWithin} from
     * then on. The sum of what a node may wait for, one after the other: stragglers, the next probe and its answer, until it
     * notices; the answers to its election and an announcement that was lost; the answers to the election of the highest, and
     * its announcement. Empty without probes: then nobody need notice.
     */
    public Optional<Duration> settlesWithin() {
        return probeEvery.map(every -> {
            Duration notice = answerWithin.plus(every).plus(answerWithin);
            Duration electionInVain = answerWithin.plus(coordinatorWithin);
            Duration electionOfTheHighest = answerWithin.plus(answerWithin);
            return notice.plus(electionInVain).plus(electionOfTheHighest);
        });
    }
}
