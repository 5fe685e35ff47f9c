package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
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
            return commandLine(console, ImmutableList.copyOf(args)).execute(args);
        } catch (OutOfMemoryError e) {
            console.tell("out of memory: give Java more with -Xmx, or run fewer nodes");
            return ExitCode.INTERNAL;
        } catch (StackOverflowError | AssertionError e) {
            return Breakdown.tell(console, e);
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    /**
     * The grammar of the command line.
     *
     * @param words of the call, which may name the one command that is needed; else all are there
     */
    static CommandLine commandLine(Console console, ImmutableList<String> words) {
        CommandLine line = new Subcommands()
                .with("run", () -> new RunCommand(console))
                .with("replay", () -> new ReplayCommand(console))
                .with("sweep", () -> new SweepCommand(console))
                .with("live", behind -> LiveCommand.of(console, behind))
                .with("serve", behind -> ServeCommand.of(console, behind))
                .with("check", () -> new CheckCommand(console))
                .with("list", () -> new ListCommand(console))
                .with("explain", () -> new ExplainCommand(console))
                .with("measure", behind -> MeasureCommand.of(console, behind))
                .with("bench", () -> new BenchCommand(console))
                .with("completion", () -> new CompletionCommand(console))
                .below(new Main(console), words)
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
        commandLine(console, ImmutableList.of()).usage(console.out());
    }
}
