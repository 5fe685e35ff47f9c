package dsim.algorithms.gcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.actor.Fact;
import dsim.actor.Gone;
import dsim.algorithms.election.ElectionFact.Follows;
import dsim.algorithms.election.ElectionFact.LeaderLost;
import dsim.algorithms.election.ElectionFact.Leads;
import dsim.algorithms.election.IdOrder;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.gcd.GcdBully.Wait;
import dsim.algorithms.gcd.GcdFact.NoGcd;
import dsim.algorithms.gcd.GroupMessage.Coordinator;
import dsim.algorithms.gcd.GroupMessage.Election;
import dsim.algorithms.gcd.GroupMessage.Greeting;
import dsim.algorithms.gcd.GroupMessage.Hello;
import dsim.algorithms.gcd.GroupMessage.Join;
import dsim.algorithms.gcd.GroupMessage.Members;
import dsim.algorithms.gcd.GroupMessage.Ok;
import dsim.algorithms.gcd.GroupMessage.Probe;
import dsim.algorithms.gcd.GroupMessage.ProbeAnswer;
import dsim.testkit.RecordingContext;
import dsim.testkit.RecordingContext.Effect.Closed;
import dsim.testkit.RecordingContext.Effect.Noted;
import dsim.testkit.RecordingContext.Effect.Sent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each message and each wait of one member alone, between one below and one above it. */
class GcdBullyTest {

    private static final Address GCD = at(23600);
    private static final Address CALLER = at(40000);
    private static final ProcessId LOW = new ProcessId(49, 1000001);
    private static final ProcessId SELF = new ProcessId(149, 1000003);
    private static final ProcessId HIGH = new ProcessId(299, 1000002);
    private static final ImmutableMap<ProcessId, Address> GROUP = ImmutableMap.of(LOW, at(1), HIGH, at(3), SELF, at(2));

    private final RecordingContext<GroupMessage, Wait> context = new RecordingContext<>(at(2));

    private static Address at(int port) {
        return Address.of("127.0.0.1", port);
    }

    private static GcdBullyConfig config(IdOrder order, boolean feigns) {
        GcdBullyConfig usual = GcdBullyConfig.of(GCD);
        return new GcdBullyConfig(
                GCD,
                order,
                usual.answerWithin(),
                usual.coordinatorWithin(),
                usual.joinAgainAfter(),
                usual.probeAfter(),
                feigns,
                0);
    }

    private GcdBully started(IdOrder order) {
        GcdBully member = new GcdBully(SELF, config(order, false), context);
        member.onStart();
        return member;
    }

    private GcdBully joined() {
        GcdBully member = started(IdOrder.LARGEST);
        member.onMessage(GCD, new Members(GROUP));
        return member;
    }

    private GcdBully follower() {
        GcdBully member = joined();
        member.onMessage(CALLER, announced(HIGH));
        member.onTimer(context.runOut(Wait.FOR_STRAGGLERS));
        context.take();
        return member;
    }

    private static Coordinator announced(ProcessId leader) {
        return new Coordinator(Optional.of(leader), Optional.empty(), ImmutableMap.of());
    }

    private ImmutableList<Sent> sent() {
        return context.take(Sent.class);
    }

    private ImmutableList<Fact> noted() {
        return context.take(Noted.class).stream().map(Noted::fact).collect(ImmutableList.toImmutableList());
    }

    private static Sent asked(ProcessId who) {
        return new Sent(GROUP.getOrDefault(who, GCD), new Election(Optional.of(SELF), Optional.of(who), GROUP, false));
    }

    @Test
    void joinsWithItsIdentityAndWhereItListens() {
        started(IdOrder.LARGEST);

        assertEquals(ImmutableList.of(new Sent(GCD, new Join(SELF, at(2)))), sent());
    }

    @Test
    void asksThoseAboveOnly() {
        joined();

        assertEquals(ImmutableList.of(asked(HIGH)), sent().subList(1, 2));
        assertEquals(ImmutableMap.of(Wait.FOR_ANSWER, Duration.ofSeconds(2)), context.timers());
    }

    @Test
    void asksThoseBelowWhereTheSmallestWins() {
        GcdBully member = started(IdOrder.SMALLEST);
        member.onMessage(GCD, new Members(GROUP));

        assertEquals(ImmutableList.of(asked(LOW)), sent().subList(1, 2));
    }

    @Test
    void leadsIfNobodyAnswersAndTellsEverybody() {
        GcdBully member = joined();
        context.take();

        member.onTimer(context.runOut(Wait.FOR_ANSWER));

        ImmutableMap<ProcessId, Address> led = ImmutableMap.of(LOW, at(1), SELF, at(2));
        assertEquals(
                ImmutableList.of(
                        new Sent(at(1), new Coordinator(Optional.of(SELF), Optional.of(LOW), led)),
                        new Sent(at(3), new Coordinator(Optional.of(SELF), Optional.of(HIGH), led))),
                sent());
    }

