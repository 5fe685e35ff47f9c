package dsim.algorithms.election;

import static dsim.algorithms.election.Processes.p;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.election.ElectionCost.Count;
import dsim.algorithms.election.ElectionFact.ElectionRestarted;
import dsim.algorithms.election.ElectionFact.ElectionStarted;
import dsim.algorithms.election.ElectionFact.Follows;
import dsim.algorithms.election.ElectionFact.LeaderLost;
import dsim.algorithms.election.ElectionFact.Leads;
import dsim.trace.TraceEvent.Kind;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is measured of elections, in runs that are made up. */
class MetricsTest {

    private static final ProcessId ONE = ProcessId.of(1);
    private static final ProcessId TWO = ProcessId.of(2);

    @Nested
    class ElectionMessagesTest {

        private final ElectionMessages metric = new ElectionMessages(
                ImmutableMap.of(String.class, ElectionCost.ELECTION, Integer.class, ElectionCost.OK),
                ImmutableMap.of(Long.class, "PROBE"));

        @Test
        void countsByKindAndThoseToTheDeadApart() {
            new Story(metric)
                    .happens(Kind.CRASH, p(2))
                    .sends(p(1), p(2), "vote")
                    .happens(Kind.START, p(2))
                    .sends(p(1), p(2), "vote")
                    .sends(p(2), p(1), 7)
                    .sends(p(2), p(1), 7L)
                    .sends(p(2), p(1), 'x');

            assertEquals(
                    new ElectionCost(
                            ImmutableMap.of(ElectionCost.ELECTION, new Count(2, 1), ElectionCost.OK, new Count(1, 0))),
                    metric.cost());
            assertEquals(
                    ImmutableMap.builder()
                            .put("ELECTION", 2.0)
                            .put("ELECTION-to-dead", 1.0)
                            .put("OK", 1.0)
                            .put("OK-to-dead", 0.0)
                            .put("total", 3.0)
                            .put("total-to-dead", 1.0)
                            .put("PROBE", 1.0)
                            .buildOrThrow(),
                    metric.parts());
            assertEquals(OptionalDouble.of(3), metric.value());
            assertEquals(3, metric.samples());
        }

        @Test
        void countsNoCopies() {
            new Story(metric).happens(Kind.DUPLICATE, p(1)).happens(Kind.DELIVER, p(1));

            assertEquals(0, metric.samples());
        }
    }

    @Nested
    class ElectionDurationAndCountTest {

        private final ElectionDuration duration = new ElectionDuration();
        private final ElectionCount count = new ElectionCount();
        private final Story story = new Story(duration, count)
                .joins(p(1), ONE)
                .joins(p(2), TWO)
                .notes(p(1), new Follows(TWO))
                .notes(p(2), new Leads(TWO));

        @Test
        void haveNothingToSayWhileNobodyElects() {
            assertEquals(0, duration.samples());
            assertEquals(OptionalDouble.empty(), duration.value());
            assertEquals(ImmutableMap.of(), duration.parts());
            assertEquals(0, count.samples());
            assertEquals(OptionalDouble.of(0), count.value());
        }

        @Test
        void goFromTheFirstThatMissesItsLeaderUntilAllAgree() {
            story.at(1)
                    .notes(p(1), new LeaderLost(TWO))
                    .at(2)
                    .notes(p(1), new ElectionStarted())
                    .notes(p(2), new ElectionStarted())
                    .at(3)
                    .notes(p(1), new ElectionRestarted())
                    .notes(p(2), new Leads(TWO))
                    .at(3.5)
                    .notes(p(1), new Follows(TWO))
                    .at(10)
                    .notes(p(2), new ElectionStarted(), new Leads(TWO))
                    .at(20)
                    .notes(p(1), new ElectionStarted());

            assertEquals(2, duration.samples());
            assertEquals(OptionalDouble.of(2.5), duration.value());
            assertEquals(ImmutableMap.of("min", 0.0, "mean", 1.25, "max", 2.5), duration.parts());
            assertEquals(OptionalDouble.of(3), count.value());
            assertEquals(ImmutableMap.of("begun", 3.0, "agreed", 2.0, "held", 4.0, "restarted", 1.0), count.parts());
        }
    }
}
