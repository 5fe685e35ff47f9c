package dsim.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dsim.actor.Address;
import dsim.actor.Fact;
import dsim.testkit.RecordingContext.Effect.ClockAdjusted;
import dsim.testkit.RecordingContext.Effect.Closed;
import dsim.testkit.RecordingContext.Effect.Noted;
import dsim.testkit.RecordingContext.Effect.Persisted;
import dsim.testkit.RecordingContext.Effect.Sent;
import dsim.testkit.RecordingContext.Effect.TimerCancelled;
import dsim.testkit.RecordingContext.Effect.TimerSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The recording context. */
class RecordingContextTest {

    private static final Address HERE = Address.of("p1", 1);
    private static final Address THERE = Address.of("p2", 1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private record Hello(int number) {}

    private record Seen(int number) implements Fact {}

    private final RecordingContext<Hello, String> context = new RecordingContext<>(HERE);

    @Test
    void recordsEachEffectInOrder() {
        context.send(THERE, new Hello(1));
        context.setTimer("tick", SECOND);
        context.cancelTimer("tick");
        context.adjustClock(SECOND);
        context.persist(new Hello(2));
        context.note(new Seen(3));
        context.close(THERE);

        assertEquals(
                List.of(
                        new Sent(THERE, new Hello(1)),
                        new TimerSet("tick", SECOND),
                        new TimerCancelled("tick"),
                        new ClockAdjusted(SECOND),
                        new Persisted(new Hello(2)),
                        new Noted(new Seen(3)),
                        new Closed(THERE)),
                context.take());
        assertEquals(List.of(), context.take());
    }

    @Test
    void recordsNoTimerTakenBackThatIsNotSet() {
        context.cancelTimer("tick");

        assertEquals(List.of(), context.take());
    }

    @Test
    void givesTheEffectsOfOneKind() {
        context.send(THERE, new Hello(1));
        context.note(new Seen(3));

        assertEquals(List.of(new Noted(new Seen(3))), context.take(Noted.class));
    }

    @Test
    void letsTimePassUntilATimerRunsOut() {
        context.setTimer("tick", SECOND);
        context.setTimer("tock", SECOND.multipliedBy(3));

        String ranOut = context.runOut("tick");

        assertEquals("tick", ranOut);
        assertEquals(Map.of("tock", SECOND.multipliedBy(2)), context.timers());
        assertEquals(SECOND, context.uptime());
        assertEquals(Instant.EPOCH.plus(SECOND), context.now());
        assertThrows(IllegalStateException.class, () -> context.runOut("tick"));
    }

    @Test
    void replacesATimerThatIsSetAgain() {
        context.setTimer("tick", SECOND);
        context.setTimer("tick", SECOND.multipliedBy(5));

        assertEquals(Map.of("tick", SECOND.multipliedBy(5)), context.timers());
    }

    @Test
    void movesTheClockAndNotTheUptimeWhenItIsSet() {
        context.setNow(Instant.ofEpochSecond(100));
        context.adjustClock(SECOND.negated());

        assertEquals(Instant.ofEpochSecond(99), context.now());
        assertEquals(Duration.ZERO, context.uptime());
    }

    @Test
    void handsOnlyWhatWasPersistedLastToTheNextLife() {
        context.persist(new Hello(1));
        context.persist(new Hello(2));
        context.setTimer("tick", SECOND);

        RecordingContext<Hello, String> next = context.afterCrash();

        assertEquals(Optional.empty(), context.recovered());
        assertEquals(Optional.of(new Hello(2)), next.recovered());
        assertEquals(Map.of(), next.timers());
        assertEquals(Optional.of(new Hello(2)), next.afterCrash().recovered());
    }

    @Test
    void keepsTheStreamsOfChanceApart() {
        long first = context.random("one").nextLong();
        long second = context.random("one").nextLong();

        assertNotEquals(first, second);
        assertNotEquals(first, context.random("two").nextLong());
        assertEquals(
                first, new RecordingContext<Hello, String>(HERE).random("one").nextLong());
    }

    @Test
    void refusesWhatNoHostWouldTake() {
        assertThrows(IllegalArgumentException.class, () -> context.setTimer("tick", SECOND.negated()));
        assertThrows(IllegalArgumentException.class, () -> context.persist(new int[] {1}));
        RecordingContext<Object, String> anything = new RecordingContext<>(HERE);
        assertThrows(IllegalArgumentException.class, () -> anything.send(THERE, new StringBuilder("mutable")));
    }
}
