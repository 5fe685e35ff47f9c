package dsim.scenarios.cli;

import dsim.scenarios.run.RunStoppedException;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C end a run in good order: the run stops at its next step, and the process waits until what came of it is
 * printed. In force until it is closed.
 */
final class Interruption implements TraceSink, AutoCloseable {

    /** The process ends after this time, come what may. */
    private static final long GRACE_SECONDS = 10;

    private final Console console;
    private final CountDownLatch printed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private volatile boolean isWanted;
    private volatile Runnable stopping = () -> {};

    Interruption(Console console) {
        this.console = console;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt() {
        isWanted = true;
        stopping.run();
        try {
            if (printed.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime()
                        .halt(ExitCode.INTERRUPTED); // also where it was SIGTERM, which would be another code
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says how to stop what would not come to its next step by itself. */
    void stops(Runnable what) {
        stopping = what;
        if (isWanted) {
            what.run();
        }
    }

    /** Whether somebody has pressed Ctrl-C. */
    boolean isWanted() {
        return isWanted;
    }

    @Override
    public void on(TraceEvent event) {
        if (isWanted) {
            switch (event.kind()) {
                case START, DELIVER, TIMER -> throw new RunStoppedException("interrupted");
                default -> {}
            }
        }
    }

    /** Everything is said. */
    @Override
    public void close() {
        console.out().flush();
        console.err().flush();
        printed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already, and waits for nobody any more
        }
    }
}
