package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import dsim.scenarios.Group;
import dsim.scenarios.Overrides;
import dsim.scenarios.Scenario;
import dsim.scenarios.ScenarioReader;
import dsim.scenarios.Shelf;
import dsim.trace.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same scenarios in another JVM. A difference is narrowed down by the marks of the digests, and then shown by the first
 * event that differs.
 *
 * @param name what is special about it
 * @param command the program and its options
 */
record OtherJvm(String name, List<String> command) {

    private static final int CONTEXT = 3;

    /** Of scenarios with so many nodes, the first minute is compared. */
    private static final int LARGE = 200;

    /**
     * Where a run here and a run there part.
     *
     * @param here the last events that are the same, then the first that is not
     * @param there likewise
     */
    record Difference(String scenario, String jvm, List<String> here, List<String> there) {

        @Override
        public String toString() {
            return scenario + " is another run on " + jvm + ".\nhere:\n  " + String.join("\n  ", here) + "\nthere:\n  "
                    + String.join("\n  ", there);
        }
    }

    /** Runs scenarios here and there. */
    ImmutableList<Difference> differences(Path folder, List<String> scenarios) throws IOException {
        List<String> there = runThere(Stream.concat(Stream.of(folder.toString()), scenarios.stream()));
        ImmutableList.Builder<Difference> differences = ImmutableList.builder();
        for (int i = 0; i < scenarios.size(); i++) {
            compare(folder, scenarios.get(i), there.get(i)).ifPresent(differences::add);
        }
        return differences.build();
    }

    private Optional<Difference> compare(Path folder, String scenario, String recordThere) throws IOException {
        RunResult here = ScenarioRun.of(read(folder, scenario));
        RunRecord there = record(recordThere);
        if (here.digest().equals(there.digest())) {
            return Optional.empty();
        }
        var span = there.marks().firstDifference(here.marks());
        long from = Math.max(0, span.after() - CONTEXT);
        List<String> eventsHere = events(here.scenario(), from, span.upTo());
        List<String> eventsThere =
                runThere(Stream.of(folder.toString(), scenario, String.valueOf(from), String.valueOf(span.upTo())));
        int first = 0;
        while (first < Math.min(eventsHere.size(), eventsThere.size())
                && eventsHere.get(first).equals(eventsThere.get(first))) {
            first++;
        }
        return Optional.of(new Difference(scenario, name, around(eventsHere, first), around(eventsThere, first)));
    }

    private static List<String> around(List<String> events, int first) {
        return events.subList(Math.max(0, first - CONTEXT), Math.min(first + 1, events.size()));
    }

    private static RunRecord record(String text) {
        try {
            return RunRecord.parse(text);
        } catch (BrokenRecordException e) {
            throw new AssertionError("the other JVM said: " + text, e);
        }
    }

    private List<String> runThere(Stream<String> arguments) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> line = Stream.of(
                        command.stream(), Stream.of("-cp", classPath, OtherJvm.class.getName()), arguments)
                .flatMap(part -> part)
                .toList();
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            return out.lines().collect(Collectors.toList());
        } finally {
            process.destroyForcibly();
        }
    }

    /** A scenario, up to where a run of it proves enough: an interpreter takes minutes for all of a large one. */
    private static Scenario read(Path folder, String scenario) {
        Scenario whole = new ScenarioReader(Gremlins.CATALOGUE)
                .read(scenario + ".yaml", Shelf.folder(folder), Overrides.none())
                .orThrow();
        int nodes = whole.groups().stream().mapToInt(Group::size).sum();
        return nodes < LARGE ? whole : whole.until(Duration.ofSeconds(60));
    }

    private static List<String> events(Scenario scenario, long after, long upTo) {
        Window window = new Window(after, upTo);
        ScenarioRun.of(scenario, window);
        return window.steps().stream().map(EventText::json).toList();
    }

    /**
     * The other side: prints a record in a line for each scenario, or the events of a stretch of one.
     *
     * @param args the folder, then scenarios; or the folder, one scenario, after and up to which event
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        Path folder = Path.of(args[0]);
        if (args.length == 4 && args[3].matches("[0-9]+")) {
            events(read(folder, args[1]), Long.parseLong(args[2]), Long.parseLong(args[3]))
                    .forEach(out::println);
        } else {
            for (String scenario : List.of(args).subList(1, args.length)) {
                RunResult result = ScenarioRun.of(read(folder, scenario));
                RunRecord record = RunRecord.of(new RunPlan(scenario, "", "", Optional.empty()), result);
                out.println(record.text(result, 0).replace("\n", ""));
            }
        }
        out.flush();
    }
}
