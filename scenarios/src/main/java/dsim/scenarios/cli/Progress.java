package dsim.scenarios.cli;

import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.Locale;

/** Tells somebody who looks on how far a long run has come. */
final class Progress implements TraceSink, AutoCloseable {

    private static final long EVERY_NANOS = 500_000_000;

    /** The clock is looked at once in so many events. */
    private static final long EVENTS = 1 << 14;

    private final Console console;
    private long toldAt;
    private int width;

    Progress(Console console) {
        this.console = console;
        this.toldAt = console.clock().read();
    }

    @Override
    public void on(TraceEvent event) {
        if (console.isWatched()
                && event.index() % EVENTS == 0
                && console.clock().read() - toldAt > EVERY_NANOS) {
            toldAt = console.clock().read();
            String line = String.format(
                    Locale.ROOT, "%s of virtual time, %,d events", RunPage.time(event.timeNanos()), event.index());
            tell("\r" + Page.padded(line, width));
            width = line.length();
        }
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (width > 0) {
            tell("\r" + " ".repeat(width) + "\r");
        }
    }

    private void tell(String text) {
        console.err().print(text);
        console.err().flush();
    }
}
