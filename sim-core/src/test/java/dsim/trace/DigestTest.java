package dsim.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.actor.Address;
import dsim.trace.TraceEvent.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DigestTest {

    private static final Address A = Address.of("a", 1);
    private static final Address B = Address.of("b", 1);

    /** Steps of a run; the one at an index is another if asked. */
    private static Digest digest(int steps, int differsAt) {
        Digest digest = new Digest();
        TraceEvent event = new TraceEvent();
        for (int i = 1; i <= steps; i++) {
            digest.on(event.is(Kind.TIMER, i * 10L, A, i == differsAt ? "other" : "timer" + i % 7));
        }
        return digest;
    }

    @Test
    void tellsEveryPartOfAStep() {
        List<TraceEvent> steps = new ArrayList<>();
        steps.add(new TraceEvent().is(Kind.SEND, 5, A, B, "m", 1, 9, ""));
        steps.add(new TraceEvent().is(Kind.SEND, 6, A, B, "m", 1, 9, ""));
        steps.add(new TraceEvent().is(Kind.SEND, 5, B, A, "m", 1, 9, ""));
        steps.add(new TraceEvent().is(Kind.SEND, 5, A, A, "m", 1, 9, ""));
        steps.add(new TraceEvent().is(Kind.SEND, 5, A, B, "n", 1, 9, ""));
        steps.add(new TraceEvent().is(Kind.SEND, 5, A, B, "m", 2, 9, ""));
        steps.add(new TraceEvent().is(Kind.DELIVER, 5, A, B, "m", 1, 9, ""));
        steps.add(new TraceEvent().is(Kind.DROP, 5, A, B, "m", 1, 9, "loss"));
        steps.add(new TraceEvent().is(Kind.DROP, 5, A, B, "m", 1, 9, "cut"));

        Set<String> digests = new HashSet<>();
        for (TraceEvent step : steps) {
            Digest digest = new Digest();
            digest.on(step);
            digests.add(digest.hex());
        }

        assertEquals(steps.size(), digests.size());
    }

    @Test
    void dependsOnTheOrderOfSteps() {
        TraceEvent one = new TraceEvent().is(Kind.TIMER, 1, A, "x");
        TraceEvent two = new TraceEvent().is(Kind.TIMER, 1, B, "x");
        Digest forth = new Digest();
        Digest back = new Digest();

        forth.on(one);
        forth.on(two);
        back.on(two);
        back.on(one);

        assertNotEquals(forth.hex(), back.hex());
    }

    @Test
    void findsTheFirstDifferingStepExactlyInAShortRun() {
        for (int differsAt : new int[] {1, 2, 500, 1000}) {
            Digest.Marks.Span span = digest(1000, 0)
                    .marks()
                    .firstDifference(digest(1000, differsAt).marks());

            assertEquals(new Digest.Marks.Span(differsAt - 1, differsAt), span);
        }
    }

    @Test
    void narrowsTheFirstDifferingStepDownToOneIntervalInALongRun() {
        int steps = 1_000_000;
        Digest.Marks marks = digest(steps, 0).marks();

        assertEquals(256, marks.interval());
        for (int differsAt : new int[] {1, 256, 257, 777_777, 999_999, 1_000_000}) {
            Digest.Marks.Span span =
                    marks.firstDifference(digest(steps, differsAt).marks());
            assertTrue(
                    span.after() < differsAt && differsAt <= span.upTo() && span.upTo() - span.after() <= 256,
                    differsAt + " in " + span);
        }
    }

    @Test
    void findsTheEndOfTheShorterOfTwoRunsThatAgreeSoFar() {
        Digest.Marks.Span span =
                digest(1000, 0).marks().firstDifference(digest(990, 0).marks());

        assertEquals(new Digest.Marks.Span(990, 991), span);
    }

    @Test
    void comparesMarksOfDifferentIntervals() {
        Digest.Marks.Span span =
                digest(10_000, 0).marks().firstDifference(digest(3_000, 2_000).marks());

        assertTrue(span.after() < 2_000 && 2_000 <= span.upTo() && span.upTo() - span.after() <= 4, span.toString());
    }

    @Test
    void hasThirtyTwoDigits() {
        assertTrue(digest(3, 0).hex().matches("[0-9a-f]{32}"));
        assertEquals(3, digest(3, 0).events());
    }
}
