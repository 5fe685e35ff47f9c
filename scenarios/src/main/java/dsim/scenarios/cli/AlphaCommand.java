package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dsim.random.Seed;
import dsim.scenarios.Json;
import dsim.scenarios.Sweep;
import dsim.scenarios.measure.AlphaReport;
import dsim.scenarios.measure.AlphaTrial;
import dsim.scenarios.measure.AlphaTrial.Rule;
import dsim.scenarios.measure.AlphaTrial.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code measure alpha}: the exponent of the gossip overlay's degrees, beside claim and theory. */
@Command(
        name = "alpha",
        description = "Measures the exponent of the gossip overlay's degrees over rules of attachment, sizes and seeds,"
                + " beside what is claimed and what theory says.",
        mixinStandardHelpOptions = true)
final class AlphaCommand implements Callable<Integer> {

    private static final int SIZE_MIN = 3;
    private static final int SIZE_MAX = 20_000;
    private static final int SEEDS_MAX = 1000;
    private static final int SAMPLES_MAX = 100_000;

    /** The documented rule gives the same degrees whatever is drawn: large ones are built once. */
    private static final int ONCE_ABOVE = 300;

    private final Console console;

    @Option(
            names = "--rules",
            paramLabel = "RULE",
            split = ",",
            splitSynopsisLabel = ",",
            defaultValue = "top-half,top-half-exclusive,uniform,preferential,capped-random",
            description = "Rules of attachment, as in scenarios; all five if not said.")
    private List<String> rules = new ArrayList<>();

    @Option(
            names = "--attractiveness",
            paramLabel = "A",
            split = ",",
            splitSynopsisLabel = ",",
            defaultValue = "0,-1",
            description = "a of preferential, which chooses by k + a: more than -2. ${DEFAULT-VALUE} if not said.")
    private List<Double> attractiveness = new ArrayList<>();

    @Option(
            names = "--sizes",
            paramLabel = "N",
            split = ",",
            splitSynopsisLabel = ",",
            defaultValue = "4,10,21,50,100,300,1000,3000,10000",
            description = "Numbers of peers; ${DEFAULT-VALUE} if not said.")
    private List<Integer> sizes = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            defaultValue = "1..5",
            description = "The seeds of each rule and size; ${DEFAULT-VALUE} if not said.")
    private String seeds = "1..5";

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            defaultValue = "100",
            description = "Samples of the test of each fit; ${DEFAULT-VALUE} if not said.")
    private int samples;

    @Mixin
    private Jobs jobs = new Jobs();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Option(names = "--json", description = "Prints one JSON object and nothing else.")
    private boolean json;

    AlphaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        files.check(console);
        int threads = jobs.count();
        sizes.stream().filter(n -> n < SIZE_MIN || n > SIZE_MAX).findFirst().ifPresent(n -> {
            throw new Refusal("--sizes " + n + ": " + SIZE_MIN + " to " + SIZE_MAX + " peers");
        });
        if (samples < 0 || samples > SAMPLES_MAX) {
            throw new Refusal("--bootstrap " + samples + ": 0 to " + SAMPLES_MAX + " samples");
        }
        Sweep range = Given.seeds(seeds, SEEDS_MAX);
        ImmutableList.Builder<AlphaTrial> trials = ImmutableList.builder();
        for (Rule rule : rules()) {
            for (int n : ImmutableSet.copyOf(sizes)) {
                long count = rule.isTopHalf() && n > ONCE_ABOVE ? 1 : range.seeds();
                for (long index = 0; index < count; index++) {
                    trials.add(new AlphaTrial(rule, n, Seed.of(range.firstSeed().value() + index)));
                }
            }
        }
        return measure(trials.build(), threads);
    }

    private ImmutableSet<Rule> rules() {
        ImmutableList<String> words =
                Arrays.stream(Word.values()).map(Word::word).collect(ImmutableList.toImmutableList());
        ImmutableSet.Builder<Rule> chosen = ImmutableSet.builder();
        for (String name : rules) {
            if (!words.contains(name)) {
                throw new Refusal("unknown rule '" + name + "'" + UsageMistake.meant(name, words));
            }
            Word word = Word.values()[words.indexOf(name)];
            if (word == Word.PREFERENTIAL) {
                attractiveness.forEach(a -> chosen.add(new Rule(word, attractiveness(a))));
            } else {
                chosen.add(new Rule(word, 0));
            }
        }
        return chosen.build();
    }

    private static double attractiveness(double a) {
        if (!(a > -2 && a <= 1e6)) {
            throw new Refusal("--attractiveness " + a + ": more than -2, since newcomers make 2 links");
        }
        return a;
    }

    private int measure(ImmutableList<AlphaTrial> trials, int threads) {
        try (Interruption interruption = new Interruption(console)) {
            ImmutableList<AlphaTrial.Row> rows = new Trials<>("overlays", trials, AlphaTrial::n)
                    .carryOut(
                            console,
                            threads,
                            interruption,
                            trial -> trial.degrees(interruption).map(degrees -> trial.studied(degrees, samples)));
            AlphaReport report = new AlphaReport(rows);
            boolean isWhole = rows.size() == trials.size();
            print(report, isWhole, trials.size());
            return isWhole ? ExitCode.OK : ExitCode.INTERRUPTED;
        }
    }

    private void print(AlphaReport report, boolean isWhole, int wanted) {
        String again = console.call()
                .with("measure alpha --rules " + String.join(",", rules) + " --sizes "
                        + sizes.stream().map(String::valueOf).collect(Collectors.joining(",")) + " --seeds " + seeds
                        + " --bootstrap " + samples
                        + (rules.contains(Word.PREFERENTIAL.word())
                                ? " --attractiveness "
                                        + attractiveness.stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(","))
                                : ""));
        if (json) {
            console.out().print(Json.print(report.json()));
        } else {
            Page page = new Page();
            report.theory().toText().lines().forEach(page::line);
            page.gap();
            report.exponents().toText().lines().forEach(page::line);
            page.gap();
            report.evidence().toText().lines().forEach(page::line);
            page.gap();
            report.warnings().forEach(warning -> page.paragraph("warning", warning));
            report.verdicts().forEach(said -> page.paragraph(said.tone().name().toLowerCase(Locale.ROOT), said.says()));
            if (!isWhole) {
                page.paragraph("", "interrupted after " + report.rows().size() + " of " + wanted + " overlays");
            }
            page.rows("next", ImmutableList.of(console.call().with("measure alpha --html alpha.html")));
            console.out().print(page);
        }
        if (isWhole) {
            files.write(report.report(again));
        } else if (files.isAsked()) {
            console.tell("interrupted: no file is written");
        }
    }
}
