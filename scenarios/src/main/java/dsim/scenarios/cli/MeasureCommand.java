package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code measure}: the standard studies, one command each. */
@Command(
        name = "measure",
        description = "Measures beside what theory says: the tail of a list of numbers, the costs of elections.",
        mixinStandardHelpOptions = true,
        commandListHeading = "%nStudies:%n")
final class MeasureCommand implements Runnable {

    private final Console console;

    private MeasureCommand(Console console) {
        this.console = console;
    }

    static CommandLine of(Console console, ImmutableList<String> words) {
        return new Subcommands()
                .with("powerlaw", () -> new PowerLawCommand(console))
                .with("elections", () -> new ElectionsCommand(console))
                .with("alpha", () -> new AlphaCommand(console))
                .below(new MeasureCommand(console), words);
    }

    @Override
    public void run() {
        throw new Refusal("which study? As in: " + console.call().with("measure powerlaw degrees.txt"));
    }
}
