package dsim.scenarios.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;

/** The command {@code dsim}: where the program starts. */
@Command(
        name = "dsim",
        description = "Runs distributed algorithms in a simulated world: the same seed gives the same run.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Exit codes: 0 all came true, 1 a check failed, 2 bad usage or scenario, 3 a replay differs,",
            "4 somebody cannot be reached, 5 a fault touched nothing, 70 internal error, 130 interrupted.",
            "First steps: 'dsim list', 'dsim run bully-leader-crash', 'dsim explain bully'."
        })
public final class Main implements Runnable {

    private final Console console;

    private Main(Console console) {
        this.console = console;
    }

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the command with its options
     */
    public static void main(String[] args) {
        int exitCode = run(Console.ofProcess(), args);
        if (exitCode != ExitCode.OK) { // a normal end returns: Maven may have called us inside its own process
            System.exit(exitCode);
        }
    }

    /** Runs one command and returns its exit code. */
    static int run(Console console, String... args) {
        try {
            return commandLine(console).execute(args);
        } catch (OutOfMemoryError e) {
            console.err().println("dsim: out of memory: give Java more with -Xmx, or run fewer nodes");
            return ExitCode.INTERNAL;
        } catch (StackOverflowError | AssertionError e) {
            return Breakdown.tell(console, e);
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    /** The whole grammar of the command line. */
    static CommandLine commandLine(Console console) {
        CommandLine line = new CommandLine(new Main(console))
                .addSubcommand(new RunCommand(console))
                .addSubcommand(new ReplayCommand(console))
                .addSubcommand(new SweepCommand(console))
                .addSubcommand(LiveCommand.of(console))
                .addSubcommand(ServeCommand.of(console))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new ListCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(MeasureCommand.line(console))
                .addSubcommand(new BenchCommand(console))
                .addSubcommand(new CompletionCommand(console))
                .addSubcommand(new HelpCommand());
        line.setOut(console.out());
        line.setErr(console.err());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setUsageHelpWidth(Page.WIDTH);
        line.registerConverter(LogFormat.class, LogFormat::parse);
        line.setParameterExceptionHandler(new UsageMistake(console));
        line.setExecutionExceptionHandler((e, command, parsed) ->
                e instanceof Refusal ? console.refuse(String.valueOf(e.getMessage())) : Breakdown.tell(console, e));
        return line;
    }

    @Override
    public void run() {
        commandLine(console).usage(console.out());
    }
}
