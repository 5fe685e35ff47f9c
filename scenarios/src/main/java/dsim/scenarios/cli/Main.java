package dsim.scenarios.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code dsim}: where the program starts. */
@Command(
        name = "dsim",
        description = "Runs a distributed algorithm in a simulated or in the live world.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class)
public final class Main implements Runnable {

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the command with its options
     */
    public static void main(String[] args) {
        int exitCode = new CommandLine(new Main()).execute(args);
        if (exitCode != 0) { // a normal end returns: Maven may have called us inside its own process
            System.exit(exitCode);
        }
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
