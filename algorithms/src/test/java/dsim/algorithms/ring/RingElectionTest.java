package dsim.algorithms.ring;

import static dsim.algorithms.election.Processes.electorate;
import static dsim.algorithms.election.Processes.p;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.actor.Gone;
import dsim.algorithms.election.ElectionFact.ElectionRestarted;
import dsim.algorithms.election.ElectionFact.ElectionStarted;
import dsim.algorithms.election.ElectionFact.Follows;
import dsim.algorithms.election.ElectionFact.Joined;
import dsim.algorithms.election.ElectionFact.LeaderLost;
import dsim.algorithms.election.ElectionFact.Leads;
import dsim.algorithms.election.IdOrder;
import dsim.algorithms.election.InitialLeader;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.ring.RingElection.Wait;
import dsim.algorithms.ring.RingElection.Wait.ForLeader;
import dsim.algorithms.ring.RingElection.Wait.ForProbeAnswer;
import dsim.algorithms.ring.RingElection.Wait.ForTaken;
import dsim.algorithms.ring.RingElection.Wait.ToProbe;
import dsim.algorithms.ring.RingMessage.Coordinator;
import dsim.algorithms.ring.RingMessage.Election;
import dsim.algorithms.ring.RingMessage.Probe;
import dsim.algorithms.ring.RingMessage.ProbeAnswer;
import dsim.algorithms.ring.RingMessage.StartElection;
import dsim.algorithms.ring.RingMessage.Taken;
import dsim.testkit.RecordingContext;
import dsim.testkit.RecordingContext.Effect.Noted;
import dsim.testkit.RecordingContext.Effect.Persisted;
import dsim.testkit.RecordingContext.Effect.Sent;
import dsim.testkit.RecordingContext.Effect.TimerCancelled;
import dsim.testkit.RecordingContext.Effect.TimerSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One node of a ring alone: the third of five. */
class RingElectionTest {

    private static final ProcessId THREE = ProcessId.of(3);
    private static final ProcessId FIVE = ProcessId.of(5);

    private static final Duration ANSWER = Duration.ofMillis(500);
    private static final Duration COORDINATOR = Duration.ofSeconds(10);
    private static final Duration PROBE = Duration.ofSeconds(1);

    private static final Lap OWN = new Lap(THREE, 1);
    private static final Lap OF_ONE = new Lap(ProcessId.of(1), 1);

    /** An address that no member has: answers may have to go to a conversation. */
    private static final Address CONVERSATION = Address.of("p2", 49152);

    private final RecordingContext<RingMessage, Wait> context = new RecordingContext<>(p(3));
    private RingElection node = new RingElection(THREE, config(InitialLeader.HIGHEST), context);

    private static RingConfig config(InitialLeader initialLeader) {
        return new RingConfig(electorate(5), ANSWER, COORDINATOR, Optional.of(PROBE), initialLeader, true);
    }

    private static ImmutableList<ProcessId> ids(Integer... numbers) {
        return Arrays.stream(numbers).map(ProcessId::of).collect(ImmutableList.toImmutableList());
    }

    private void startFollowingFive() {
        node.onStart();
        context.take();
    }

    private void startElecting() {
        startFollowingFive();
        node.onMessage(p(1), new StartElection());
        context.take();
    }

    private void startLeading() {
        startFollowingFive();
        node.onMessage(p(2), new Coordinator(OF_ONE.announcement(), ids(1, 2, 3)));
        node.onMessage(p(1), new Taken(OF_ONE.announcement(), 2));
        context.take();
    }

    @Test
    void followsTheHighestFromTheBeginningIfItIsToldSo() {
        node.onStart();

        assertEquals(
                List.of(
                        new Persisted(new Lap(THREE, 0)),
                        new Noted(new Joined(THREE, IdOrder.LARGEST)),
                        new Noted(new Follows(FIVE)),
                        new TimerSet(new ToProbe(), PROBE)),
                context.take());
    }

    @Test
    void sendsItsIdRoundWhenItStartsWithoutALeader() {
        node = new RingElection(THREE, config(InitialLeader.NONE), context);

        node.onStart();

        assertEquals(
                List.of(
                        new Persisted(new Lap(THREE, 0)),
                        new Noted(new Joined(THREE, IdOrder.LARGEST)),
                        new Noted(new ElectionStarted()),
                        new Persisted(OWN),
                        new Sent(p(4), new Election(OWN, ids(3))),
                        new TimerSet(new ForTaken(OWN), ANSWER),
                        new TimerSet(new ForLeader(), COORDINATOR)),
                context.take());
    }

    @Test
    void electsWhenAClientMissesTheLeaderButOnlyOnceAtATime() {
        startFollowingFive();

        node.onMessage(p(1), new StartElection());
        node.onMessage(p(1), new StartElection());

        assertEquals(
                List.of(new Noted(new LeaderLost(FIVE)), new Noted(new ElectionStarted())), context.take(Noted.class));
    }

