package dsim.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeClockTest {

    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);

    /** floor(t * (1e9 + ppb) / 1e9), without bounds. */
    private static long elapsed(long trueNanos, long ppb) {
        BigInteger product = BigInteger.valueOf(trueNanos).multiply(BILLION.add(BigInteger.valueOf(ppb)));
        return product.subtract(product.mod(BILLION)).divide(BILLION).longValueExact();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 20_000, -20_000, 999_999_999, -999_999_999, 1_000_000_000, 333_333_333})
    void goesOnByExactArithmetic(long ppb) {
        NodeClock clock = new NodeClock(0, ppb, 0);

        for (long time = 1; time < Long.MAX_VALUE / 4; time *= 7) {
            assertEquals(elapsed(time, ppb), clock.elapsed(time), "at " + time);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 20_000, -20_000, 999_999_999, -900_000_000, 1_000_000_000, 333_333_333})
    void waitsTheLeastTrueTimeInWhichItsOwnHasPassed(long ppb) {
        NodeClock clock = new NodeClock(0, ppb, 0);

        for (long own = 1; own < Long.MAX_VALUE / 64; own = own * 7 + 3) {
            long delay = clock.trueDelay(own);
            assertEquals(true, elapsed(delay, ppb) >= own, "too early for " + own);
            assertEquals(true, elapsed(delay - 1, ppb) < own, "too late for " + own);
        }
    }

    @Test
    void refusesClocksThatStandStillOrRaceOrHaveNegativeNoise() {
        assertThrows(IllegalArgumentException.class, () -> new NodeClock(0, -1_000_000_000, 0));
        assertThrows(IllegalArgumentException.class, () -> new NodeClock(0, 1_000_000_001, 0));
        assertThrows(IllegalArgumentException.class, () -> new NodeClock(0, 0, -1));
    }
}
