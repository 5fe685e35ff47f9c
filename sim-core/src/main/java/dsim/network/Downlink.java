package dsim.network;

/**
 * The line by which a node receives. Messages come to it in another order than they were sent, but each must be answered
 * when it is sent. So one that was sent earlier goes before those sent later, and these fill what time it leaves: the line
 * is never idle while a message is there, and never carries two.
 *
 * <p>That is a queue with preemptive priority by the order of sending. What comes from one sender in order is served first
 * come, first served.
 */
final class Downlink {

    private final Bandwidth bandwidth;

    /** When the line is taken: begin and end of each span, rising. */
    private long[] spans = new long[8];

    private int length;

    Downlink(Bandwidth bandwidth) {
        this.bandwidth = bandwidth;
    }

    /**
     * When all of a message is in, or {@link Bandwidth#FULL}.
     *
     * @param at when its first bit comes to the line
     * @param now the present; no message will come before it any more
     */
    long in(long at, long now, int bytes) {
        if (!bandwidth.isLimited()) {
            return at;
        }
        int first = length;
        while (first > 0 && spans[first - 1] >= at) {
            first -= 2;
        }
        int next = first;
        long takes = bandwidth.nanos(bytes);
        long end = at + takes;
        while (next < length && spans[next] < end) {
            end += spans[next + 1] - Math.max(spans[next], at);
            next += 2;
        }
        if (end - at - takes > bandwidth.waitNanosMax()) {
            return Bandwidth.FULL;
        }
        long begin = first < next ? Math.min(spans[first], at) : at;
        replace(first, next, begin, end);
        if (length == spans.length) {
            forget(now);
        }
        return end;
    }

    /** Puts one span in the place of those from {@code first} to before {@code next}. There is room for one more. */
    private void replace(int first, int next, long begin, long end) {
        System.arraycopy(spans, next, spans, first + 2, length - next);
        length += first + 2 - next;
        spans[first] = begin;
        spans[first + 1] = end;
    }

    /** Makes room: drops the spans that are over, and grows if most are not. */
    private void forget(long now) {
        int past = 0;
        while (past < length && spans[past + 1] <= now) {
            past += 2;
        }
        int kept = length - past;
        long[] room = 2 * kept > spans.length ? new long[2 * spans.length] : spans;
        System.arraycopy(spans, past, room, 0, kept);
        spans = room;
        length = kept;
    }
}
