package dsim.algorithms.gossip;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dsim.actor.Address;
import dsim.algorithms.gossip.GossipFact.Said;
import dsim.algorithms.gossip.GossipMessage.Dead;
import dsim.algorithms.gossip.GossipMessage.LivenessReply;
import dsim.algorithms.gossip.GossipMessage.LivenessRequest;
import dsim.algorithms.gossip.GossipMessage.Peers;
import dsim.algorithms.gossip.GossipMessage.Register;
import dsim.algorithms.gossip.GossipMessage.Rumour;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the network costs, to the message. Oracle: the identities of counting, on any overlay that is connected and at rest. */
class TrafficTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PERIOD = Duration.ofSeconds(13);

    private static Classroom classroom(Seed seed, int peers) {
        Classroom classroom = new Classroom(seed, 3, peers);
        return classroom.playing(classroom.config().with(new Attachment.Uniform(2)));
    }

    @SeededTest(seeds = 5)
    void aFloodThatAnswersTheSenderCostsTwiceTheLinks(Seed seed) {
        Classroom classroom = classroom(seed, 60);
        OverlayEdges edges = new OverlayEdges(classroom.listen(new Overlay()));
        Told told = classroom.listen(new Told());

        classroom
                .playing(classroom.config().with(new Spread.Flood(true)))
                .say(classroom.settled())
                .run();

        assertEquals(2 * edges.value().getAsDouble(), told.sent(Rumour.class));
    }

    @SeededTest(seeds = 5)
    void aFloodCostsOneLessForEachPeerThatIsReached(Seed seed) {
        Classroom classroom = classroom(seed, 60);
        OverlayEdges edges = new OverlayEdges(classroom.listen(new Overlay()));
        Coverage coverage = classroom.listen(new Coverage());
        Told told = classroom.listen(new Told());

        classroom.say(classroom.settled()).run();

        assertEquals(1, coverage.value().getAsDouble());
        assertEquals(2 * edges.value().getAsDouble() - (60 - 1), told.sent(Rumour.class));
    }

    @SeededTest(seeds = 5)
    void livenessCostsFourMessagesForEachLinkAndPeriod(Seed seed) {
        Classroom classroom = classroom(seed, 40);
        OverlayEdges edges = new OverlayEdges(classroom.listen(new Overlay()));
        Told told = classroom.listen(new Told());
        classroom.playing(classroom.config().withLiveness(Optional.of(PERIOD)));

        classroom
                .build()
                .runUntil(classroom.settled().plus(PERIOD.multipliedBy(5)).minus(SECOND.multipliedBy(5)));
        long early = told.sent(LivenessRequest.class);
        Told again = classroom.listen(new Told());
        classroom
                .build()
                .runUntil(classroom.settled().plus(PERIOD.multipliedBy(6)).minus(SECOND.multipliedBy(5)));

        assertAll(
                () -> assertEquals(
                        2 * edges.value().getAsDouble(), again.sent(LivenessRequest.class) - early, "one period more"),
                () -> assertEquals(again.sent(LivenessRequest.class), again.sent(LivenessReply.class)));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 2", "4, 3", "5, 3", "7, 4"})
    void aJoinCostsAQuorumOfRequestsAndLists(int seeds, int quorum) {
        Classroom classroom = new Classroom(Seed.of(seeds), seeds, 30);
        Told told = classroom.listen(new Told());

        classroom.run();

        assertEquals(quorum, classroom.config().quorum());
        assertEquals(30L * quorum, told.sent(Register.class));
        assertEquals(30L * quorum, told.sent(Peers.class));
    }

    @SeededTest(seeds = 5)
    void aDeathIsReportedByEachNeighbourToEachOfItsSeedsAndRemovedOnce(Seed seed) {
        Classroom classroom = classroom(seed, 40);

        OverlayEdges after = new OverlayEdges(classroom.listen(new Overlay()));
        WrongDegrees degrees = classroom.listen(new WrongDegrees(classroom.listen(new Overlay())));
        DeadReported reported = classroom.listen(new DeadReported());
        Told told = classroom.listen(new Told());
        Address victim = classroom.peers().get(2);
        classroom.playing(classroom.config().withLiveness(Optional.of(PERIOD)));

        Classroom alike = classroom(seed, 40);
        OverlayEdges before = new OverlayEdges(alike.listen(new Overlay()));
        alike.run();
        classroom
                .crash(classroom.settled(), victim)
                .build()
                .runUntil(classroom.settled().plusSeconds(60));

        double degree = before.value().getAsDouble() - after.value().getAsDouble();
        int quorum = classroom.config().quorum();
        List<Address> removing = told.facts(GossipFact.Removed.class).stream()
                .map(event -> event.node())
                .toList();
        assertAll(
                () -> assertEquals(
                        degree, told.facts(GossipFact.TookForDead.class).size()),
                () -> assertEquals(degree * quorum, told.sent(Dead.class)),
                () -> assertEquals(removing.stream().distinct().toList(), removing, "each seed removes it once"),
                () -> assertEquals(true, reported.holds(), reported::says),
                () -> assertEquals(0, degrees.value().getAsDouble()),
                () -> assertEquals(
                        2 * after.value().getAsDouble(), degrees.parts().get("degree-sum")));
    }

    @ParameterizedTest
    @CsvSource({"SEND_THEN_SLEEP, 0", "SLEEP_THEN_SEND, 5"})
    void aPeerSaysTenMessagesFiveSecondsApart(Chatter.Order order, int first) {
        Classroom classroom = new Classroom(Seed.of(1), 1, 1);
        Told told = classroom.listen(new Told());
        Chatter chatter = new Chatter(10, Duration.ofSeconds(5), Duration.ZERO, order);

        classroom.playing(classroom.config().with(chatter)).run();

        long joined = told.facts(GossipFact.Joined.class).get(0).timeNanos();
        List<Long> expected = IntStream.range(0, 10)
                .mapToObj(i -> Duration.ofSeconds(first + 5L * i).toNanos())
                .toList();
        assertEquals(
                expected,
                told.facts(Said.class).stream()
                        .map(event -> event.timeNanos() - joined)
                        .toList());
    }
}
