package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import dsim.scenarios.Json;
import dsim.scenarios.Kinds;
import dsim.scenarios.Overrides;
import dsim.scenarios.Reading;
import dsim.scenarios.Scenario;
import dsim.scenarios.run.EventFile;
import dsim.scenarios.run.EventText;
import dsim.scenarios.run.RecordFolder;
import dsim.scenarios.run.RunJson;
import dsim.scenarios.run.RunPlan;
import dsim.scenarios.run.RunRecord;
import dsim.scenarios.run.RunResult;
import dsim.scenarios.run.ScenarioRun;
import dsim.trace.TraceSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: runs a scenario once. */
@Command(
        name = "run",
        description = "Runs a scenario once, and tells what happened, what held and what it cost.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final Path RUNS = Path.of("dsim-runs");

    private final Console console;

    @Parameters(paramLabel = "SCENARIO|FILE", description = "The name of a shipped scenario, or a scenario file.")
    private String nameOrFile = "";

    @Option(names = "--seed", paramLabel = "N", description = "The seed, such as 42, 0x2a or su:1234567.")
    private Optional<String> seed = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Puts a value in the place of the file's, such as nodes.p.count=9.")
    private List<String> set = new ArrayList<>();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Stops at this virtual time; faults and actions planned for later are left out.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--narrate", description = "Tells the run in sentences, as it goes.")
    private boolean narrate;

    @Option(
            names = "--log",
            paramLabel = "columns|json|off",
            defaultValue = "off",
            description = "Writes down every event: in columns, or as JSON Lines (with --out into events.jsonl there).")
    private LogFormat log = LogFormat.OFF;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the record of the run goes; else into a directory of its own in dsim-runs.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "Prints one JSON object and nothing else.")
    private boolean json;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (json && (narrate || log == LogFormat.COLUMNS || isLogOnOut())) {
            throw new Refusal("--json prints one object and nothing else: leave out --narrate, and --log but for"
                    + " --log json with --out");
        }
        Overrides overrides =
                new Overrides(ImmutableList.copyOf(set), seed, console.environment());
        Reading reading = new ScenarioSource(console).read(nameOrFile, overrides);
        console.err().print(reading.problemReport() + reading.warningReport());
        if (reading.scenario().isEmpty()) {
            return ExitCode.USAGE;
        }
        Optional<Duration> end = until.map(RunCommand::duration);
        Scenario scenario = end.map(reading.orThrow()::until).orElseGet(reading::orThrow);
        RunPlan plan = new RunPlan(BuildVersion.number(), reading.definition().orElseThrow(), end);
        Optional<RecordFolder> wanted = out.map(directory -> free(directory, plan));
        Optional<EventFile> events = log == LogFormat.JSON && wanted.isPresent()
                ? Optional.of(wanted.get().newEvents())
                : Optional.empty();
        try (Interruption interruption = new Interruption()) {
            return run(scenario, plan, wanted, events, interruption);
        } finally {
            if (events.isPresent()) {
                events.get().close();
            }
        }
    }

    private boolean isLogOnOut() {
        return log == LogFormat.JSON && out.isEmpty();
    }

    private static Duration duration(String text) {
        try {
            return Kinds.atLeast(Kinds.DURATION, "1ns").parse(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--until " + text + ": " + e.getMessage());
        }
    }

    /** The folder that is asked for, if it may be written. */
    private RecordFolder free(Path directory, RunPlan plan) {
        RecordFolder folder = new RecordFolder(console.directory().resolve(directory));
        try {
            if (!folder.isFree()
                    && folder.kept().filter(kept -> kept.plan().equals(plan)).isEmpty()) {
                throw new Refusal("'" + directory + "' keeps something else than a record of this run:"
                        + " name another directory with --out, or remove it");
            }
            return folder;
        } catch (IOException e) {
            throw new Refusal("'" + directory + "' cannot be used: " + e);
        }
    }

    private int run(
            Scenario scenario,
            RunPlan plan,
            Optional<RecordFolder> wanted,
            Optional<EventFile> events,
            Interruption interruption)
            throws IOException {
        List<TraceSink> listeners = new ArrayList<>();
        listeners.add(interruption);
        events.ifPresent(listeners::add);
        if (log == LogFormat.COLUMNS) {
            listeners.add(event -> console.out().println(EventText.columns(event)));
        } else if (isLogOnOut()) {
            listeners.add(event -> console.out().println(EventText.json(event)));
        }
        if (narrate) {
            listeners.add(new Narration(scenario, console.out()));
        }
        long begun = console.clock().read();
        RunResult result = console.isWatched()
                ? watched(scenario, listeners)
                : ScenarioRun.of(scenario, listeners.toArray(TraceSink[]::new));
        long wallMillis = Duration.ofNanos(console.clock().read() - begun).toMillis();

        RunRecord record = RunRecord.of(plan, result);
        Kept kept = interruption.isWanted()
                ? new Kept("", again(scenario), ExitCode.INTERRUPTED)
                : keep(record, record.text(result, wallMillis), scenario, wanted, events);
        if (json) {
            console.out().print(Json.print(RunJson.of(result, wallMillis)));
        } else {
            print(new RunPage(result, wallMillis, kept.next()).page(), kept);
        }
        return kept.exitCode() == ExitCode.OK ? ExitCode.of(result.outcome()) : kept.exitCode();
    }
}
