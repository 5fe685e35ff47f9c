package dsim.algorithms.ring;

import static dsim.algorithms.election.Processes.electorate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.algorithms.election.InitialLeader;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a ring plays by. */
class RingConfigTest {

    private static RingConfig config(Duration answer, Duration coordinator, Optional<Duration> probe) {
        return new RingConfig(electorate(3), answer, coordinator, probe, InitialLeader.NONE, true);
    }

    private static String refusal(Duration answer, Duration coordinator, Optional<Duration> probe) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> config(answer, coordinator, probe))
                .getMessage());
    }

    @Test
    void refusesWaitsThatCannotWorkAndSaysWhich() {
        Duration second = Duration.ofSeconds(1);

        assertTrue(refusal(Duration.ZERO, second, Optional.empty()).contains("answer-within is positive, not PT0S"));
        assertTrue(refusal(second, second, Optional.empty()).contains("1000 ms is not longer than 1000 ms"));
        assertTrue(refusal(second, second.plus(second), Optional.of(Duration.ZERO))
                .contains("probe-every is positive, not PT0S"));
    }

    @Test
    void sumsUpHowLongItTakesToSettle() {
        Duration answer = Duration.ofSeconds(1);
        Duration lap = Duration.ofSeconds(10);

        assertEquals(
                Optional.of(Duration.ofSeconds(10 + 101 + 20)),
                config(answer, lap, Optional.of(Duration.ofSeconds(100))).settlesWithin());
        assertEquals(Optional.empty(), config(answer, lap, Optional.empty()).settlesWithin());
    }
}
