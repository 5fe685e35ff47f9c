package dsim.sim;

import java.time.Instant;

/**
 * How a node's clock runs beside true time. All in whole nanoseconds, by integer arithmetic.
 *
 * @param offsetNanos what it is ahead at the beginning; negative: behind
 * @param driftPpb how much faster it runs, in parts per billion; negative: slower; above -1e9, at most 1e9
 * @param noiseNanos each reading is off by up to this much either way, drawn anew; not negative
 */
public record NodeClock(long offsetNanos, long driftPpb, long noiseNanos) {

    /** What a right clock reads when a run begins. */
    public static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final long BILLION = 1_000_000_000L;

    /** Always right. */
    public static final NodeClock PERFECT = new NodeClock(0, 0, 0);

    /** Refuses a clock that stands still or runs backwards, one more than twice too fast, and negative noise. */
    public NodeClock {
        if (driftPpb <= -BILLION || driftPpb > BILLION) {
            throw new IllegalArgumentException(
                    "drift lies above -1000000ppm and at most at 1000000ppm, not " + driftPpb + "ppb");
        }
        if (noiseNanos < 0) {
            throw new IllegalArgumentException("noise is not negative: " + noiseNanos + "ns");
        }
    }

    /** How much of the clock's own time goes by in an amount of true time. */
    long elapsed(long trueNanos) {
        return trueNanos + share(trueNanos, driftPpb, BILLION);
    }

    /** The least amount of true time in which the clock's own time goes on by that much. */
    long trueDelay(long ownNanos) {
        if (driftPpb == 0) {
            return ownNanos;
        }
        long delay = share(ownNanos, BILLION, BILLION + driftPpb);
        while (elapsed(delay) < ownNanos) {
            delay++;
        }
        return delay;
    }

    /** amount * times / of, rounded down, without overflow for times and of up to two billion. */
    private static long share(long amount, long times, long of) {
        return Math.floorDiv(amount, of) * times + Math.floorDiv(Math.floorMod(amount, of) * times, of);
    }
}
