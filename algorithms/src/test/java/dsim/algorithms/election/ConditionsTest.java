package dsim.algorithms.election;

import static dsim.algorithms.election.Processes.p;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.algorithms.election.ElectionFact.ElectionRestarted;
import dsim.algorithms.election.ElectionFact.ElectionStarted;
import dsim.algorithms.election.ElectionFact.Follows;
import dsim.algorithms.election.ElectionFact.Joined;
import dsim.algorithms.election.ElectionFact.LeaderLost;
import dsim.algorithms.election.ElectionFact.Leads;
import dsim.trace.TraceEvent;
import dsim.trace.TraceEvent.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is said of elections, of runs that are made up. */
class ConditionsTest {

    private static final ProcessId ONE = ProcessId.of(1);
    private static final ProcessId TWO = ProcessId.of(2);
    private static final ProcessId THREE = ProcessId.of(3);

    @Nested
    class LeadershipTest {

        private final Leadership leadership = new Leadership();
        private final Story story = new Story(leadership)
                .joins(p(1), ONE)
                .joins(p(2), TWO)
                .notes(p(1), new Follows(TWO))
                .notes(p(2), new Leads(TWO));

        @Test
        void isHeldByThoseWhoSaySoInTheOrderInWhichTheyBegan() {
            assertEquals(List.of(p(2)), leadership.holders());

            story.notes(p(1), new Leads(ONE)).notes(p(2), new Leads(TWO));

            assertEquals(List.of(p(2), p(1)), leadership.holders());
        }

        @Test
        void endsWhenTheLeaderFollowsElectsOrCrashes() {
            story.notes(p(2), new ElectionStarted());
            assertEquals(List.of(), leadership.holders());
            story.notes(p(2), new Leads(TWO)).notes(p(2), new Follows(THREE));
            assertEquals(List.of(), leadership.holders());
            story.notes(p(2), new Leads(TWO)).happens(Kind.CRASH, p(2));
            assertEquals(List.of(), leadership.holders());
        }

        @Test
        void restsDuringAPauseAndGoesOnAfterIt() {
            story.happens(Kind.PAUSE, p(2));
            assertEquals(List.of(), leadership.holders());

            story.happens(Kind.RESUME, p(2));

            assertEquals(List.of(p(2)), leadership.holders());
        }

        @Test
        void isNotResumedByOneWhoCrashedInThePause() {
            story.happens(Kind.PAUSE, p(2)).happens(Kind.CRASH, p(2)).happens(Kind.RESUME, p(2));

            assertEquals(List.of(), leadership.holders());
        }

        @Test
        void isNoMatterOfNodesThatVoteNot() {
            story.happens(Kind.START, p(9)).happens(Kind.CRASH, p(9)).notes(p(8), new Leads(THREE));

            assertEquals(List.of(p(2)), leadership.holders());
        }
    }

    @Nested
    class AtMostOneLeaderTest {

        private final AtMostOneLeader condition = new AtMostOneLeader(Duration.ofSeconds(1));
        private final Story story = new Story(condition)
                .joins(p(1), ONE)
                .joins(p(2), TWO)
                .joins(p(3), THREE)
                .at(1)
                .notes(p(1), new Leads(ONE));

        @Test
        void grantsAHandoverUpToItsBound() {
            story.at(2).notes(p(2), new Leads(TWO)).at(3).notes(p(3), new Follows(TWO));
            assertTrue(condition.holds());

            story.at(3.001).notes(p(3), new LeaderLost(TWO));

            assertFalse(condition.holds());
            assertEquals(
                    "p1 (1) and p2 (2) both lead since 2.000 s, and a handover may take 1.000 s", condition.says());
            assertEquals(p(2), condition.node());
        }

        @Test
        void countsTheTimeOfTwoNotOfAThird() {
            story.at(2)
                    .notes(p(2), new Leads(TWO))
                    .at(2.9)
                    .notes(p(3), new Leads(THREE))
                    .notes(p(1), new Follows(THREE))
                    .at(3.5)
                    .happens(Kind.TIMER, p(1));

            assertTrue(condition.holds(), condition::says);
            story.at(4).happens(Kind.TIMER, p(1));
            assertFalse(condition.holds());
        }

        @Test
        void holdsAgainWhenOneOfThemIsDown() {
            story.at(2).notes(p(2), new Leads(TWO)).at(9).happens(Kind.CRASH, p(1));

            assertTrue(condition.holds());
            assertEquals("p2 (2) leads alone", condition.says());
            assertEquals(TraceEvent.nobody(), condition.node());
        }

        @Test
        void saysThatNobodyLeads() {
            story.at(2).notes(p(1), new ElectionStarted());

            assertTrue(condition.holds());
            assertEquals("no node leads", condition.says());
        }

        @Test
        void refusesANegativeHandover() {
            assertThrows(IllegalArgumentException.class, () -> new AtMostOneLeader(Duration.ofNanos(-1)));
        }
    }

    @Nested
    class TwoLeadersTest {

