package dsim.algorithms.bully;

import static dsim.algorithms.election.Processes.electorate;
import static dsim.algorithms.election.Processes.p;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.actor.Gone;
import dsim.algorithms.bully.BullyElection.Wait;
import dsim.algorithms.bully.BullyMessage.Alive;
import dsim.algorithms.bully.BullyMessage.Election;
import dsim.algorithms.bully.BullyMessage.Leading;
import dsim.algorithms.bully.BullyMessage.Probe;
import dsim.algorithms.bully.BullyMessage.ProbeAnswer;
import dsim.algorithms.bully.BullyMessage.StartElection;
import dsim.algorithms.election.ElectionFact.ElectionRestarted;
import dsim.algorithms.election.ElectionFact.ElectionStarted;
import dsim.algorithms.election.ElectionFact.Follows;
import dsim.algorithms.election.ElectionFact.Joined;
import dsim.algorithms.election.ElectionFact.LeaderLost;
import dsim.algorithms.election.ElectionFact.Leads;
import dsim.algorithms.election.Electorate;
import dsim.algorithms.election.IdOrder;
import dsim.algorithms.election.InitialLeader;
import dsim.algorithms.election.Member;
import dsim.algorithms.election.ProcessId;
import dsim.testkit.RecordingContext;
import dsim.testkit.RecordingContext.Effect;
import dsim.testkit.RecordingContext.Effect.Noted;
import dsim.testkit.RecordingContext.Effect.Persisted;
import dsim.testkit.RecordingContext.Effect.Sent;
import dsim.testkit.RecordingContext.Effect.TimerCancelled;
import dsim.testkit.RecordingContext.Effect.TimerSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One Bully node alone: the third of five. */
class BullyElectionTest {

    private static final ProcessId THREE = ProcessId.of(3);
    private static final ProcessId FOUR = ProcessId.of(4);
    private static final ProcessId FIVE = ProcessId.of(5);

    private static final Duration ANSWER = Duration.ofMillis(1500);
    private static final Duration COORDINATOR = Duration.ofSeconds(3);
    private static final Duration PROBE = Duration.ofSeconds(1);

    /** An address that no member has: answers may have to go to a conversation. */
    private static final Address CONVERSATION = Address.of("p1", 49152);

    private final RecordingContext<BullyMessage, Wait> context = new RecordingContext<>(p(3));
    private BullyElection node = new BullyElection(THREE, config(InitialLeader.HIGHEST), context);

    private static BullyConfig config(InitialLeader initialLeader) {
        return new BullyConfig(electorate(5), ANSWER, COORDINATOR, Optional.of(PROBE), initialLeader, true);
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
        startElecting();
        node.onTimer(context.runOut(Wait.FOR_ANSWER));
        context.take();
    }

    @Test
    void followsTheHighestFromTheBeginningIfItIsToldSo() {
        node.onStart();

        assertEquals(
                List.of(
                        new Persisted(THREE),
                        new Noted(new Joined(THREE, IdOrder.LARGEST)),
                        new Noted(new Follows(FIVE)),
                        new TimerSet(Wait.TO_PROBE, PROBE)),
                context.take());
    }

    @Test
    void asksAllAboveItWhenItStartsWithoutALeader() {
        node = new BullyElection(THREE, config(InitialLeader.NONE), context);

        node.onStart();

        assertEquals(
                List.of(
                        new Persisted(THREE),
                        new Noted(new Joined(THREE, IdOrder.LARGEST)),
                        new Noted(new ElectionStarted()),
                        new Sent(p(4), new Election()),
                        new Sent(p(5), new Election()),
                        new TimerSet(Wait.FOR_ANSWER, ANSWER)),
                context.take());
    }

    @Test
    void knowsNoLeaderAndElectsWhenItComesBackFromACrash() {
        startFollowingFive();
        RecordingContext<BullyMessage, Wait> nextLife = context.afterCrash();

        new BullyElection(THREE, config(InitialLeader.HIGHEST), nextLife).onStart();

        assertEquals(
                List.of(new Sent(p(4), new Election()), new Sent(p(5), new Election())), nextLife.take(Sent.class));
    }

