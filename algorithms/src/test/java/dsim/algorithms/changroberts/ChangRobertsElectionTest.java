package dsim.algorithms.changroberts;

import static dsim.algorithms.election.Processes.p;
import static dsim.algorithms.election.Processes.ring;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dsim.algorithms.changroberts.ChangRobertsElection.Wait;
import dsim.algorithms.changroberts.ChangRobertsMessage.Elected;
import dsim.algorithms.changroberts.ChangRobertsMessage.Election;
import dsim.algorithms.changroberts.ChangRobertsMessage.StartElection;
import dsim.algorithms.election.ElectionFact.ElectionStarted;
import dsim.algorithms.election.ElectionFact.Follows;
import dsim.algorithms.election.ElectionFact.Joined;
import dsim.algorithms.election.ElectionFact.Leads;
import dsim.algorithms.election.Electorate;
import dsim.algorithms.election.IdOrder;
import dsim.algorithms.election.InitialLeader;
import dsim.algorithms.election.Member;
import dsim.algorithms.election.ProcessId;
import dsim.testkit.RecordingContext;
import dsim.testkit.RecordingContext.Effect.Noted;
import dsim.testkit.RecordingContext.Effect.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One node of a one-way ring alone: id 3, followed by id 1 at p2, on a ring of the ids 3, 1, 5. */
class ChangRobertsElectionTest {

    private static final ProcessId ONE = ProcessId.of(1);
    private static final ProcessId THREE = ProcessId.of(3);
    private static final ProcessId FIVE = ProcessId.of(5);

    private final RecordingContext<ChangRobertsMessage, Wait> context = new RecordingContext<>(p(1));
    private final ChangRobertsElection node = new ChangRobertsElection(THREE, config(InitialLeader.HIGHEST), context);

    private static ChangRobertsConfig config(InitialLeader initialLeader) {
        return new ChangRobertsConfig(ring(List.of(3, 1, 5)), initialLeader, true);
    }

    private void startFollowingFive() {
        node.onStart();
        context.take();
    }

    @Test
    void followsTheHighestFromTheBeginningIfItIsToldSo() {
        node.onStart();

        assertEquals(
                List.of(new Noted(new Joined(THREE, IdOrder.LARGEST)), new Noted(new Follows(FIVE))), context.take());
    }

    @Test
    void standsWhenItStartsWithoutALeader() {
        new ChangRobertsElection(THREE, config(InitialLeader.NONE), context).onStart();

        assertEquals(
                List.of(
                        new Noted(new Joined(THREE, IdOrder.LARGEST)),
                        new Noted(new ElectionStarted()),
                        new Sent(p(2), new Election(THREE))),
                context.take());
    }

    @Test
    void passesOnACandidateAboveIt() {
        startFollowingFive();

        node.onMessage(p(3), new Election(FIVE));

        assertEquals(List.of(new Sent(p(2), new Election(FIVE))), context.take());
    }

    @Test
    void standsItselfInsteadOfACandidateBelowItButOnlyOnce() {
        startFollowingFive();

        node.onMessage(p(3), new Election(ONE));
        node.onMessage(p(3), new Election(ONE));
        node.onMessage(p(9), new StartElection());

        assertEquals(List.of(new Noted(new ElectionStarted()), new Sent(p(2), new Election(THREE))), context.take());
    }

    @Test
    void standsNoMoreOnceACandidateAboveItCameBy() {
        startFollowingFive();
        node.onMessage(p(3), new Election(FIVE));
        context.take();

        node.onMessage(p(3), new Election(ONE));

        assertEquals(List.of(), context.take());
    }

    @Test
    void leadsAndSaysSoWhenItsOwnIdComesBack() {
        startFollowingFive();
        node.onMessage(p(9), new StartElection());
        context.take();

        node.onMessage(p(3), new Election(THREE));

        assertEquals(List.of(new Noted(new Leads(THREE)), new Sent(p(2), new Elected(THREE))), context.take());
    }

    @Test
    void passesOnTheAnnouncementOfAnotherAndFollows() {
        startFollowingFive();
        node.onMessage(p(9), new StartElection());
        context.take();

        node.onMessage(p(3), new Elected(FIVE));

        assertEquals(List.of(new Noted(new Follows(FIVE)), new Sent(p(2), new Elected(FIVE))), context.take());
    }

    @Test
    void endsItsOwnAnnouncementAndMayStandAgain() {
        startFollowingFive();
        node.onMessage(p(9), new StartElection());
        node.onMessage(p(3), new Election(THREE));
        context.take();

        node.onMessage(p(3), new Elected(THREE));
        assertEquals(List.of(), context.take());
        node.onMessage(p(9), new StartElection());

        assertEquals(List.of(new Noted(new ElectionStarted()), new Sent(p(2), new Election(THREE))), context.take());
    }

    @Test
    void passesOnTheSmallerWhereTheSmallestWins() {
        Electorate mirror = Electorate.of(
                IdOrder.SMALLEST, List.of(new Member(THREE, p(1)), new Member(ONE, p(2)), new Member(FIVE, p(3))));
        ChangRobertsElection smallest =
                new ChangRobertsElection(THREE, new ChangRobertsConfig(mirror, InitialLeader.HIGHEST, true), context);

        smallest.onMessage(p(3), new Election(ONE));
        smallest.onMessage(p(3), new Election(FIVE));

        assertEquals(List.of(new Sent(p(2), new Election(ONE))), context.take());
    }

    @Test
    void isPlayedByMembersOnly() {
        RecordingContext<ChangRobertsMessage, Wait> stranger = new RecordingContext<>(p(6));

        assertThrows(
                IllegalArgumentException.class,
                () -> ChangRobertsElection.role(config(InitialLeader.NONE)).play(stranger));
    }
}
