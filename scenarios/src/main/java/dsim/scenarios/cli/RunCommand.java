package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.scenarios.Json;
import dsim.scenarios.Kinds;
import dsim.scenarios.Overrides;
import dsim.scenarios.Reading;
import dsim.scenarios.Scenario;
import dsim.scenarios.cli.RecordPlace.Kept;
import dsim.scenarios.measure.RunReport;
import dsim.scenarios.measure.RunStory;
import dsim.scenarios.run.EventFile;
import dsim.scenarios.run.EventText;
import dsim.scenarios.run.RunJson;
import dsim.scenarios.run.RunPlan;
import dsim.scenarios.run.RunRecord;
import dsim.scenarios.run.RunResult;
import dsim.scenarios.run.ScenarioRun;
import dsim.scenarios.sweep.Report;
import dsim.scenarios.sweep.SweepReport;
import dsim.trace.TraceSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: runs a scenario once. */
@Command(
        name = "run",
        description = "Runs a scenario once, and tells what happened, what held and what it cost.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    /** Where the fixed columns of the log end. */
    private static final int LOG_INDENT = 46;

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

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Writes a page of the run that needs nothing else, and the numbers beside it as .csv and .json.")
    private Optional<Path> html = Optional.empty();

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
        if (seed.filter(String::isBlank).isPresent()) {
            throw new Refusal("--seed names no seed: it is a number such as 42, 0x2a or su:1234567");
        }
        Overrides overrides = new Overrides(ImmutableList.copyOf(set), seed, console.environment());
        Reading reading = new ScenarioSource(console).read(nameOrFile, overrides);
        console.err().print(reading.problemReport() + reading.warningReport());
        if (reading.scenario().isEmpty()) {
            return ExitCode.USAGE;
        }
        Optional<Duration> end = until.map(RunCommand::duration);
        Scenario scenario = end.map(reading.orThrow()::until).orElseGet(reading::orThrow);
        RunPlan plan = new RunPlan(
                scenario.name(), BuildVersion.number(), reading.definition().orElseThrow(), end);
        RecordPlace place = RecordPlace.of(console, out, plan);
        Map<ResultFile, Function<Report, String>> files =
                html.map(file -> ReportFiles.page(console, file, true)).orElse(ImmutableMap.of());
        Optional<EventFile> events = log == LogFormat.JSON ? place.newEvents() : Optional.empty();
        try (Interruption interruption = new Interruption(console)) {
            return run(scenario, plan, place, events, files, interruption);
        } finally {
            if (events.isPresent()) {
                events.get().close();
            }
        }
    }

    private boolean isLogOnOut() {
        return log == LogFormat.JSON && out.isEmpty();
    }

    static Duration duration(String text) {
        try {
            return Kinds.atLeast(Kinds.DURATION, "1ns").parse(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--until " + text + ": " + e.getMessage());
        }
    }

    private int run(
            Scenario scenario,
            RunPlan plan,
            RecordPlace place,
            Optional<EventFile> events,
            Map<ResultFile, Function<Report, String>> files,
            Interruption interruption) {
        List<TraceSink> listeners = new ArrayList<>(listeners(scenario));
        events.ifPresent(listeners::add);
        RunStory story = new RunStory();
        if (!files.isEmpty()) {
            listeners.add(story);
        }
        listeners.add(interruption);
        long begun = console.clock().read();
        RunResult result;
        try (Progress progress = new Progress(console)) {
            listeners.add(progress);
            result = ScenarioRun.of(scenario, listeners.toArray(TraceSink[]::new));
        }
        long wallMillis = Duration.ofNanos(console.clock().read() - begun).toMillis();
        Kept kept = interruption.isWanted()
                ? Kept.nowhere("the run was interrupted")
                : place.keep(RunRecord.of(plan, result), result, wallMillis, events);
        print(result, wallMillis, kept);
        if (!files.isEmpty() && interruption.isWanted()) {
            console.tell("interrupted: no page is written");
        } else if (!files.isEmpty()) {
            Report report = new RunReport(result, story).report(console.call().with(again()));
            files.forEach((file, content) -> file.write(content.apply(report)));
        }
        return interruption.isWanted() ? ExitCode.INTERRUPTED : kept.failure().orElse(ExitCode.of(result.outcome()));
    }

    private ImmutableList<TraceSink> listeners(Scenario scenario) {
        PrintWriter to = console.out();
        ImmutableList.Builder<TraceSink> listeners = ImmutableList.builder();
        if (log == LogFormat.COLUMNS) {
            listeners.add(
                    event -> Page.folded(EventText.columns(event), LOG_INDENT).forEach(to::println));
        } else if (isLogOnOut()) {
            listeners.add(event -> to.println(EventText.json(event)));
        }
        if (narrate) {
            listeners.add(new Narration(scenario, to));
        }
        return listeners.build();
    }

    /** Where the log is meant for programs, all else goes where it does not disturb them. */
    private void print(RunResult result, long wallMillis, Kept kept) {
        if (json) {
            console.out().print(Json.print(RunJson.of(result, wallMillis)));
            if (kept.failure().isPresent()) {
                console.tell("the record is " + kept.says());
            }
            return;
        }
        String next = console.call()
                .with(kept.directory().map(directory -> "replay " + directory).orElseGet(this::again));
        Page page = new RunPage(result, wallMillis, next).page();
        page.paragraph("record", kept.says());
        page.rows("next", ImmutableList.of(next));
        PrintWriter to = isLogOnOut() ? console.err() : console.out();
        to.print((narrate || log == LogFormat.COLUMNS ? "\n" : "") + page);
    }

    /** The arguments that make the same run. */
    private String again() {
        StringBuilder again = new StringBuilder("run ").append(nameOrFile);
        seed.ifPresent(given -> again.append(" --seed ").append(given));
        set.forEach(given -> again.append(" --set ").append(SweepReport.shellWord(given)));
        until.ifPresent(given -> again.append(" --until ").append(given));
        return again.toString();
    }
}
