package dsim.scenarios.cli;

/**
 * Tells on how far a long piece of work of known size has come: to somebody who looks on in a line that changes, else with a
 * line for each tenth. Several threads may tell it.
 */
final class Percent implements AutoCloseable {

    private static final long EVERY_NANOS = 250_000_000;

    private final Console console;
    private final String what;
    private final long all;
    private long done;
    private long tenthTold;
    private long toldAt;
    private int width;

    /**
     * Nothing is done yet.
     *
     * @param what is counted, such as {@code runs}
     * @param all how many there are to do; 0 or more
     */
    Percent(Console console, String what, long all) {
        this.console = console;
        this.what = what;
        this.all = all;
        this.toldAt = console.clock().read();
    }

    /** One more is done. */
    synchronized void step() {
        step("");
    }

    /** One more is done, and this is to be said of it. */
    synchronized void step(String more) {
        done++;
        String line = done + " of " + all + " " + what + (more.isEmpty() ? "" : ", " + more);
        if (console.isWatched()) {
            if (console.clock().read() - toldAt > EVERY_NANOS) {
                toldAt = console.clock().read();
                tell("\r" + Page.padded(line, width));
                width = line.length();
            }
        } else if (10 * done / Math.max(1, all) > tenthTold) {
            tenthTold = 10 * done / all;
            console.tell(line);
        }
    }

    /** Takes the line away. */
    @Override
    public synchronized void close() {
        if (width > 0) {
            tell("\r" + " ".repeat(width) + "\r");
        }
    }

    private void tell(String text) {
        console.err().print(text);
        console.err().flush();
    }
}