        private final TwoLeaders condition = new TwoLeaders();
        private final Story story = new Story(condition).joins(p(1), ONE).joins(p(2), TWO);

        @Test
        void holdsAsSoonAsTwoLead() {
            assertEquals("no node leads", condition.says());
            story.notes(p(1), new Leads(ONE));
            assertFalse(condition.holds());
            assertEquals("p1 (1) leads alone", condition.says());

            story.notes(p(2), new Leads(TWO));

            assertTrue(condition.holds());
            assertEquals("p1 (1) and p2 (2) both lead", condition.says());
            assertEquals(p(2), condition.node());
        }
    }

    @Nested
    class LeaderAgreedTest {

        private final LeaderAgreed condition = new LeaderAgreed();
        private final Story story = new Story(condition)
                .joins(p(1), ONE)
                .joins(p(2), TWO)
                .joins(p(3), THREE)
                .notes(p(3), new Leads(THREE))
                .notes(p(1), new Follows(THREE))
                .notes(p(2), new Follows(THREE));

        private void assertObjection(String says, int node) {
            assertFalse(condition.holds());
            assertEquals(says, condition.says());
            assertEquals(p(node), condition.node());
        }

        @Test
        void holdsWhenAllKnowTheOneThatLeads() {
            assertTrue(condition.holds());
            assertEquals("p3 (3) leads, and all 3 that are up know it", condition.says());
            assertEquals(TraceEvent.nobody(), condition.node());
        }

        @Test
        void namesWhoKnowsNoLeader() {
            story.notes(p(2), new LeaderLost(THREE));

            assertObjection("p2 (2) knows no leader", 2);
        }

        @Test
        void namesWhoFollowsOneThatIsDown() {
            story.happens(Kind.CRASH, p(3));

            assertObjection("p1 (1) follows 3, which does not lead", 1);
        }

        @Test
        void namesWhoFollowsOneThatIsPaused() {
            story.happens(Kind.PAUSE, p(3));

            assertObjection("p1 (1) follows 3, which does not lead", 1);
        }

        @Test
        void namesASecondLeader() {
            story.notes(p(2), new Leads(TWO));

            assertObjection("p2 (2) leads, and so does p3 (3)", 2);
        }

        @Test
        void asksNeitherThoseWhoAreDownNorThoseWhoArePaused() {
            story.notes(p(1), new LeaderLost(THREE))
                    .notes(p(2), new LeaderLost(THREE))
                    .happens(Kind.CRASH, p(1))
                    .happens(Kind.PAUSE, p(2));

            assertTrue(condition.holds(), condition::says);
        }

        @Test
        void waitsForOneThatComesBackFromTheMomentItIsUp() {
            story.happens(Kind.CRASH, p(1));
            assertTrue(condition.holds());

            story.happens(Kind.START, p(1));

            assertObjection("p1 (1) knows no leader", 1);
        }

        @Test
        void doesNotHoldWhenNobodyIsUp() {
            story.happens(Kind.CRASH, p(1)).happens(Kind.CRASH, p(2)).happens(Kind.CRASH, p(3));

            assertFalse(condition.holds());
            assertEquals("no node is up", condition.says());
        }
    }

    @Nested
    class LowerNeverLeadsTest {

        private final LowerNeverLeads condition = new LowerNeverLeads();
        private final Story story = new Story(condition).joins(p(2), TWO);

        @Test
        void holdsWhileAllFollowThoseAboveThem() {
            story.notes(p(2), new Follows(THREE));

            assertTrue(condition.holds());
            assertEquals("no process follows one below itself", condition.says());
            assertEquals(TraceEvent.nobody(), condition.node());
        }

        @Test
        void isBrokenForEverByOneWhoFollowsALower() {
            story.notes(p(2), new Follows(ONE)).notes(p(2), new Follows(THREE));

            assertFalse(condition.holds());
            assertEquals("p2 (2) follows 1, which is below it (largest wins)", condition.says());
            assertEquals(p(2), condition.node());
        }

        @Test
        void understandsTheOrderOfEach() {
            story.notes(p(2), new Joined(TWO, IdOrder.SMALLEST), new Follows(ONE));
            assertTrue(condition.holds());

            story.notes(p(2), new Follows(THREE));

            assertEquals("p2 (2) follows 3, which is below it (smallest wins)", condition.says());
        }
    }

    @Nested
    class ElectionWasRestartedTest {

        private final ElectionWasRestarted condition = new ElectionWasRestarted();

        @Test
        void holdsFromTheFirstRestartOn() {
            Story story = new Story(condition).joins(p(1), ONE).notes(p(1), new ElectionStarted());
            assertFalse(condition.holds());
            assertEquals("no node restarted its election", condition.says());

            story.notes(p(1), new ElectionRestarted()).notes(p(1), new ElectionRestarted());

            assertTrue(condition.holds());
            assertEquals("p1 restarted its election, the last of 2 restarts", condition.says());
            assertEquals(p(1), condition.node());
        }
    }
}
