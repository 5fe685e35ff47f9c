package dsim.network;

import java.time.Duration;

/**
 * How fast bits go over a line, and how long a message may wait for those before it. A message occupies the line for its
 * bits divided by the rate, rounded up to whole nanoseconds and at least 1 ns; the next one waits.
 *
 * <p>The queue is bounded in time, not in messages: a message that would wait longer is dropped. So the bound keeps its
 * meaning for requests of 100 bytes and for blocks of a megabyte.
 *
 * @param bitsPerSecond 1 to {@link #MAX_BITS_PER_SECOND}, or {@link Long#MAX_VALUE} for an unlimited line
 * @param waitNanosMax how long a message may wait before its first bit goes out, not negative
 */
public record Bandwidth(long bitsPerSecond, long waitNanosMax) {

    /** 1 Pbit/s. */
    public static final long MAX_BITS_PER_SECOND = 1_000_000_000_000_000L;

    /** 1 GiB: no message is larger. */
    public static final int MAX_BYTES = 1 << 30;

    /** What {@link #gone} says of a message that finds the queue full. */
    static final long FULL = -1;

    private static final Bandwidth UNLIMITED = new Bandwidth(Long.MAX_VALUE, 0);

    /**
     * As long as 1000 full packets wait, the customary transmit queue of Linux, on a line of 1.2 Mbit/s.
     */
    private static final long DEFAULT_WAIT_NANOS_MAX = 10_000_000_000L;

    /** Checks the ranges. */
    public Bandwidth {
        if (bitsPerSecond != Long.MAX_VALUE && (bitsPerSecond <= 0 || bitsPerSecond > MAX_BITS_PER_SECOND)) {
            throw new IllegalArgumentException(
                    "a bandwidth is 1bit/s to 1000000Gbit/s, not " + bitsPerSecond + "bit/s");
        }
        if (waitNanosMax < 0) {
            throw new IllegalArgumentException("a queue is 0s or longer, not " + waitNanosMax + "ns");
        }
    }

    /** No limit: no message waits, and none takes any time. */
    public static Bandwidth unlimited() {
        return UNLIMITED;
    }

    /**
     * A rate, with a queue of up to 10 s.
     *
     * @throws IllegalArgumentException if the rate is not 1 to {@link #MAX_BITS_PER_SECOND}
     */
    public static Bandwidth of(long bitsPerSecond) {
        return new Bandwidth(bitsPerSecond, DEFAULT_WAIT_NANOS_MAX);
    }

    /**
     * The same rate with another queue.
     *
     * @param longest how long a message may wait, not negative
     */
    public Bandwidth withQueue(Duration longest) {
        return new Bandwidth(bitsPerSecond, longest.toNanos());
    }

    /** Whether there is a limit at all. */
    public boolean isLimited() {
        return bitsPerSecond != Long.MAX_VALUE;
    }

    /**
     * How long a message occupies the line, in nanoseconds.
     *
     * @throws IllegalArgumentException if the size is negative or more than {@link #MAX_BYTES}
     */
    long nanos(int bytes) {
        if (bytes < 0 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("a message has 0 to " + MAX_BYTES + " bytes, not " + bytes);
        }
        return Math.max(1, (bytes * 8_000_000_000L + bitsPerSecond - 1) / bitsPerSecond);
    }

    /**
     * When a message has gone out, or {@link #FULL}.
     *
     * @param at when it comes to the line
     * @param free when those before it have gone out
     */
    long gone(long at, long free, int bytes) {
        long begins = Math.max(at, free);
        return begins - at > waitNanosMax ? FULL : begins + nanos(bytes);
    }

    /** As scenarios write it, such as {@code 10Mbit/s}. */
    @Override
    public String toString() {
        if (!isLimited()) {
            return "unlimited";
        }
        return Units.rate(bitsPerSecond)
                + (waitNanosMax == DEFAULT_WAIT_NANOS_MAX ? "" : " queue " + Units.duration(waitNanosMax));
    }
}