    @Test
    void waitsForOthersWhenItComesBackAndMayNotElectOnStart() {
        BullyConfig silent =
                new BullyConfig(electorate(5), ANSWER, COORDINATOR, Optional.of(PROBE), InitialLeader.NONE, false);

        new BullyElection(THREE, silent, context).onStart();

        assertEquals(List.of(new Persisted(THREE), new Noted(new Joined(THREE, IdOrder.LARGEST))), context.take());
    }

    @Test
    void electsWhenAClientMissesTheLeader() {
        startFollowingFive();

        node.onMessage(p(1), new StartElection());

        assertEquals(
                List.of(
                        new Noted(new LeaderLost(FIVE)),
                        new Noted(new ElectionStarted()),
                        new Sent(p(4), new Election()),
                        new Sent(p(5), new Election()),
                        new TimerCancelled(Wait.TO_PROBE),
                        new TimerSet(Wait.FOR_ANSWER, ANSWER)),
                context.take());
    }

    @Test
    void answersARequestThereWhereItCameFromAndHoldsItsOwnElection() {
        startFollowingFive();

        node.onMessage(CONVERSATION, new Election());

        assertEquals(
                List.of(
                        new Sent(CONVERSATION, new Alive()),
                        new Noted(new ElectionStarted()),
                        new Sent(p(4), new Election()),
                        new Sent(p(5), new Election()),
                        new TimerCancelled(Wait.TO_PROBE),
                        new TimerSet(Wait.FOR_ANSWER, ANSWER)),
                context.take());
    }

    @Test
    void holdsItsOwnElectionOnlyOnce() {
        startElecting();

        node.onMessage(p(1), new Election());
        node.onMessage(p(2), new Election());

        assertEquals(List.of(new Sent(p(1), new Alive()), new Sent(p(2), new Alive())), context.take());
    }

    @Test
    void onlyAnswersStragglersWhileItWaitsForTheAnnouncement() {
        startElecting();
        node.onMessage(p(4), new Alive());
        context.take();

        node.onMessage(p(2), new Election());

        assertEquals(List.of(new Sent(p(2), new Alive())), context.take());
    }

    @Test
    void onlyAnswersARequestThatCrossedTheAnnouncement() {
        startFollowingFive();
        node.onMessage(p(5), new Leading(FIVE));
        context.take();

        node.onMessage(p(2), new Election());

        assertEquals(List.of(new Sent(p(2), new Alive())), context.take());
        node.onTimer(context.runOut(Wait.FOR_STRAGGLERS));
        node.onMessage(p(2), new Election());
        assertEquals(
                List.of(new Sent(p(2), new Alive()), new Sent(p(4), new Election()), new Sent(p(5), new Election())),
                context.take(Sent.class));
    }

    @Test
    void announcesItselfToAllOthersWhenNobodyAboveAnswers() {
        startElecting();

        node.onTimer(context.runOut(Wait.FOR_ANSWER));

        assertEquals(
                List.of(
                        new Noted(new Leads(THREE)),
                        new Sent(p(1), new Leading(THREE)),
                        new Sent(p(2), new Leading(THREE)),
                        new Sent(p(4), new Leading(THREE)),
                        new Sent(p(5), new Leading(THREE)),
                        new TimerSet(Wait.FOR_STRAGGLERS, ANSWER)),
                context.take());
    }

    @Test
    void announcesItselfAtOnceWhenNobodyIsAbove() {
        RecordingContext<BullyMessage, Wait> top = new RecordingContext<>(p(5));

        new BullyElection(FIVE, config(InitialLeader.NONE), top).onStart();

        assertEquals(
                List.of(
                        new Persisted(FIVE),
                        new Noted(new Joined(FIVE, IdOrder.LARGEST)),
                        new Noted(new ElectionStarted()),
                        new Noted(new Leads(FIVE)),
                        new Sent(p(1), new Leading(FIVE)),
                        new Sent(p(2), new Leading(FIVE)),
                        new Sent(p(3), new Leading(FIVE)),
                        new Sent(p(4), new Leading(FIVE)),
                        new TimerSet(Wait.FOR_STRAGGLERS, ANSWER)),
                top.take());
    }

    @Test
    void leavesItToOthersWhenOneAboveAnswers() {
        startElecting();

        node.onMessage(p(4), new Alive());
        node.onMessage(p(5), new Alive());

        assertEquals(
                List.of(new TimerCancelled(Wait.FOR_ANSWER), new TimerSet(Wait.FOR_LEADER, COORDINATOR)),
                context.take());
    }

