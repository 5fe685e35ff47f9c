package dsim.algorithms.bully;

import static dsim.algorithms.election.Processes.electorate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.algorithms.election.InitialLeader;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a Bully group plays by. */
class BullyConfigTest {

    private static BullyConfig config(Duration answer, Duration coordinator, Optional<Duration> probe) {
        return new BullyConfig(electorate(3), answer, coordinator, probe, InitialLeader.NONE, true);
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
        assertTrue(refusal(second, second.plus(second), Optional.of(second.negated()))
                .contains("probe-every is positive, not PT-1S"));
    }

    @Test
    void sumsUpHowLongItTakesToSettle() {
        BullyConfig config =
                config(Duration.ofSeconds(1), Duration.ofSeconds(10), Optional.of(Duration.ofSeconds(100)));

        assertEquals(Optional.of(Duration.ofSeconds(102 + 11 + 2)), config.settlesWithin());
        assertEquals(Duration.ofSeconds(102), config.handoverWithin());
    }

    @Test
    void settlesForNoTimeWithoutProbes() {
        BullyConfig config = config(Duration.ofSeconds(1), Duration.ofSeconds(10), Optional.empty());

        assertEquals(Optional.empty(), config.settlesWithin());
        assertEquals(Duration.ofSeconds(1), config.handoverWithin());
    }
}
