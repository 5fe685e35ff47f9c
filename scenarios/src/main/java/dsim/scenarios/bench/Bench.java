package dsim.scenarios.bench;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.util.concurrent.internal.InternalFutureFailureAccess;
import dsim.algorithms.arbitrage.QuoteBoard;
import dsim.sim.Simulation;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jgrapht.Graph;

/**
 * Runs workloads, each on each of its engines in a process of its own, in turn, round after round. What counts is the ratio
 * of the medians within one call: times differ from machine to machine.
 *
 * @param rounds how often each is measured; at least 1
 * @param seconds how long each is measured, after {@value #WARM_UP} times as long to warm up; positive
 */
public record Bench(int rounds, double seconds) {

    /**
     * Short-lived messages stay in the cache; a collector without threads of its own does not blur the time; neither does
     * memory that is had from the system before, in large pages where it has any. The same for all engines.
     */
    private static final ImmutableList<String> JVM = ImmutableList.of(
            "-XX:+UseSerialGC", "-Xmn64m", "-Xms2g", "-Xmx8g", "-XX:+AlwaysPreTouch", "-XX:+UseTransparentHugePages");

    /** The compiler of the JVM needs some seconds until it has settled. */
    public static final int WARM_UP = 3;

    /** Checks the ranges. */
    public Bench {
        if (rounds < 1 || !(seconds > 0)) {
            throw new IllegalArgumentException("at least one round, for longer than nothing");
        }
    }

    /**
     * What came of a workload at a size.
     *
     * @param nanos processor time per operation in nanoseconds by engine: the median of the rounds
     */
    public record Result(Workload workload, int size, ImmutableMap<Engine, Double> nanos) {

        /** How many times less an engine takes than the baseline. */
        public double ratio(Engine engine) {
            return of(Engine.BASELINE) / of(engine);
        }

        private double of(Engine engine) {
            Double time = nanos.get(engine);
            if (time == null) {
                throw new IllegalArgumentException(workload.word() + " does not run on " + engine.word());
            }
            return time;
        }
    }

    /**
     * What a run takes of memory.
     *
     * @param bytesPerNode what the engine has of an idle node
     * @param bytesOfAlgorithm what the algorithm has of it: its address with the name, role and actor
     * @param bytesPerMessage what the engine has of a message that is under way
     */
    public record Memory(int nodes, double bytesPerNode, double bytesOfAlgorithm, double bytesPerMessage) {}

    /**
     * What independent runs at once are worth.
     *
     * @param times how many times as much is done in the same time as by one thread
     */
    public record Parallel(int threads, double times) {}

    /**
     * Measures one workload at one size.
     *
     * @throws IOException if a process cannot be started or fails
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public Result measure(Workload workload, int size) throws IOException, InterruptedException {
        Map<Engine, List<Double>> times = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Engine engine : workload.engines()) {
                String time = run(
                        Contender.class,
                        workload.name(),
                        engine.name(),
                        Integer.toString(size),
                        Double.toString(WARM_UP * seconds),
                        Double.toString(seconds));
                times.computeIfAbsent(engine, any -> new ArrayList<>()).add(Double.valueOf(time));
            }
        }
        ImmutableMap.Builder<Engine, Double> medians = ImmutableMap.builder();
        times.forEach((engine, all) -> medians.put(engine, median(all)));
        return new Result(workload, size, medians.buildOrThrow());
    }

    /**
     * Measures the memory of so many nodes.
     *
     * @throws IOException if the process cannot be started or fails
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public Memory memory(int nodes) throws IOException, InterruptedException {
        List<String> bytes = Splitter.on(' ').splitToList(run(Footprint.class, Integer.toString(nodes)));
        return new Memory(
                nodes,
                Double.parseDouble(bytes.get(0)),
                Double.parseDouble(bytes.get(1)),
                Double.parseDouble(bytes.get(2)));
    }

    /**
     * Measures runs of so many nodes, one on each processor.
     *
     * @throws IOException if the process cannot be started or fails
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public Parallel seeds(int nodes) throws IOException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        String times = run(Seeds.class, Integer.toString(nodes), Integer.toString(threads), Double.toString(seconds));
        return new Parallel(threads, Double.parseDouble(times));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static String run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add("-cp");
        command.add(classPath());
        command.add(main.getName());
        command.addAll(ImmutableList.copyOf(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IOException("the measuring process failed: " + String.join(" ", command));
            }
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Where our classes and those they need come from: one jar, or the folders of the build. */
    private static String classPath() {
        return Stream.of(
                        Contender.class,
                        Simulation.class,
                        QuoteBoard.class,
                        Graph.class,
                        ImmutableList.class,
                        InternalFutureFailureAccess.class)
                .map(Bench::home)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError("a class comes from no place: " + type, e);
        }
    }
}
