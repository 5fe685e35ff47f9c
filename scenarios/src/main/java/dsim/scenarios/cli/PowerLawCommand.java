package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import dsim.random.Seed;
import dsim.reports.stats.DataText;
import dsim.reports.stats.PowerLawStudy;
import dsim.reports.stats.Scale;
import dsim.reports.stats.Tally;
import dsim.reports.table.Cell;
import dsim.scenarios.Json;
import dsim.scenarios.measure.PowerLawReport;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code measure powerlaw}: what the tail of a list of numbers looks like. */
@Command(
        name = "powerlaw",
        description = "Fits a power law to a list of numbers, tests the fit, and compares it with other laws.",
        mixinStandardHelpOptions = true)
final class PowerLawCommand implements Callable<Integer> {

    /** So many samples tell p to one part in a hundred. */
    private static final int SAMPLES = 1000;

    private static final int SAMPLES_MIN = 100;
    private static final int SAMPLES_MAX = 1_000_000;

    /** A bootstrap of so many different values, all samples together, takes less than half a minute. */
    private static final long VALUES = 100_000_000;

    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "Numbers from 0 up, separated by white space or commas; # begins a comment. - is standard input.")
    private String file = "";

    @Option(names = "--discrete", description = "Whole numbers. So they are taken if all are whole.")
    private boolean discrete;

    @Option(names = "--continuous", description = "Reals. So they are taken if one has a fraction.")
    private boolean continuous;

    @Option(names = "--counts", description = "Each line is a value, and how often it was seen.")
    private boolean counts;

    @Option(names = "--xmin", paramLabel = "X", description = "Fits from there up; else from where it fits best.")
    private Optional<Double> xMin = Optional.empty();

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description =
                    "Samples of the test; 0: no test. Else 1000, fewer (100 at least) for very many different values.")
    private Optional<Integer> samples = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The seed of the test; ${DEFAULT-VALUE} if not said.")
    private String seed = "1";

    @Mixin
    private Jobs jobs = new Jobs();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Option(names = "--json", description = "Prints one JSON object and nothing else.")
    private boolean json;

    PowerLawCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        files.check(console);
        int threads = jobs.count();
        samples.filter(count -> count < 0 || count > SAMPLES_MAX).ifPresent(count -> {
            throw new Refusal("--bootstrap " + count + ": 0 to " + SAMPLES_MAX + " samples");
        });
        Seed chance = chance();
        if (discrete && continuous) {
            throw new Refusal("--discrete or --continuous, not both");
        }
        Tally tally = read(discrete);
        Scale scale = discrete || !continuous && tally.isWhole() ? Scale.DISCRETE : Scale.CONTINUOUS;
        try (Interruption interruption = new Interruption(console)) {
            PowerLawStudy.Plan plan = new PowerLawStudy.Plan(
                    scale,
                    xMin.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                    samples.orElseGet(() -> usualSamples(tally)),
                    chance,
                    threads);
            Optional<PowerLawStudy> tested = study(tally, plan, interruption);
            if (tested.isPresent()) {
                tell(new PowerLawReport(file, tally, plan, tested.get()), true);
                return ExitCode.OK;
            }
            PowerLawStudy.Plan untested = plan.withSamples(0);
            tell(new PowerLawReport(file, tally, untested, PowerLawStudy.of(tally, untested)), false);
            return ExitCode.INTERRUPTED;
        } catch (IllegalArgumentException e) {
            throw new Refusal(file + ": " + e.getMessage());
        }
    }

    /** Empty if somebody had no patience for all samples. */
    private Optional<PowerLawStudy> study(Tally tally, PowerLawStudy.Plan plan, Interruption interruption) {
        try (Percent progress = new Percent(console, "samples", plan.samples())) {
            return Optional.of(PowerLawStudy.of(tally, plan, () -> {
                if (interruption.isWanted()) {
                    throw new CancellationException("interrupted");
                }
                progress.step();
            }));
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof CancellationException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static int usualSamples(Tally tally) {
        return (int) Math.max(SAMPLES_MIN, Math.min(SAMPLES, VALUES / tally.distinct()));
    }

    private Seed chance() {
        try {
            return Seed.parse(seed);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--seed " + seed + ": " + e.getMessage());
        }
    }

    private Tally read(boolean areWhole) {
        String text = new GivenFile(
                        file,
                        256,
                        "numbers stand in one, or with --counts each different one, and how often it was seen, a line each")
                .text(console);
        try {
            return counts ? DataText.counts(text, areWhole) : DataText.values(text, areWhole);
        } catch (DataText.MistakesException e) {
            String mistakes = String.valueOf(e.getMessage())
                    .lines()
                    .map(line -> "\n  " + line)
                    .collect(Collectors.joining());
            throw new Refusal(file + ": " + e.count() + (e.count() == 1 ? " problem" : " problems") + mistakes);
        }
    }

    private void tell(PowerLawReport report, boolean isWhole) {
        if (json) {
            console.out().print(Json.print(report.json()));
        } else {
            Page page = new Page();
            Tally tally = report.tally();
            page.line(String.format(
                    Locale.ROOT,
                    "%s: %,d values, %,d of them different, read as %s",
                    file,
                    tally.n(),
                    tally.distinct(),
                    report.scale()));
            page.gap();
            page.table(
                    "fit",
                    report.table().rows().stream()
                            .map(row -> row.stream().map(Cell::shown).collect(ImmutableList.toImmutableList()))
                            .collect(ImmutableList.toImmutableList()));
            page.gap();
            page.paragraph("verdict", report.study().verdict());
            page.paragraph("", isWhole ? "" : "interrupted before the test of the fit was over: nothing is said of it");
            console.out().print(page);
        }
        if (files.isAsked() && !isWhole) {
            console.err().println("dsim: interrupted: no file is written");
        } else if (files.isAsked()) {
            files.write(report.report(console.call().with(arguments(report))));
        }
    }

    private String arguments(PowerLawReport report) {
        return "measure powerlaw " + file + " --" + report.scale() + (counts ? " --counts" : "")
                + xMin.map(given -> " --xmin " + given).orElse("") + " --bootstrap "
                + report.plan().samples() + " --seed " + report.plan().seed();
    }
}
