package dsim.scenarios.cli;

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

    /** The command with all its studies. */
    static CommandLine line(Console console) {
        return new CommandLine(new MeasureCommand(console))
                .addSubcommand(new PowerLawCommand(console))
                .addSubcommand(new ElectionsCommand(console))
                .addSubcommand(new AlphaCommand(console));
    }

    @Override
    public void run() {
        throw new Refusal("which study? As in: " + console.call().with("measure powerlaw degrees.txt"));
    }
}
