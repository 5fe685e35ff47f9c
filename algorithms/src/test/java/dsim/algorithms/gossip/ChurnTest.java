package dsim.algorithms.gossip;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.actor.Address;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import java.time.Duration;
import java.util.Optional;

/**
 * Peers come and go, then calm: without loss, everything that is said of the network is true again, but what seeds list of lives
 * that are over and that nobody told them of. Messages travel as bytes.
 */
class ChurnTest {

    private static final Duration PERIOD = Duration.ofSeconds(13);

    /** Three periods, an answer, the rest of the seeds, and a little for the way. */
    private static final Duration SETTLING = PERIOD.multipliedBy(3).plusSeconds(2 + 5 + 8);

    @SeededTest(seeds = 15)
    void comesToRestInTruth(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "churn"));
        Classroom classroom = new Classroom(seed, 1 + rng.below(5), 25).inBytes();
        classroom.playing(classroom
                .config()
                .with(rng.chance(0.5) ? new Attachment.Uniform(3) : new Attachment.Preferential(3, 0))
                .with(new Chatter(6, Duration.ofSeconds(20), Duration.ZERO, Chatter.Order.SLEEP_THEN_SEND))
                .withLiveness(Optional.of(PERIOD)));
        Duration end = classroom.settled().plusSeconds(100);
        for (Address victim : rng.shuffled(classroom.peers()).subList(0, 12)) {
            Duration crash = rng.between(classroom.settled(), end);
            classroom.crash(crash, victim);
            if (rng.chance(0.6)) {
                classroom.restart(rng.between(crash.plusMillis(1), crash.plusSeconds(50)), victim, rng.chance(0.5));
            }
        }
        DeadReported reported = classroom.listen(new DeadReported());
        NoFalseDeaths falseDeaths = classroom.listen(new NoFalseDeaths());
        NoDuplicateDelivery duplicates = classroom.listen(new NoDuplicateDelivery());
        SeedsKnow seedsKnow = classroom.listen(new SeedsKnow());
        OverlayEdges edges = new OverlayEdges(classroom.listen(new Overlay()));
        WrongDegrees degrees = classroom.listen(new WrongDegrees(classroom.listen(new Overlay())));
        Told told = classroom.listen(new Told());

        var simulation = classroom.build();
        simulation.runUntil(end.plusSeconds(50).plus(SETTLING));
        int factsThen = told.facts(GossipFact.TookForDead.class).size();
        simulation.runUntil(end.plusSeconds(150).plus(SETTLING));

        assertAll(
                () -> assertTrue(reported.holds(), reported::says),
                () -> assertTrue(falseDeaths.holds(), falseDeaths::says),
                () -> assertTrue(duplicates.holds(), duplicates::says),
                () -> assertTrue(seedsKnow.holds(), seedsKnow::says),
                () -> assertEquals(
                        2 * edges.value().getAsDouble(), degrees.parts().get("degree-sum")),
                () -> assertEquals(
                        factsThen, told.facts(GossipFact.TookForDead.class).size(), "nothing changes any more"),
                () -> assertTrue(factsThen > 0, "somebody died"));
    }
}