    @Test
    void electsAgainWhenNobodyAnnouncesItself() {
        startElecting();
        node.onMessage(p(4), new Alive());
        context.take();

        node.onTimer(context.runOut(Wait.FOR_LEADER));

        assertEquals(
                List.of(
                        new Noted(new ElectionRestarted()),
                        new Sent(p(4), new Election()),
                        new Sent(p(5), new Election()),
                        new TimerSet(Wait.FOR_ANSWER, ANSWER)),
                context.take());
    }

    @Test
    void followsWhoeverAboveItAnnouncesItself() {
        startElecting();

        node.onMessage(p(4), new Leading(FOUR));

        assertEquals(
                List.of(
                        new Noted(new Follows(FOUR)),
                        new TimerCancelled(Wait.FOR_ANSWER),
                        new TimerSet(Wait.FOR_STRAGGLERS, ANSWER)),
                context.take());
    }

    @Test
    void takesNoNoticeOfAnAnswerThatNobodyWaitsFor() {
        startFollowingFive();

        node.onMessage(p(4), new Alive());
        node.onMessage(p(5), new ProbeAnswer());
        node.onMessage(p(3), new Leading(THREE));

        assertEquals(List.of(), context.take());
    }

    @Test
    void answersAnAnnouncementFromBelowWithAnElection() {
        startFollowingFive();

        node.onMessage(p(2), new Leading(ProcessId.of(2)));

        assertEquals(List.of(new Sent(p(4), new Election()), new Sent(p(5), new Election())), context.take(Sent.class));
    }

    @Test
    void letsItsOwnElectionAnswerAnAnnouncementFromBelow() {
        startElecting();

        node.onMessage(p(2), new Leading(ProcessId.of(2)));

        assertEquals(List.of(), context.take());
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

        node.onTimer(context.runOut(Wait.TO_PROBE));
        node.onMessage(p(5), new ProbeAnswer());

        assertEquals(
                List.of(
                        new Sent(p(5), new Probe()),
                        new TimerSet(Wait.FOR_PROBE_ANSWER, ANSWER),
                        new TimerCancelled(Wait.FOR_PROBE_ANSWER),
                        new TimerSet(Wait.TO_PROBE, PROBE)),
                context.take());
    }

    @Test
    void electsWhenItsLeaderAnswersNoProbe() {
        startFollowingFive();
        node.onTimer(context.runOut(Wait.TO_PROBE));
        context.take();

        node.onTimer(context.runOut(Wait.FOR_PROBE_ANSWER));

        assertEquals(
                List.of(
                        new Noted(new LeaderLost(FIVE)),
                        new Noted(new ElectionStarted()),
                        new Sent(p(4), new Election()),
                        new Sent(p(5), new Election()),
                        new TimerSet(Wait.FOR_ANSWER, ANSWER)),
                context.take());
    }

    @Test
    void probesThoseAboveItWhileItLeadsAndIsContentWithSilence() {
        startLeading();
        node.onTimer(context.runOut(Wait.FOR_STRAGGLERS));
        context.take();

        node.onTimer(context.runOut(Wait.TO_PROBE));
        node.onTimer(context.runOut(Wait.FOR_PROBE_ANSWER));

        assertEquals(
                List.of(
                        new Sent(p(4), new Probe()),
                        new Sent(p(5), new Probe()),
                        new TimerSet(Wait.FOR_PROBE_ANSWER, ANSWER),
                        new TimerSet(Wait.TO_PROBE, PROBE)),
                context.take());
    }

    @Test
    void electsWhenAnotherLeaderAboveItAnswersItsProbe() {
        startLeading();
        node.onTimer(context.runOut(Wait.FOR_STRAGGLERS));
        node.onTimer(context.runOut(Wait.TO_PROBE));
        context.take();

        node.onMessage(p(5), new ProbeAnswer());

        assertEquals(List.of(new Noted(new ElectionStarted())), context.take(Noted.class));
        assertEquals(ImmutableMap.of(Wait.FOR_ANSWER, ANSWER), context.timers());
    }

