package dsim.trace;

import com.google.common.primitives.ImmutableLongArray;
import dsim.shape.Shape;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A chained 128-bit digest over the canonical form of every step, with a mark every 2^k steps: two runs are the same if
 * and only if their digests are (but for a chance of 2^-128), and where they part is found by bisection of the marks.
 *
 * <p>A step enters as kind, true time, the stable keys of its two nodes, and its subject: messages, facts, timers and
 * states by the fingerprint of their canonical bytes, never by {@code toString} or {@code hashCode}. A message's content
 * enters when it is sent; later its identity stands for it. The mixing is that of MurmurHash3 x64 128 (A. Appleby, 2011):
 * it finds accidents, and is no defence against forgery.
 */
public final class Digest implements TraceSink {

    private static final HexFormat HEX = HexFormat.of();
    private static final int MOST_MARKS = 4096;

    private long a = 0x243F6A8885A308D3L;
    private long b = 0x13198A2E03707344L;
    private long events;
    private long interval = 1;
    private long[] marks = new long[64];
    private int marked;

    @Override
    public void on(TraceEvent event) {
        long detail = detail(event);
        long x = (event.timeNanos() << 5 | event.kind().ordinal()) * 0x87C37B91114253D5L
                + event.node().key() * 0x9E3779B97F4A7C15L;
        long y = detail * 0x4CF5AD432745937FL + event.peer().key() * 0xC2B2AE3D27D4EB4FL;
        a = (Long.rotateLeft(a ^ x ^ x >>> 31, 27) + b) * 5 + 0x52DCE729;
        b = (Long.rotateLeft(b ^ y ^ y >>> 29, 31) + a) * 0x9FB21C651E98DF25L + 0x38495AB5;
        events++;
        if ((events & interval - 1) == 0) {
            mark();
        }
    }

    @Override
    public boolean readsSizes() {
        return false;
    }

    private static long detail(TraceEvent event) {
        return switch (event.kind()) {
            case DELIVER, DUPLICATE -> event.message();
            case DROP -> event.message() + event.reason().hashCode();
            case SEND -> event.message() ^ Shape.fingerprintOf(event.subject());
            default -> Shape.fingerprintOf(event.subject());
        };
    }

    private void mark() {
        if (marked == MOST_MARKS) {
            for (int i = 0; i < MOST_MARKS / 2; i++) {
                marks[i] = marks[2 * i + 1];
            }
            marked = MOST_MARKS / 2;
            interval *= 2;
            if ((events & interval - 1) != 0) {
                return;
            }
        } else if (marked == marks.length) {
            marks = Arrays.copyOf(marks, 2 * marked);
        }
        marks[marked++] = a ^ Long.rotateLeft(b, 32);
    }

    /** How many steps it covers. */
    public long events() {
        return events;
    }

    /** 32 hexadecimal digits. */
    public String hex() {
        long x = finish(a ^ events);
        long y = finish(b ^ events + x);
        return HEX.toHexDigits(x + y) + HEX.toHexDigits(y);
    }

    private static long finish(long word) {
        long mixed = (word ^ word >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    /** The marks so far. */
    public Marks marks() {
        return new Marks(events, interval, ImmutableLongArray.copyOf(Arrays.copyOf(marks, marked)));
    }

    /**
     * States of the chain along a run.
     *
     * @param events how many steps the run had
     * @param interval how many steps lie between two marks; a power of two
     * @param states one for each full interval, in order
     */
    public record Marks(long events, long interval, ImmutableLongArray states) {

        /** The steps among which two runs first differ: after the one, up to the other, counted from 1. */
        public record Span(long after, long upTo) {}

        /**
         * Where this run and another part.
         *
         * @return the shortest span that the marks can tell; empty marks and equal ends give the tail of the shorter run
         */
        public Span firstDifference(Marks other) {
            long step = Math.max(interval, other.interval);
            long same = 0;
            long differs = Math.min(events, other.events) / step + 1;
            while (differs - same > 1) {
                long middle = (same + differs) >>> 1;
                if (at(middle * step) == other.at(middle * step)) {
                    same = middle;
                } else {
                    differs = middle;
                }
            }
            return new Span(same * step, Math.min(differs * step, Math.max(events, other.events)));
        }

        private long at(long event) {
            return states.get((int) (event / interval) - 1);
        }
    }
}
