package dsim.scenarios.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs that share nothing, as a sweep over seeds has them: how many times as much is done in the same time by all processors
 * as by one. Time is that of the clock on the wall: the machine should have nothing else to do.
 */
public final class Seeds {

    private static final int ROUNDS = 3;

    private Seeds() {}

    /**
     * Measures it with the digest on.
     *
     * @param args how many nodes a run has, how many threads, and for how many seconds each is measured
     */
    public static void main(String[] args) throws InterruptedException, ExecutionException {
        int size = Integer.parseInt(args[0]);
        int threads = Integer.parseInt(args[1]);
        double seconds = Double.parseDouble(args[2]);
        List<Workload.Course> runs = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            runs.add(Workload.PHOLD.start(Engine.DSIM_DIGEST, size));
        }
        rate(runs, seconds);
        double best = 0;
        double bestOfOne = 0;
        for (int round = 0; round < ROUNDS; round++) {
            bestOfOne = Math.max(bestOfOne, rate(runs.subList(0, 1), seconds));
            best = Math.max(best, rate(runs, seconds));
        }
        System.out.println(best / bestOfOne);
    }

    /** Operations per second of all runs together, each on a thread of its own. */
    private static double rate(List<Workload.Course> runs, double seconds)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(runs.size());
        try {
            long begun = System.nanoTime();
            List<Future<Double>> rates = new ArrayList<>();
            for (Workload.Course run : runs) {
                rates.add(threads.submit(() -> rate(run, begun, seconds)));
            }
            double all = 0;
            for (Future<Double> rate : rates) {
                all += rate.get();
            }
            return all;
        } finally {
            threads.shutdown();
        }
    }

    private static double rate(Workload.Course run, long begun, double seconds) {
        long operations = 0;
        double elapsed = 0;
        while (elapsed < seconds) {
            operations += run.advance();
            elapsed = (System.nanoTime() - begun) / 1e9;
        }
        return operations / elapsed;
    }
}
