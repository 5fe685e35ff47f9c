package dsim.reports.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntToDoubleFunction;

/** Many independent repetitions of a computation, each known by its index alone, spread over threads. */
final class Replicates {

    private Replicates() {}

    /**
     * The results by index: the same for any number of threads.
     *
     * @param replicate a function of the index alone; called by several threads at once
     * @param threads 1 or more
     * @throws IllegalStateException if the calling thread is interrupted
     */
    static double[] run(int count, int threads, IntToDoubleFunction replicate) {
        double[] results = new double[count];
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> shares = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread;
                shares.add(executor.submit(() -> {
                    for (int i = first; i < count && !Thread.currentThread().isInterrupted(); i += threads) {
                        results[i] = replicate.applyAsDouble(i);
                    }
                }));
            }
            for (Future<?> share : shares) {
                share.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while replicates were computed", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a replicate failed: " + e.getCause(), e.getCause());
        } finally {
            executor.shutdownNow();
        }
        return results;
    }
}
