package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code completion}: what a shell needs to complete command lines. */
@Command(
        name = "completion",
        description =
                "Prints a script that makes bash and zsh complete commands and options: source <(dsim completion).",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Runnable {

    private final Console console;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        console.out().print(AutoComplete.bash("dsim", Main.commandLine(console, ImmutableList.of())));
    }
}