    @Test
    void doesNotWaitForOneThatRefuses() {
        GcdBully member = joined();
        context.take();

        member.onGone(at(3), Gone.REFUSED);

        assertEquals(ImmutableList.of(new Leads(SELF)), noted());
    }

    @Test
    void leavesItToOneThatAnswersAndAsksAgainIfNobodyAnnouncesItself() {
        GcdBully member = joined();
        context.take();

        member.onMessage(at(3), new Ok(Optional.empty(), ImmutableMap.of()));

        assertEquals(ImmutableMap.of(Wait.FOR_LEADER, Duration.ofSeconds(4)), context.timers());
        member.onTimer(context.runOut(Wait.FOR_LEADER));
        assertEquals(ImmutableList.of(asked(HIGH)), sent());
    }

    @Test
    void answersAnElectionWithWhomItKnowsAndHoldsOne() {
        GcdBully member = follower();

        member.onMessage(CALLER, new Election(Optional.empty(), Optional.empty(), ImmutableMap.of(LOW, at(1)), false));

        assertEquals(ImmutableList.of(new Sent(CALLER, new Ok(Optional.of(SELF), GROUP)), asked(HIGH)), sent());
    }

    @Test
    void followsAnAnnouncementFromAboveOrTheHighestWhereItNamesNobody() {
        GcdBully member = joined();
        context.take();

        member.onMessage(CALLER, new Coordinator(Optional.empty(), Optional.empty(), ImmutableMap.of()));

        assertEquals(ImmutableList.of(new Follows(HIGH)), noted());
    }

    @Test
    void answersAnAnnouncementFromBelowByAnElection() {
        GcdBully member = follower();

        member.onMessage(CALLER, announced(LOW));

        assertEquals(ImmutableList.of(asked(HIGH)), sent());
    }

    @Test
    void probesItsLeaderAndJoinsAgainWhenItIsGone() {
        GcdBully member = follower();
        member.onTimer(context.runOut(Wait.TO_PROBE));
        assertEquals(ImmutableList.of(new Sent(at(3), new Probe())), sent());

        member.onMessage(at(3), new ProbeAnswer());
        member.onTimer(context.runOut(Wait.TO_PROBE));
        context.take();
        member.onGone(at(3), Gone.RESET);

        assertTrue(context.timers().containsKey(Wait.FOR_GCD));
        assertEquals(ImmutableList.of(new LeaderLost(HIGH)), noted());
    }

    /** As the published node of f19, which has never heard of probes. */
    @Test
    void takesOneThatClosesOnProbesAndWinsAgainForOneThatKnowsNone() {
        GcdBully member = follower();
        member.onTimer(context.runOut(Wait.TO_PROBE));
        member.onGone(at(3), Gone.CLOSED);
        member.onMessage(GCD, new Members(GROUP));
        member.onMessage(at(3), new Ok(Optional.empty(), ImmutableMap.of()));
        member.onMessage(CALLER, new Coordinator(Optional.empty(), Optional.empty(), GROUP));
        member.onTimer(context.runOut(Wait.FOR_STRAGGLERS));
        member.onTimer(context.runOut(Wait.TO_PROBE));
        context.take();

        member.onGone(at(3), Gone.CLOSED);

        assertEquals(ImmutableList.of(), noted());
        assertTrue(context.timers().containsKey(Wait.TO_PROBE));
    }

    @Test
    void answersProbesOnlyWhileItLeads() {
        GcdBully member = joined();
        context.take();
        member.onMessage(CALLER, new Probe());
        assertEquals(ImmutableList.of(), sent());

        member.onGone(at(3), Gone.REFUSED);
        context.take();
        member.onMessage(CALLER, new Probe());

        assertEquals(ImmutableList.of(new Sent(CALLER, new ProbeAnswer())), sent());
    }

    @Test
    void greetsWhoGreets() {
        GcdBully member = follower();

        member.onMessage(CALLER, new Hello());

        assertEquals(ImmutableList.of(new Sent(CALLER, Greeting.to(CALLER))), sent());
    }

    @Test
    void triesTheGcdAgainUntilItIsThere() {
        GcdBully member = started(IdOrder.LARGEST);
        context.take();

        member.onGone(GCD, Gone.REFUSED);

        assertEquals(ImmutableList.of(new NoGcd("refused")), noted());
        member.onTimer(context.runOut(Wait.TO_JOIN));
        assertEquals(ImmutableList.of(new Sent(GCD, new Join(SELF, at(2)))), sent());
    }

