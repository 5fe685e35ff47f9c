package dsim.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.actor.Address;
import dsim.trace.TraceEvent;
import dsim.trace.TraceEvent.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class ExpectationTest {

    private static final Address A = Address.of("a", 1);
    private static final long SECOND = 1_000_000_000;

    /** True while the last timer said so. */
    private static final class Switch implements Condition {
        private boolean on;

        private Switch(boolean on) {
            this.on = on;
        }

        @Override
        public void on(TraceEvent event) {
            if (event.kind() == Kind.TIMER) {
                on = event.subject().equals("on");
            }
        }

        @Override
        public boolean holds() {
            return on;
        }

        @Override
        public String says() {
            return "the switch is " + (on ? "on" : "off");
        }

        @Override
        public Address node() {
            return A;
        }
    }

    private final TraceEvent event = new TraceEvent();

    private void turn(Expectation expectation, long second, String to) {
        expectation.on(event.is(Kind.TIMER, second * SECOND, A, to));
    }

    private void crash(Expectation expectation, long second) {
        expectation.on(event.is(Kind.CRASH, second * SECOND, A, 1));
    }

    @Test
    void invariantKeepsTheFirstStepAfterWhichItDoesNotHold() {
        Invariant always = new Invariant("always on", new Switch(true));

        turn(always, 1, "on");
        turn(always, 2, "off");
        turn(always, 3, "on");
        turn(always, 4, "off");
        Verdict verdict = always.verdict(9 * SECOND);

        assertFalse(verdict.holds());
        assertEquals(2 * SECOND, verdict.atNanos());
        assertEquals("the switch is off", verdict.says());
        assertEquals(A, verdict.node());
        assertEquals(2, verdict.during().orElseThrow().index());
    }

    @Test
    void invariantHoldsIfItAlwaysDid() {
        Invariant always = new Invariant("always on", new Switch(true));

        turn(always, 1, "on");

        assertTrue(always.verdict(9 * SECOND).holds());
        assertEquals(1, always.verdict(9 * SECOND).evaluated());
    }

    @Test
    void sometimesHoldsIfItEverDid() {
        Sometimes never = new Sometimes("sometimes on", new Switch(false));
        Sometimes once = new Sometimes("sometimes on", new Switch(false));

        turn(never, 1, "off");
        turn(once, 1, "on");
        turn(once, 2, "off");

        assertFalse(never.verdict(9 * SECOND).holds());
        assertTrue(once.verdict(9 * SECOND).holds());
        assertEquals(SECOND, once.verdict(9 * SECOND).atNanos());
    }

    private static Eventually onWithin(long seconds, String after) {
        return new Eventually(
                "eventually on", new Switch(false), Optional.of(Duration.ofSeconds(seconds)), new Occasion(after));
    }

    @Test
    void eventuallyHoldsExactlyAtTheDeadlineAndNotAfter() {
        Eventually inTime = onWithin(3, "crash");
        Eventually late = onWithin(3, "crash");

        crash(inTime, 2);
        turn(inTime, 5, "on");
        crash(late, 2);
        late.on(event.is(Kind.TIMER, 5 * SECOND + 1, A, "on"));

        assertTrue(inTime.verdict(9 * SECOND).holds());
        assertEquals(1, inTime.verdict(9 * SECOND).evaluated());
        assertFalse(late.verdict(9 * SECOND).holds());
        assertEquals(5 * SECOND, late.verdict(9 * SECOND).atNanos());
    }

    @Test
    void eventuallyIsOwedAnewAfterEachOccasion() {
        Eventually eventually = onWithin(3, "crash");

        crash(eventually, 1);
        turn(eventually, 2, "on");
        turn(eventually, 3, "off");
        crash(eventually, 10);

        assertTrue(eventually.verdict(12 * SECOND).holds());
        assertEquals(1, eventually.verdict(12 * SECOND).evaluated());
        assertFalse(eventually.verdict(14 * SECOND).holds());
    }

    @Test
    void eventuallyWithoutALimitIsOwedUntilTheEnd() {
        Eventually missed = new Eventually("eventually on", new Switch(false), Optional.empty(), Occasion.START_OF_RUN);
        Eventually met = new Eventually("eventually on", new Switch(false), Optional.empty(), Occasion.START_OF_RUN);

        turn(missed, 1, "off");
        turn(met, 8, "on");

        assertFalse(missed.verdict(9 * SECOND).holds());
        assertTrue(met.verdict(9 * SECOND).holds());
    }

    @Test
    void eventuallyWithoutAnOccasionIsNotEvaluated() {
        Eventually eventually = onWithin(3, "restart");

        crash(eventually, 1);

        assertEquals(0, eventually.verdict(9 * SECOND).evaluated());
    }

    @Test
    void occasionsAreWhatTheirWordsSay() {
        Occasion partition = new Occasion("partition");

        assertTrue(partition.isAt(event.is(Kind.FAULT, 1, A, "partition p into 2")));
        assertFalse(partition.isAt(event.is(Kind.FAULT, 1, A, "cut p1 p2")));
        assertTrue(new Occasion("heal").isAt(event.is(Kind.FAULT_END, 1, A, "partition p into 2")));
        assertTrue(new Occasion("restart").isAt(event.is(Kind.START, 1, A, 2)));
        assertFalse(new Occasion("restart").isAt(event.is(Kind.START, 1, A, 1)));
    }

    @Test
    void boundsIncludeTheirEnds() {
        MessageCounts counts = new MessageCounts();
        for (int i = 0; i < 3; i++) {
            counts.on(event.is(Kind.SEND, i, A, A, "m", i, 10, ""));
        }
        Metric sent = counts.metrics().get("messages.sent");

        assertTrue(bound(sent, 3, 3).verdict(1).holds());
        assertFalse(bound(sent, 4, 9).verdict(1).holds());
        assertFalse(bound(sent, 1, 2).verdict(1).holds());
        assertEquals("it was 3", bound(sent, 1, 2).verdict(1).says());
        assertThrows(IllegalArgumentException.class, () -> bound(sent, 3, 2));
    }

    private static Bound bound(Metric metric, double least, double most) {
        return new Bound("sent", metric, OptionalDouble.of(least), OptionalDouble.of(most));
    }

    @Test
    void countsMessagesByTypeAndReason() {
        MessageCounts counts = new MessageCounts();

        counts.on(event.is(Kind.SEND, 1, A, A, "m", 1, 10, ""));
        counts.on(event.is(Kind.SEND, 1, A, A, 7, 2, 20, ""));
        counts.on(event.is(Kind.DUPLICATE, 1, A, A, 7, 2, 20, ""));
        counts.on(event.is(Kind.DELIVER, 2, A, A, 7, 2, 20, ""));
        counts.on(event.is(Kind.DROP, 2, A, A, 7, 2, 20, "down"));
        counts.on(event.is(Kind.DROP, 2, A, A, "m", 1, 20, "loss"));
        counts.on(event.is(Kind.TIMER, 2, A, "t"));

        assertEquals(2, value(counts, "messages.sent"));
        assertEquals(30, value(counts, "messages.bytes"));
        assertEquals(1, value(counts, "messages.duplicated"));
        assertEquals(1, value(counts, "messages.delivered"));
        assertEquals(2, value(counts, "messages.dropped"));
        assertEquals(1, value(counts, "timers.fired"));
        assertEquals(
                "{Integer=1.0, String=1.0}",
                counts.metrics().get("messages.by-type").parts().toString());
        assertEquals(
                "{down=1.0, loss=1.0}",
                counts.metrics().get("dropped.by-reason").parts().toString());
    }

    private static double value(MessageCounts counts, String name) {
        return counts.metrics().get(name).value().orElseThrow();
    }
}
