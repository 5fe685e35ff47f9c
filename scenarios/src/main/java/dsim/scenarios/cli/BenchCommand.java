package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.scenarios.Json;
import dsim.scenarios.bench.Bench;
import dsim.scenarios.bench.Engine;
import dsim.scenarios.bench.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench}: how fast the kernel is, as ratios to a baseline in the same call. */
@Command(
        name = "bench",
        description =
                "Measures the kernel beside a plain PriorityQueue of event objects: hold, phold, flood, timers, memory,"
                        + " seeds; and the search for arbitrage beside JGraphT's Bellman-Ford.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private static final String MEMORY = "memory";
    private static final String SEEDS = "seeds";

    private final Console console;

    @Parameters(
            paramLabel = "WORKLOAD",
            arity = "0..*",
            description = "hold, phold, flood, timers, arbitrage, memory or seeds; all of them if none is named.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--size",
            paramLabel = "N",
            split = ",",
            splitSynopsisLabel = ",",
            description = "Numbers of nodes; else the usual ones.")
    private List<Integer> sizes = new ArrayList<>();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each is measured; the median counts. ${DEFAULT-VALUE} if not said.")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "1",
            description =
                    "How long each is measured, after three times as long to warm up. ${DEFAULT-VALUE} if not said.")
    private double seconds;

    @Option(names = "--json", description = "Prints one JSON object and nothing else.")
    private boolean json;

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ImmutableList<String> known = knownWords();
        ImmutableList<String> chosen = words.isEmpty() ? known : ImmutableList.copyOf(words);
        chosen.stream().filter(word -> !known.contains(word)).findFirst().ifPresent(word -> {
            throw new Refusal("no workload '" + word + "'" + UsageMistake.meant(word, known));
        });
        if (rounds < 1 || !(seconds > 0 && seconds <= 600) || sizes.stream().anyMatch(size -> size < 1)) {
            throw new Refusal("--rounds and --size are at least 1, --seconds more than 0 and at most 600");
        }
        measure(chosen);
        return ExitCode.OK;
    }

    private static ImmutableList<String> knownWords() {
        return ImmutableList.<String>builder()
                .addAll(Arrays.stream(Workload.values()).map(Workload::word).iterator())
                .add(MEMORY, SEEDS)
                .build();
    }

    private void measure(ImmutableList<String> chosen) throws IOException, InterruptedException {
        Bench bench = new Bench(rounds, seconds);
        List<Object> results = new ArrayList<>();
        if (Arrays.stream(Workload.values()).anyMatch(workload -> chosen.contains(workload.word()))) {
            say("ns of processor time per operation, median of " + rounds + "; ratio: baseline / dsim");
            say(row("workload", "N", "baseline", "dsim", "+digest", "ratio", "+digest"));
        }
        for (Workload workload : Workload.values()) {
            if (chosen.contains(workload.word())) {
                for (int size : sizes(workload)) {
                    Bench.Result result = bench.measure(workload, size);
                    say(row(result));
                    results.add(json(result));
                }
            }
        }
        ImmutableMap.Builder<String, Object> object = ImmutableMap.builder();
        object.put("java", Runtime.version().toString())
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("rounds", rounds)
                .put("seconds", seconds)
                .put("results", results);
        if (chosen.contains(MEMORY)) {
            Bench.Memory memory = bench.memory(sizes.isEmpty() ? 1_000_000 : sizes.get(0));
            say(String.format(
                    Locale.ROOT,
                    "memory of %,d nodes: %.0f bytes per idle node beside the %.0f of its address and actor,%n"
                            + "%.0f bytes per message under way beside the message",
                    memory.nodes(),
                    memory.bytesPerNode(),
                    memory.bytesOfAlgorithm(),
                    memory.bytesPerMessage()));
            object.put(
                    MEMORY,
                    ImmutableMap.of(
                            "nodes", memory.nodes(),
                            "bytesPerNode", memory.bytesPerNode(),
                            "bytesOfAlgorithm", memory.bytesOfAlgorithm(),
                            "bytesPerMessage", memory.bytesPerMessage()));
        }
        if (chosen.contains(SEEDS)) {
            Bench.Parallel seeds = bench.seeds(sizes.isEmpty() ? 1_000 : sizes.get(0));
            say(String.format(
                    Locale.ROOT,
                    "independent runs on %d threads: %.2f times as much as on one",
                    seeds.threads(),
                    seeds.times()));
            object.put(SEEDS, ImmutableMap.of("threads", seeds.threads(), "times", seeds.times()));
        }
        if (json) {
            console.out().print(Json.print(object.buildOrThrow()));
        }
    }

    private ImmutableList<Integer> sizes(Workload workload) {
        return sizes.isEmpty()
                ? workload.sizes()
                : sizes.stream().filter(workload::isPossible).collect(ImmutableList.toImmutableList());
    }

    /** A line of the table, as soon as it is known. */
    private void say(String line) {
        if (!json) {
            console.out().println(line);
            console.out().flush();
        }
    }

    private static String row(Bench.Result result) {
        ImmutableMap<Engine, Double> nanos = result.nanos();
        boolean hasDigest = nanos.containsKey(Engine.DSIM_DIGEST);
        return row(
                result.workload().word(),
                String.format(Locale.ROOT, "%,d", result.size()),
                nanos(nanos, Engine.BASELINE),
                nanos(nanos, Engine.DSIM),
                nanos(nanos, Engine.DSIM_DIGEST),
                String.format(Locale.ROOT, "%.2f", result.ratio(Engine.DSIM)),
                hasDigest ? String.format(Locale.ROOT, "%.2f", result.ratio(Engine.DSIM_DIGEST)) : "");
    }

    private static String nanos(ImmutableMap<Engine, Double> nanos, Engine engine) {
        Double time = nanos.get(engine);
        return time == null ? "" : String.format(Locale.ROOT, "%.1f", time);
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, "%-9s %9s %10s %9s %9s %7s %8s", (Object[]) cells)
                .stripTrailing();
    }

    private static ImmutableMap<String, Object> json(Bench.Result result) {
        ImmutableMap.Builder<String, Object> nanos = ImmutableMap.builder();
        ImmutableMap.Builder<String, Object> ratios = ImmutableMap.builder();
        result.nanos().forEach((engine, time) -> {
            nanos.put(engine.word(), time);
            if (engine != Engine.BASELINE) {
                ratios.put(engine.word(), result.ratio(engine));
            }
        });
        return ImmutableMap.of(
                "workload", result.workload().word(),
                "size", result.size(),
                "operation", result.workload().operation(),
                "nanosPerOperation", nanos.buildOrThrow(),
                "ratio", ratios.buildOrThrow());
    }
}
