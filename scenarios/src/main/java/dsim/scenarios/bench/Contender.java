package dsim.scenarios.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * One workload on one engine in a process of its own: processor time per operation after the code is warm, garbage collection
 * included. On a machine that is otherwise idle that is the time on the clock; on a busy one it is fairer.
 */
public final class Contender {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

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
            long begun = PROCESS.getProcessCpuTime();
            operations += course.advance();
            nanos += PROCESS.getProcessCpuTime() - begun;
        }
        return (double) nanos / operations;
    }
}