    @Test
    void hearsNothingWhileItFeignsAndJoinsAgain() {
        GcdBully member = new GcdBully(SELF, config(IdOrder.LARGEST, true), context);
        member.onStart();
        member.onMessage(GCD, new Members(GROUP));
        member.onTimer(context.runOut(Wait.TO_FAIL));
        context.take();

        member.onMessage(CALLER, new Election(Optional.empty(), Optional.empty(), GROUP, false));
        assertEquals(ImmutableList.of(), sent());

        member.onTimer(context.runOut(Wait.TO_RECOVER));
        assertEquals(ImmutableList.of(new Sent(GCD, new Join(SELF, at(2)))), sent());
    }

    /** Recovery is to start an election, says the handout; it says nothing of the GCD. */
    @Test
    void comesBackAfterFeigningAlsoWhereTheGcdIsGone() {
        GcdBully member = new GcdBully(SELF, config(IdOrder.LARGEST, true), context);
        member.onStart();
        member.onMessage(GCD, new Members(GROUP));
        member.onTimer(context.runOut(Wait.TO_FAIL));
        member.onTimer(context.runOut(Wait.TO_RECOVER));
        context.take();

        member.onGone(GCD, Gone.REFUSED);

        assertEquals(ImmutableList.of(asked(HIGH)), sent());
    }

    /** In f24 an announcement says who leads and not where: without its address nobody could ask it, or be told by it. */
    @Test
    void asksTheGcdOnceMoreForOneWhoAnnouncedItselfBeforeItWasTold() {
        GcdBully member = started(IdOrder.LARGEST);
        member.onMessage(CALLER, announced(HIGH));
        context.take();

        member.onMessage(GCD, new Members(ImmutableMap.of(LOW, at(1), SELF, at(2))));
        assertEquals(ImmutableList.of(new Sent(GCD, new Join(SELF, at(2)))), sent());

        member.onMessage(GCD, new Members(GROUP));
        assertEquals(ImmutableList.of(asked(HIGH)), sent());
    }

    @Test
    void leadsWhereTheGcdDoesNotKnowWhoAnnouncedItself() {
        GcdBully member = started(IdOrder.LARGEST);
        member.onMessage(CALLER, announced(HIGH));

        member.onMessage(GCD, new Members(ImmutableMap.of(SELF, at(2))));
        context.take();
        member.onMessage(GCD, new Members(ImmutableMap.of(SELF, at(2))));

        assertTrue(noted().contains(new Leads(SELF)));
    }

    /** It would wait for ever for an announcement that nobody can send to it. */
    @Test
    void asksTheGcdWhereOneListensThatAsksWithNothingButItsIdentity() {
        GcdBully member = follower();
        ProcessId stranger = new ProcessId(7, 1000007);

        member.onMessage(CALLER, new Election(Optional.of(stranger), Optional.empty(), ImmutableMap.of(), false));

        assertEquals(
                ImmutableList.of(
                        new Sent(CALLER, new Ok(Optional.of(SELF), GROUP)), new Sent(GCD, new Join(SELF, at(2)))),
                sent());
    }

    @Test
    void closesAConversationInWhichNothingWasAsked() {
        GcdBully member = follower();

        member.onGone(CALLER, Gone.CLOSED);

        assertEquals(ImmutableList.of(new Closed(CALLER)), context.take());
    }

    /** Thousands of made-up identities at one address would be asked, in all the words, one by one. */
    @Test
    void knowsNobodyTwiceAtOneAddressAndNotMoreThanItHasRoomFor() {
        GcdBully member = follower();
        ImmutableMap.Builder<ProcessId, Address> crowd = ImmutableMap.builder();
        for (int i = 0; i < 2000; i++) {
            crowd.put(new ProcessId(300, i), at(i % 2 == 0 ? 3 : 10_000 + i));
        }

        member.onMessage(CALLER, new Election(Optional.empty(), Optional.empty(), crowd.buildOrThrow(), false));

        ImmutableList<Sent> said = sent();
        assertEquals(300, said.size());
        assertEquals(said.size(), said.stream().map(Sent::to).distinct().count());
    }

    @Test
    void believesTheGcdAboutWhoHasTakenThePlaceOfAnother() {
        GcdBully member = started(IdOrder.LARGEST);
        member.onMessage(CALLER, new Election(Optional.empty(), Optional.empty(), GROUP, false));
        context.take();
        ProcessId other = new ProcessId(300, 1000009);

        member.onMessage(GCD, new Members(ImmutableMap.of(other, at(3), SELF, at(2))));

        Sent asked = sent().get(0);
        assertEquals(at(3), asked.to());
        assertEquals(ImmutableMap.of(LOW, at(1), other, at(3), SELF, at(2)), ((Election) asked.message()).members());
    }
}
