package dsim.scenarios.bench;

import java.util.Locale;

/** One workload on one engine in a process of its own: the time per operation after the code is warm. */
public final class Contender {

    private Contender() {}

    /**
     * Runs one.
     *
     * @param args workload, engine, size, seconds to warm up, seconds to measure
     */
    public static void main(String[] args) {
        Workload.Course course = Workload.valueOf(args[0].toUpperCase(Locale.ROOT))
                .start(Engine.valueOf(args[1]), Integer.parseInt(args[2]));
        measure(course, Double.parseDouble(args[3]));
        System.out.println(measure(course, Double.parseDouble(args[4])));
    }

    /** Nanoseconds per operation over at least so many seconds. */
    private static double measure(Workload.Course course, double seconds) {
        long operations = 0;
        long nanos = 0;
        while (nanos < seconds * 1e9) {
            course.prepare();
            long begun = System.nanoTime();
            operations += course.advance();
            nanos += System.nanoTime() - begun;
        }
        return (double) nanos / operations;
    }
}
