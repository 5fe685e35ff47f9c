package dsim.algorithms.ring;

import dsim.algorithms.election.Electorate;
import dsim.algorithms.election.InitialLeader;
import java.time.Duration;
import java.util.Optional;

/**
 * What all nodes of a ring play by.
 *
 * @param electorate who stands on the ring, in its order (the last is followed by the first), and who of two wins
 * @param answerWithin how long a message and its answer take at most; who has not answered by then is passed over; positive
 * @param coordinatorWithin how long a starter waits for an announcement before it holds the election again: two laps, and
 *     {@code answerWithin} for each node that may be down; longer than {@code answerWithin}
 * @param probeEvery how long after the last sign of its leader a node asks for another one; empty for never; positive
 * @param initialLeader whom a node takes for its leader when it comes up for the first time
 * @param electsOnStart whether a node that comes up without a leader holds an election at once
 */
public record RingConfig(
        Electorate electorate,
        Duration answerWithin,
        Duration coordinatorWithin,
        Optional<Duration> probeEvery,
        InitialLeader initialLeader,
        boolean electsOnStart) {

    /** Checks the waits. */
    public RingConfig {
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

    /** Answers within 0.5 s, announcements within 10 s, no probes, the highest leads at first, who comes back elects. */
    public static RingConfig of(Electorate electorate) {
        return new RingConfig(
                electorate,
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                Optional.empty(),
                InitialLeader.HIGHEST,
                true);
    }

    /**
     * How long after the last loss, crash or return at the latest all agree, if messages keep to {@code answerWithin} from
     * then on and laps to {@code coordinatorWithin}. The sum of what a node may wait for, one after the other: a lap under way
     * that passed somebody over; the next probe and its answer, until it notices; an election whose message was lost; one
     * that succeeds. Empty without probes: then nobody need notice.
     */
    public Optional<Duration> settlesWithin() {
        return probeEvery.map(every -> {
            Duration lap = coordinatorWithin;
            Duration notice = every.plus(answerWithin);
            return lap.plus(notice).plus(lap).plus(lap);
        });
    }
}
