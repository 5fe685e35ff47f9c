package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dsim.reports.table.Table;
import dsim.scenarios.Json;
import dsim.scenarios.Sweep;
import dsim.scenarios.measure.ElectionReport;
import dsim.scenarios.measure.ElectionTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code measure elections}: what elections cost in messages, beside the closed forms. */
@Command(
        name = "elections",
        description =
                "Counts the messages of elections by Bully, by the textbook ring and by Chang and Roberts, over sizes"
                        + " and initiators, beside the closed forms.",
        mixinStandardHelpOptions = true)
final class ElectionsCommand implements Callable<Integer> {

    private static final int SIZE_MAX = 4096;
    private static final int SEEDS_MAX = 10_000;
    private static final int SAMPLED = 5;
    private static final int ALL_UP_TO = 16;

    private final Console console;

    @Option(
            names = "--sizes",
            paramLabel = "N",
            split = ",",
            splitSynopsisLabel = ",",
            defaultValue = "2,4,8,16,32,64,128,256,512,1024",
            description = "Numbers of processes; ${DEFAULT-VALUE} if not said.")
    private List<Integer> sizes = new ArrayList<>();

    @Option(
            names = "--initiators",
            paramLabel = "all|K",
            description =
                    "Who notices, one at a time: all, or K evenly spread. All up to n = 16 and 5 beyond if not said.")
    private Optional<String> initiators = Optional.empty();

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            defaultValue = "1..10",
            description = "Random placements on the ring of Chang and Roberts; ${DEFAULT-VALUE} if not said.")
    private String seeds = "1..10";

    @Mixin
    private Jobs jobs = new Jobs();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Option(names = "--json", description = "Prints one JSON object and nothing else.")
    private boolean json;

    ElectionsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        files.check(console);
        int threads = jobs.count();
        sizes.stream().filter(n -> n < 2 || n > SIZE_MAX).findFirst().ifPresent(n -> {
            throw new Refusal("--sizes " + n + ": an election takes 2 to " + SIZE_MAX + " processes");
        });
        Sweep placements = Given.seeds(seeds, SEEDS_MAX);
        ImmutableList.Builder<ElectionTrial> trials = ImmutableList.builder();
        for (int n : ImmutableSet.copyOf(sizes)) {
            trials.addAll(ElectionTrial.of(
                    n, ElectionTrial.spread(n, noticing(n)), placements.firstSeed(), placements.seeds()));
        }
        return measure(trials.build(), threads);
    }

    private int noticing(int n) {
        if (initiators.isEmpty()) {
            return n <= ALL_UP_TO ? n : SAMPLED;
        } else if (initiators.get().equals("all")) {
            return n;
        } else if (initiators.get().matches("[1-9][0-9]{0,5}")) {
            return Integer.parseInt(initiators.get());
        }
        throw new Refusal("--initiators " + initiators.get() + ": all, or how many, such as 5");
    }

    private int measure(ImmutableList<ElectionTrial> trials, int threads) {
        try (Interruption interruption = new Interruption(console)) {
            ImmutableList<ElectionReport.Row> rows = new Trials<>(
                            "elections", trials, trial -> trial.form().total().all())
                    .carryOut(
                            console,
                            threads,
                            interruption,
                            trial -> trial.measured(interruption).map(cost -> new ElectionReport.Row(trial, cost)));
            ElectionReport report = new ElectionReport(rows);
            boolean isWhole = rows.size() == trials.size();
            print(report, isWhole, trials.size());
            return !isWhole ? ExitCode.INTERRUPTED : report.isExact() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private void print(ElectionReport report, boolean isWhole, int wanted) {
        String again = console.call()
                .with("measure elections --sizes "
                        + sizes.stream().map(String::valueOf).collect(Collectors.joining(","))
                        + initiators.map(given -> " --initiators " + given).orElse("") + " --seeds " + seeds);
        if (json) {
            console.out().print(Json.print(report.json()));
        } else {
            Page page = new Page();
            for (Table table : tables(report)) {
                table.toText().lines().forEach(page::line);
                page.gap();
            }
            page.paragraph(
                    "verdict",
                    report.verdict()
                            + (isWhole
                                    ? ""
                                    : "; interrupted after " + report.rows().size() + " of " + wanted));
            page.rows("next", ImmutableList.of(again + " --html elections.html"));
            console.out().print(page);
        }
        if (isWhole) {
            files.write(report.report(again));
        } else if (files.isAsked()) {
            console.tell("interrupted: no file is written");
        }
    }

    private static ImmutableList<Table> tables(ElectionReport report) {
        ImmutableList.Builder<Table> tables = ImmutableList.builder();
        report.wrong().ifPresent(tables::add);
        tables.add(report.differences(), report.totals());
        report.placements().ifPresent(tables::add);
        Table growth = report.growth();
        if (!growth.rows().isEmpty()) {
            tables.add(growth);
        }
        return tables.build();
    }
}
