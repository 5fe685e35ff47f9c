package dsim.algorithms.gcd;

import dsim.actor.Address;
import dsim.algorithms.election.IdOrder;
import java.time.Duration;
import java.util.Optional;

/**
 * What a member of a group with a GCD plays by.
 *
 * @param gcd where the group meets
 * @param order which identity wins
 * @param answerWithin how long a question and its answer take at most; positive
 * @param coordinatorWithin how long one who was told to leave it to others waits for the announcement; longer
 * @param joinAgainAfter how long after a vain attempt to join the next one is made; positive
 * @param probeAfter how long after the last sign of its leader a member asks for another one; empty: never
 * @param feigns whether it pretends to fail now and then
 * @param unheard of the conversations that others open, so many are closed at once, 0 to 1
 */
public record GcdBullyConfig(
        Address gcd,
        IdOrder order,
        Duration answerWithin,
        Duration coordinatorWithin,
        Duration joinAgainAfter,
        Optional<Pause> probeAfter,
        boolean feigns,
        double unheard) {

    /**
     * A pause that is drawn anew each time.
     *
     * @param least not negative
     * @param most not less
     */
    public record Pause(Duration least, Duration most) {

        /** Checks the bounds. */
        public Pause {
            if (least.isNegative() || most.compareTo(least) < 0) {
                throw new IllegalArgumentException("a pause is " + least + " to " + most);
            }
        }
    }

    /** Until it pretends to fail again, and how long it does so. */
    static final Pause TO_FAILURE = new Pause(Duration.ZERO, Duration.ofSeconds(10));

    static final Pause FAILURE = new Pause(Duration.ofSeconds(1), Duration.ofSeconds(4));

    /** Checks the waits. */
    public GcdBullyConfig {
        if (answerWithin.isNegative()
                || answerWithin.isZero()
                || joinAgainAfter.isNegative()
                || joinAgainAfter.isZero()) {
            throw new IllegalArgumentException(
                    "answer-within and join-again-after are positive, not " + answerWithin + " and " + joinAgainAfter);
        } else if (coordinatorWithin.compareTo(answerWithin) <= 0) {
            throw new IllegalArgumentException("coordinator-within has to be longer than answer-within: "
                    + coordinatorWithin.toMillis() + " ms is not longer than " + answerWithin.toMillis() + " ms");
        } else if (!(unheard >= 0 && unheard <= 1)) {
            throw new IllegalArgumentException("unheard is 0% to 100%, not " + unheard);
        }
    }

    /** Answers within 2 s, announcements within 4 s, probes after 0.5 s to 3 s, the largest wins; nothing goes wrong on purpose. */
    public static GcdBullyConfig of(Address gcd) {
        return new GcdBullyConfig(
                gcd,
                IdOrder.LARGEST,
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                Duration.ofSeconds(1),
                Optional.of(new Pause(Duration.ofMillis(500), Duration.ofMillis(3000))),
                false,
                0);
    }

    /**
     * How long two may lead at once while one takes over: until the old leader asks those above it whether one of them leads,
     * if the announcement was lost.
     */
    public Duration handoverWithin() {
        return probeAfter
                .map(pause -> answerWithin.plus(pause.most()).plus(answerWithin))
                .orElse(answerWithin);
    }
}