    @Test
    void addsItselfAndPassesOn() {
        startFollowingFive();

        node.onMessage(CONVERSATION, new Election(OF_ONE, ids(1, 2)));

        assertEquals(
                List.of(
                        new Sent(p(4), new Election(OF_ONE, ids(1, 2, 3))),
                        new TimerSet(new ForTaken(OF_ONE), ANSWER),
                        new Sent(CONVERSATION, new Taken(OF_ONE, 1))),
                context.take());
    }

    @Test
    void takesALapTwiceButPassesItOnOnce() {
        startFollowingFive();
        node.onMessage(p(2), new Election(OF_ONE, ids(1, 2)));
        context.take();

        node.onMessage(p(1), new Election(OF_ONE, ids(1)));
        node.onMessage(p(1), new Election(new Lap(ProcessId.of(1), 0), ids(1)));

        assertEquals(
                List.of(
                        new Sent(p(1), new Taken(OF_ONE, 1)),
                        new Sent(p(1), new Taken(new Lap(ProcessId.of(1), 0), 1))),
                context.take());
    }

    @Test
    void passesOnTheElectionsOfSeveralStarters() {
        startElecting();
        Lap ofTwo = new Lap(ProcessId.of(2), 1);

        node.onMessage(p(2), new Election(ofTwo, ids(2)));

        assertEquals(
                List.of(new Sent(p(4), new Election(ofTwo, ids(2, 3))), new Sent(p(2), new Taken(ofTwo, 1))),
                context.take(Sent.class));
    }

    @Test
    void announcesTheHighestOfTheListThatComesBack() {
        startElecting();
        node.onMessage(p(4), new Taken(OWN, 1));
        context.take();

        node.onMessage(p(2), new Election(OWN, ids(3, 4, 1, 2)));

        assertEquals(
                List.of(
                        new Noted(new Follows(ProcessId.of(4))),
                        new TimerCancelled(new ForLeader()),
                        new TimerSet(new ToProbe(), PROBE),
                        new Sent(p(4), new Coordinator(OWN.announcement(), ids(3, 4, 1, 2))),
                        new TimerSet(new ForTaken(OWN.announcement()), ANSWER),
                        new Sent(p(2), new Taken(OWN, 2))),
                context.take());
    }

    @Test
    void endsItsAnnouncementWhenThatComesBack() {
        startElecting();
        node.onMessage(p(2), new Election(OWN, ids(3, 4, 1, 2)));
        context.take();

        node.onMessage(p(2), new Coordinator(OWN.announcement(), ids(3, 4, 1, 2)));

        assertEquals(List.of(new Sent(p(2), new Taken(OWN.announcement(), 2))), context.take());
    }

    @Test
    void leadsWhenItIsTheHighestOfTheList() {
        startFollowingFive();

        node.onMessage(p(2), new Coordinator(OF_ONE.announcement(), ids(1, 2, 3)));

        assertEquals(List.of(new Noted(new Leads(THREE))), context.take(Noted.class));
    }

    @Test
    void tellsOnlyThoseWhoAreOnTheList() {
        startFollowingFive();

        node.onMessage(p(2), new Coordinator(OF_ONE.announcement(), ids(1, 2, 3)));

        assertEquals(
                List.of(
                        new Sent(p(1), new Coordinator(OF_ONE.announcement(), ids(1, 2, 3))),
                        new Sent(p(2), new Taken(OF_ONE.announcement(), 2))),
                context.take(Sent.class));
    }

    @Test
    void passesOverWhoDoesNotAnswerAndAtLastComesBackToItself() {
        startElecting();

        for (int i = 0; i < 5; i++) {
            node.onTimer(context.runOut(new ForTaken(OWN)));
        }

        Election election = new Election(OWN, ids(3));
        assertEquals(
                List.of(
                        new Sent(p(5), election),
                        new Sent(p(1), election),
                        new Sent(p(2), election),
                        new Sent(p(3), election)),
                context.take(Sent.class));
        assertEquals(ImmutableMap.of(new ForLeader(), COORDINATOR.minus(ANSWER.multipliedBy(5))), context.timers());
    }

    @Test
    void stopsTryingWhenTheMessageIsTaken() {
        startElecting();

        node.onMessage(p(4), new Taken(OWN, 1));

        assertEquals(List.of(new TimerCancelled(new ForTaken(OWN))), context.take());
        node.onGone(p(4), Gone.RESET);
        assertEquals(List.of(), context.take());
    }

    @ParameterizedTest
    @EnumSource
    void passesOverWhoIsGoneAtOnce(Gone why) {
        startElecting();

        node.onGone(p(5), why);
        assertEquals(List.of(), context.take());
        node.onGone(p(4), why);

        assertEquals(
                List.of(
                        new TimerCancelled(new ForTaken(OWN)),
                        new Sent(p(5), new Election(OWN, ids(3))),
                        new TimerSet(new ForTaken(OWN), ANSWER)),
                context.take());
    }

    @Test
    void endsTheLapOfAStarterThatDied() {
        startFollowingFive();
        node.onMessage(p(1), new Election(OF_ONE, ids(1)));
        context.take();

        node.onMessage(p(5), new Election(OF_ONE, ids(1, 3, 4, 5)));

        assertEquals(
                List.of(
                        new Sent(p(4), new Coordinator(OF_ONE.announcement(), ids(1, 3, 4, 5))),
                        new Sent(p(5), new Taken(OF_ONE, 2))),
                context.take(Sent.class));
    }

