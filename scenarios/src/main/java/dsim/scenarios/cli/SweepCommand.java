package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dsim.reports.stats.StopRule;
import dsim.scenarios.Json;
import dsim.scenarios.Kinds;
import dsim.scenarios.Measure;
import dsim.scenarios.Overrides;
import dsim.scenarios.Reading;
import dsim.scenarios.Scenario;
import dsim.scenarios.Sweep;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.sweep.Journal;
import dsim.scenarios.sweep.SweepPlan;
import dsim.scenarios.sweep.SweepPoint;
import dsim.scenarios.sweep.SweepReport;
import dsim.scenarios.sweep.SweepResult;
import dsim.scenarios.sweep.SweepRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sweep}: runs a scenario with many seeds at every point of a grid. */
@Command(
        name = "sweep",
        description = "Runs a scenario with many seeds at each point of a grid, and tells means with their intervals.",
        mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {

    private static final Path JOURNALS = Path.of("dsim-sweeps");
    private static final String SEEDS = "1..30";
    private static final String SEEDS_WITH_TARGET = "1..1000";
    private static final int POINTS_MAX = 10_000;
    private static final long RUNS_MAX = 10_000_000;
    private static final int FAILURES_TOLD = 5;

    private final Console console;

    @Parameters(paramLabel = "SCENARIO|FILE", description = "The name of a shipped scenario, or a scenario file.")
    private String nameOrFile = "";

    @Option(
            names = "--vary",
            paramLabel = "PATH=A,B,C",
            description =
                    "Tries each of these values in the place of the file's, such as nodes.p.count=4,8,16; several of"
                            + " them make a grid. Else what sweep: in the file says.")
    private List<String> vary = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            description = "The seeds at each point. Else what sweep: in the file says; else " + SEEDS + ".")
    private Optional<String> seeds = Optional.empty();

    @Option(
            names = "--until-width",
            paramLabel = "METRIC=W",
            description =
                    "Enough runs at a point, 10 at least, once the 95 %% interval of that mean is within ± W: a number,"
                            + " or a share such as 5%%. --seeds says how many at most; 1..1000 if not said.")
    private Optional<String> untilWidth = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Puts a value in the place of the file's in all runs.")
    private List<String> set = new ArrayList<>();

    @Option(names = "--until", paramLabel = "TIME", description = "Stops each run at this virtual time.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--fresh", description = "Runs all anew, also what was run before.")
    private boolean fresh;

    @Mixin
    private Jobs jobs = new Jobs();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Option(names = "--md", description = "Prints the tables as Markdown and nothing else.")
    private boolean markdown;

    @Option(names = "--json", description = "Prints one JSON object and nothing else.")
    private boolean json;

    SweepCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (json && markdown) {
            throw new Refusal("--json prints one object and nothing else: leave out --md");
        }
        files.check(console);
        int threads = jobs.count();
        ScenarioSource source = new ScenarioSource(console);
        Overrides overrides = new Overrides(ImmutableList.copyOf(set), Optional.empty(), console.environment());
        Reading reading = source.read(nameOrFile, overrides);
        console.err().print(reading.problemReport() + reading.warningReport());
        if (reading.scenario().isEmpty()) {
            return ExitCode.USAGE;
        }
        Optional<SweepPlan> plan = plan(reading.orThrow(), source);
        return plan.isPresent() ? carryOut(plan.get(), threads) : ExitCode.USAGE;
    }

    // ---- plan

    /** Empty if the scenario makes no sense at some point; then it is told. */
    private Optional<SweepPlan> plan(Scenario scenario, ScenarioSource source) {
        ImmutableMap<String, ImmutableList<String>> varied =
                vary.isEmpty() ? scenario.sweep().map(Sweep::vary).orElse(ImmutableMap.of()) : varied();
        ImmutableList<ImmutableMap<String, String>> grid = grid(varied);
        Sweep range = range(scenario);
        if (range.seeds() * grid.size() > RUNS_MAX) {
            throw new Refusal(
                    "these are " + range.seeds() * grid.size() + " runs: a sweep has " + RUNS_MAX + " at most");
        }
        ImmutableList.Builder<SweepPoint> points = ImmutableList.builder();
        Optional<Duration> end = until.map(RunCommand::duration);
        for (ImmutableMap<String, String> values : grid) {
            Reading reading = source.read(nameOrFile, overrides(values));
            if (reading.scenario().isEmpty()) {
                console.err().print(reading.problemReport());
                return Optional.empty();
            }
            Scenario there = end.map(reading.orThrow()::until).orElseGet(reading::orThrow);
            points.add(new SweepPoint(values, there, reading.definition().orElseThrow()));
        }
        return Optional.of(
                new SweepPlan(points.build(), range.firstSeed(), range.seeds(), target(scenario, range.seeds())));
    }

    /** The seed is the sweep's, so that of the file plays no part. */
    private Overrides overrides(ImmutableMap<String, String> values) {
        Overrides overrides =
                new Overrides(ImmutableList.copyOf(set), Optional.of("1"), ImmutableMap.of()).withSet("sweep=");
        for (Map.Entry<String, String> value : values.entrySet()) {
            overrides = overrides.withSet(value.getKey() + "=" + value.getValue());
        }
        return overrides;
    }

    private ImmutableMap<String, ImmutableList<String>> varied() {
        Map<String, ImmutableList<String>> varied = new LinkedHashMap<>();
        for (String each : vary) {
            int equals = each.indexOf('=');
            String path = equals < 0 ? each : each.substring(0, equals).strip();
            if (equals < 1) {
                throw new Refusal("--vary " + each + ": a path and values such as nodes.p.count=4,8,16 are expected");
            } else if (path.equals("seed")) {
                throw new Refusal("--vary " + each + ": --seeds says which seeds there are");
            } else if (path.matches("(use|sweep|scenario|format)([.\\[].*)?")) {
                throw new Refusal("--vary " + each + ": '" + path + "' is the same in all runs of a sweep");
            } else if (varied.containsKey(path)) {
                throw new Refusal("--vary " + each + ": '" + path + "' is varied twice");
            }
            varied.put(path, values(each, each.substring(equals + 1)));
        }
        return ImmutableMap.copyOf(varied);
    }

    /** What stands between commas, but for those within brackets and quotes. */
    private static ImmutableList<String> values(String vary, String text) {
        List<String> values = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            }
            if (i == text.length() || c == ',' && depth == 0 && quote == 0) {
                values.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        for (String value : values) {
            if (value.isEmpty()) {
                throw new Refusal("--vary " + vary + ": a value is missing");
            } else if (values.indexOf(value) != values.lastIndexOf(value)) {
                throw new Refusal("--vary " + vary + ": " + value + " is there twice");
            }
        }
        return ImmutableList.copyOf(values);
    }

    private static ImmutableList<ImmutableMap<String, String>> grid(
            ImmutableMap<String, ImmutableList<String>> varied) {
        long size = 1;
        for (ImmutableList<String> values : varied.values()) {
            size *= values.size();
            if (size > POINTS_MAX) {
                throw new Refusal("the grid has more than " + POINTS_MAX + " points");
            }
        }
        return SweepPlan.grid(varied);
    }

    private Sweep range(Scenario scenario) {
        Optional<Sweep> own = scenario.sweep();
        if (seeds.isEmpty() && own.isPresent()) {
            return own.get();
        }
        return Given.seeds(seeds.orElse(untilWidth.isPresent() ? SEEDS_WITH_TARGET : SEEDS), Long.MAX_VALUE);
    }

    private Optional<SweepPlan.Target> target(Scenario scenario, long seedCount) {
        return untilWidth.map(text -> {
            int equals = text.lastIndexOf('=');
            if (equals < 1) {
                throw new Refusal(
                        "--until-width " + text + ": a metric and a width such as messages.sent=5% are expected");
            }
            String metric = text.substring(0, equals);
            requireKnown(metric, scenario);
            if (seedCount < StopRule.RUNS_MIN) {
                throw new Refusal("--until-width takes " + StopRule.RUNS_MIN + " seeds at least, not " + seedCount);
            }
            return new SweepPlan.Target(metric, rule(text, text.substring(equals + 1), seedCount));
        });
    }

    private static void requireKnown(String metric, Scenario scenario) {
        ImmutableSet<String> known = Stream.of(
                        Shipped.catalogue().measures().stream(),
                        scenario.algorithms().stream().flatMap(algorithm -> algorithm.measures().stream()),
                        scenario.measures().stream())
                .flatMap(measures -> measures)
                .map(Measure::name)
                .collect(ImmutableSet.toImmutableSet());
        if (known.stream().noneMatch(name -> metric.equals(name) || metric.startsWith(name + "."))) {
            throw new Refusal("unknown metric '" + metric + "'" + UsageMistake.meant(metric, known));
        }
    }

    private static StopRule rule(String text, String width, long seedCount) {
        boolean isShare = width.endsWith("%");
        double value;
        try {
            value = Kinds.NUMBER.parse(isShare ? width.substring(0, width.length() - 1) : width);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--until-width " + text + ": " + e.getMessage());
        }
        if (!(value > 0)) {
            throw new Refusal("--until-width " + text + ": a width is more than 0");
        }
        return (isShare ? StopRule.relativeHalfWidth(value / 100) : StopRule.halfWidth(value))
                .withRunsMax((int) Math.min(Integer.MAX_VALUE, seedCount));
    }

    // ---- runs

    private int carryOut(SweepPlan plan, int threads) throws IOException {
        Path path = JOURNALS.resolve(plan.points().get(0).scenario().name() + ".jsonl");
        SweepResult result;
        try (Interruption interruption = new Interruption(console);
                Journal journal = open(path)) {
            long kept = plan.target().isPresent() ? 0 : journal.count(plan);
            if (kept > 0) {
                console.tell(kept + " of " + plan.runs() + " runs are there from before, in " + path
                        + "; --fresh runs them anew");
            }
            try (Percent progress = new Percent(console, "runs", plan.runs())) {
                result = SweepRun.of(
                        plan,
                        threads,
                        journal,
                        new SweepRun.Watch(interruption, interruption::isWanted, progress::step));
            } catch (UncheckedIOException e) {
                throw new Refusal(path + " cannot be written: " + FileTrouble.of(e));
            }
            print(new SweepReport(result, this::again), result, path);
            return interruption.isWanted() ? ExitCode.INTERRUPTED : ExitCode.of(result.outcome());
        }
    }

    private Journal open(Path path) {
        try {
            return Journal.open(console.directory().resolve(path), CodeFingerprint.ofThis(), fresh);
        } catch (Journal.BusyException e) {
            throw new Refusal("another sweep of this scenario is at work here, it writes to " + path);
        } catch (IOException e) {
            throw new Refusal(path + " cannot be used: " + FileTrouble.of(e));
        }
    }

    private void print(SweepReport report, SweepResult result, Path path) {
        String sweep = console.call().with(arguments());
        if (json) {
            console.out().print(Json.print(report.json()));
        } else if (markdown) {
            console.out().print(report.points().toMarkdown());
            report.differences()
                    .ifPresent(table -> console.out().print("\n" + table.title() + ":\n\n" + table.toMarkdown()));
        } else {
            console.out().print(page(report, result, sweep));
        }
        if (result.isComplete()) {
            files.write(report.report(sweep));
        } else {
            console.tell("interrupted; what is finished is kept in " + path
                    + ", and the same command goes on from there"
                    + (files.isAsked() ? "; no file is written" : ""));
        }
    }

    private Page page(SweepReport report, SweepResult result, String sweep) {
        SweepPlan plan = result.plan();
        Scenario scenario = plan.points().get(0).scenario();
        Page page = new Page();
        page.line(scenario.name() + ": " + plan.points().size() + (plan.points().size() == 1 ? " point" : " points")
                + ", seeds " + plan.seedText() + (plan.target().isPresent() ? " at most" : ""));
        page.gap();
        page.paragraph("question", scenario.question());
        page.paragraph("expected", scenario.expected());
        page.gap();
        report.points().toText().lines().forEach(page::line);
        report.differences().ifPresent(table -> {
            page.gap();
            table.toText().lines().forEach(page::line);
        });
        page.gap();
        ImmutableList<SweepReport.Failed> failures = report.failures();
        for (SweepReport.Failed failed : failures.subList(0, Math.min(FAILURES_TOLD, failures.size()))) {
            page.paragraph(
                    failed.run().outcome().toString().toUpperCase(Locale.ROOT), failed.where() + ": " + failed.says());
            page.paragraph("", "again: " + failed.replay());
        }
        if (failures.size() > FAILURES_TOLD) {
            page.paragraph("", "and " + (failures.size() - FAILURES_TOLD) + " more: --json and --csv tell all");
        }
        page.paragraph("verdict", report.verdict());
        page.rows(
                "next",
                ImmutableList.of(
                        failures.isEmpty()
                                ? sweep + " --html sweep.html"
                                : failures.get(0).replay()));
        return page;
    }

    /** The command that makes one run again. */
    private String again(String seedAndValues) {
        return console.call().with("run " + SweepReport.shellWord(nameOrFile) + common() + " " + seedAndValues);
    }

    private String common() {
        StringBuilder common = new StringBuilder();
        set.forEach(given -> common.append(" --set ").append(SweepReport.shellWord(given)));
        until.ifPresent(given -> common.append(" --until ").append(given));
        return common.toString();
    }

    private String arguments() {
        StringBuilder arguments = new StringBuilder("sweep " + SweepReport.shellWord(nameOrFile));
        vary.forEach(given -> arguments.append(" --vary ").append(SweepReport.shellWord(given)));
        seeds.ifPresent(given -> arguments.append(" --seeds ").append(given));
        untilWidth.ifPresent(given -> arguments.append(" --until-width ").append(given));
        return arguments + common();
    }
}
