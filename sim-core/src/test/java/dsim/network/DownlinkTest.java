package dsim.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsim.random.Rng;
import java.time.Duration;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

final class DownlinkTest {

    /** One byte takes one nanosecond. */
    private static final Bandwidth BYTE_PER_NANO = Bandwidth.of(8_000_000_000L).withQueue(Duration.ofNanos(200));

    @Test
    void givesEachMessageTheFirstFreeTimeAfterItsArrival() {
        Rng chance = new Rng(Statistics.key("downlink"));
        for (int load = 1; load <= 20; load++) {
            Downlink line = new Downlink(BYTE_PER_NANO);
            BitSet taken = new BitSet();
            int now = 0;

            for (int i = 0; i < 2_000; i++) {
                now += chance.below(20);
                int at = now + 1 + chance.below(300);
                int bytes = 1 + chance.below(2 * load);
                assertEquals(slowly(taken, at, bytes), line.in(at, now, bytes), "message " + i + " at load " + load);
            }
        }
    }

    /** Nanosecond by nanosecond: takes what is free from the arrival on, unless that means waiting too long. */
    private static long slowly(BitSet taken, int at, int bytes) {
        BitSet after = (BitSet) taken.clone();
        int nano = at - 1;
        for (int left = bytes; left > 0; left--) {
            nano = taken.nextClearBit(nano + 1);
            after.set(nano);
        }
        long end = nano + 1L;
        if (end - at - bytes > 200) {
            return Bandwidth.FULL;
        }
        taken.or(after);
        return end;
    }

    @Test
    void passesAtOnceWithoutALimit() {
        Downlink line = new Downlink(Bandwidth.unlimited());

        assertEquals(10, line.in(10, 0, 1_000_000));
        assertEquals(10, line.in(10, 0, 1_000_000));
    }
}