    @Test
    void electsAgainWithTheNextNumberWhenNothingIsAnnounced() {
        startElecting();
        node.onMessage(p(4), new Taken(OWN, 1));
        context.take();

        node.onTimer(context.runOut(new ForLeader()));

        Lap next = new Lap(THREE, 3);
        assertEquals(
                List.of(
                        new Noted(new ElectionRestarted()),
                        new Persisted(next),
                        new Sent(p(4), new Election(next, ids(3))),
                        new TimerSet(new ForTaken(next), ANSWER),
                        new TimerSet(new ForLeader(), COORDINATOR)),
                context.take());
    }

    @Test
    void goesOnCountingItsLapsAfterACrash() {
        startElecting();
        RecordingContext<RingMessage, Wait> nextLife = context.afterCrash();

        new RingElection(THREE, config(InitialLeader.HIGHEST), nextLife).onStart();

        Lap next = new Lap(THREE, 3);
        assertEquals(List.of(new Sent(p(4), new Election(next, ids(3)))), nextLife.take(Sent.class));
    }

    @Test
    void learnsFromItsNeighbourHowFarItHadCountedIfItForgot() {
        startElecting();

        node.onMessage(p(4), new Taken(OWN, 8));
        node.onTimer(context.runOut(new ForLeader()));

        Lap next = new Lap(THREE, 9);
        assertEquals(List.of(new Sent(p(4), new Election(next, ids(3)))), context.take(Sent.class));
    }

    @Test
    void answersProbesOnlyWhenItLeads() {
        startFollowingFive();
        node.onMessage(p(1), new Probe());
        assertEquals(List.of(), context.take());
        startLeading();

        node.onMessage(CONVERSATION, new Probe());

        assertEquals(List.of(new Sent(CONVERSATION, new ProbeAnswer())), context.take());
    }

    @Test
    void probesItsLeaderAgainAndAgain() {
        startFollowingFive();

        node.onTimer(context.runOut(new ToProbe()));
        node.onMessage(p(5), new ProbeAnswer());

        assertEquals(
                List.of(
                        new Sent(p(5), new Probe()),
                        new TimerSet(new ForProbeAnswer(), ANSWER),
                        new TimerCancelled(new ForProbeAnswer()),
                        new TimerSet(new ToProbe(), PROBE)),
                context.take());
    }

    @Test
    void electsWhenItsLeaderAnswersNoProbe() {
        startFollowingFive();
        node.onTimer(context.runOut(new ToProbe()));
        context.take();

        node.onTimer(context.runOut(new ForProbeAnswer()));

        assertEquals(
                List.of(new Noted(new LeaderLost(FIVE)), new Noted(new ElectionStarted())), context.take(Noted.class));
    }

    @Test
    void electsWhenTheLeaderThatItProbedIsGoneAndOnlyThen() {
        startFollowingFive();
        node.onGone(p(5), Gone.RESET);
        assertEquals(List.of(), context.take());
        node.onTimer(context.runOut(new ToProbe()));
        context.take();

        node.onGone(p(5), Gone.REFUSED);

        assertEquals(
                List.of(new Noted(new LeaderLost(FIVE)), new Noted(new ElectionStarted())), context.take(Noted.class));
        assertEquals(ImmutableMap.of(new ForTaken(OWN), ANSWER, new ForLeader(), COORDINATOR), context.timers());
    }

    @Test
    void probesThoseAboveItWhileItLeadsAndIsContentWithSilence() {
        startLeading();

        node.onTimer(context.runOut(new ToProbe()));
        node.onGone(p(4), Gone.REFUSED);
        node.onTimer(context.runOut(new ForProbeAnswer()));

        assertEquals(
                List.of(
                        new Sent(p(4), new Probe()),
                        new Sent(p(5), new Probe()),
                        new TimerSet(new ForProbeAnswer(), ANSWER),
                        new TimerSet(new ToProbe(), PROBE)),
                context.take());
    }

    @Test
    void electsWhenAnotherLeaderAboveItAnswersItsProbe() {
        startLeading();
        node.onTimer(context.runOut(new ToProbe()));
        context.take();

        node.onMessage(p(5), new ProbeAnswer());

        assertEquals(List.of(new Noted(new ElectionStarted())), context.take(Noted.class));
    }

    @Test
    void takesNoNoticeOfAnAnswerThatNobodyWaitsFor() {
        startFollowingFive();

        node.onMessage(p(5), new ProbeAnswer());
        node.onMessage(p(4), new Taken(OF_ONE, 1));

        assertEquals(List.of(), context.take());
    }

    @Test
    void isPlayedByMembersOnly() {
        RecordingContext<RingMessage, Wait> stranger = new RecordingContext<>(p(6));

        assertThrows(
                IllegalArgumentException.class,
                () -> RingElection.role(config(InitialLeader.NONE)).play(stranger));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RingElection(ProcessId.of(6), config(InitialLeader.NONE), stranger));
    }
}