    @Test
    void waitsForNothingWhenThereAreNoProbes() {
        BullyConfig quiet =
                new BullyConfig(electorate(5), ANSWER, COORDINATOR, Optional.empty(), InitialLeader.HIGHEST, true);

        new BullyElection(THREE, quiet, context).onStart();

        assertEquals(ImmutableMap.of(), context.timers());
    }

    @Test
    void waitsForNothingWhenItIsTheHighestAndLeads() {
        RecordingContext<BullyMessage, Wait> top = new RecordingContext<>(p(5));

        new BullyElection(FIVE, config(InitialLeader.HIGHEST), top).onStart();

        assertEquals(ImmutableMap.of(), top.timers());
    }

    @ParameterizedTest
    @EnumSource
    void announcesItselfAtOnceWhenAllAboveAreGone(Gone why) {
        startElecting();

        node.onGone(p(5), why);
        assertEquals(List.of(), context.take());
        node.onGone(p(4), why);

        assertEquals(List.of(new Noted(new Leads(THREE))), context.take(Noted.class));
    }

    @Test
    void countsEachWhoIsGoneOnce() {
        startElecting();

        node.onGone(p(5), Gone.RESET);
        node.onGone(p(5), Gone.REFUSED);
        node.onGone(p(1), Gone.REFUSED);

        assertEquals(List.of(), context.take());
    }

    @Test
    void forgetsWhoWasGoneInAnEarlierElection() {
        startElecting();
        node.onGone(p(5), Gone.REFUSED);
        node.onMessage(p(4), new Alive());
        node.onTimer(context.runOut(Wait.FOR_LEADER));
        context.take();

        node.onGone(p(4), Gone.REFUSED);

        assertEquals(List.of(), context.take());
    }

    @Test
    void missesALeaderThatIsGoneWhenProbedAndOnlyThen() {
        startFollowingFive();
        node.onGone(p(5), Gone.RESET);
        assertEquals(List.of(), context.take());
        node.onTimer(context.runOut(Wait.TO_PROBE));
        context.take();

        node.onGone(p(5), Gone.REFUSED);

        assertEquals(
                List.of(new Noted(new LeaderLost(FIVE)), new Noted(new ElectionStarted())), context.take(Noted.class));
    }

    @Test
    void isContentWhenThoseAboveAreGoneThatItProbesAsALeader() {
        startLeading();
        node.onTimer(context.runOut(Wait.FOR_STRAGGLERS));
        node.onTimer(context.runOut(Wait.TO_PROBE));
        context.take();

        node.onGone(p(4), Gone.REFUSED);
        node.onGone(p(5), Gone.REFUSED);

        assertEquals(List.of(), context.take());
    }

    @Test
    void breaksTiesOfDaysByTheSmallerOrLargerSuIdAsTheOrderSays() {
        List<Member> members = List.of(
                new Member(new ProcessId(49, 1000001), p(1)),
                new Member(new ProcessId(49, 1000003), p(2)),
                new Member(new ProcessId(7, 9000000), p(3)));

        assertEquals(List.of(p(2)), askedBy(p(1), IdOrder.LARGEST, members));
        assertEquals(List.of(), askedBy(p(2), IdOrder.LARGEST, members));
        assertEquals(List.of(p(1), p(2)), askedBy(p(3), IdOrder.LARGEST, members));
        assertEquals(List.of(p(3)), askedBy(p(1), IdOrder.SMALLEST, members));
        assertEquals(List.of(p(1), p(3)), askedBy(p(2), IdOrder.SMALLEST, members));
        assertEquals(List.of(), askedBy(p(3), IdOrder.SMALLEST, members));
    }

    private static List<Address> askedBy(Address who, IdOrder order, List<Member> members) {
        RecordingContext<BullyMessage, Wait> alone = new RecordingContext<>(who);
        BullyElection.role(BullyConfig.of(Electorate.of(order, members)))
                .play(alone)
                .onStart();
        return alone.take(Sent.class).stream()
                .filter(sent -> sent.message() instanceof Election)
                .map(Effect.Sent::to)
                .toList();
    }

    @Test
    void isPlayedByMembersOnly() {
        RecordingContext<BullyMessage, Wait> stranger = new RecordingContext<>(p(6));

        assertThrows(
                IllegalArgumentException.class,
                () -> BullyElection.role(config(InitialLeader.NONE)).play(stranger));
    }
}
