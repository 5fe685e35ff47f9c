package dsim.scenarios.sweep;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Several threads that work on independent tasks. The calling thread hands tasks out and takes results in, so that only the
 * work itself has to bear other threads. Results come in any order: who takes them puts them in theirs.
 */
public final class Crew {

    /** What came of a task: a result, or what was thrown. */
    private record Finished<T, R>(T task, Optional<R> result, Optional<Throwable> thrown) {}

    private Crew() {}

    /**
     * Works until there is no task any more and all results are taken in. What a task throws ends the work, after those under
     * way; it is thrown again.
     *
     * @param jobs how many tasks are worked on at a time; 1 or more
     * @param next the next task; empty if there is none for now. It is asked again after each result, and no more once it
     *     has none and nothing is under way
     * @param work called by several threads at once
     * @param done takes a result in
     */
    public static <T, R> void work(int jobs, Supplier<Optional<T>> next, Function<T, R> work, BiConsumer<T, R> done) {
        if (jobs < 1) {
            throw new IllegalArgumentException("a crew works on 1 task or more at a time, not on " + jobs);
        }
        BlockingQueue<Finished<T, R>> results = new LinkedBlockingQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            int underWay = 0;
            while (true) {
                Optional<T> task = underWay < jobs ? next.get() : Optional.empty();
                if (task.isPresent()) {
                    T begun = task.get();
                    threads.execute(() -> results.add(finish(begun, work)));
                    underWay++;
                } else if (underWay == 0) {
                    return;
                } else {
                    takeIn(results.take(), done);
                    underWay--;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others worked", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T, R> Finished<T, R> finish(T task, Function<T, R> work) {
        try {
            return new Finished<>(task, Optional.of(work.apply(task)), Optional.empty());
        } catch (RuntimeException | Error e) {
            return new Finished<>(task, Optional.empty(), Optional.of(e));
        }
    }

    private static <T, R> void takeIn(Finished<T, R> finished, BiConsumer<T, R> done) {
        if (finished.thrown().isPresent()) {
            Throwable thrown = finished.thrown().get();
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
        done.accept(finished.task(), finished.result().orElseThrow());
    }
}
