package dsim.scenarios.cli;

import com.google.common.base.Ticker;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells somebody who looks on how far a long run has come. */
final class Progress implements TraceSink, AutoCloseable {

    private static final long EVERY_NANOS = 500_000_000;

    /** The clock is looked at once in so many events. */
    private static final long EVENTS = 1 << 14;

    private final PrintWriter err;
    private final Ticker clock;
    private long toldAt;
    private int width;

    Progress(PrintWriter err, Ticker clock) {
        this.err = err;
        this.clock = clock;
        this.toldAt = clock.read();
    }

    @Override
    public void on(TraceEvent event) {
        if (event.index() % EVENTS == 0 && clock.read() - toldAt > EVERY_NANOS) {
            toldAt = clock.read();
            String line = String.format(
                    Locale.ROOT, "%s of virtual time, %,d events", RunPage.time(event.timeNanos()), event.index());
            err.print("\r" + Page.padded(line, width));
            err.flush();
            width = line.length();
        }
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
        }
    }
}
