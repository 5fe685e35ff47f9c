package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve}: the commands that stand in for a server, so that programs of others have somebody to speak to. */
@Command(
        name = "serve",
        description = "Stands in for a server on real sockets, until Ctrl-C or --for.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
final class ServeCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ServeCommand() {}

    static CommandLine of(Console console, ImmutableList<String> words) {
        return new Subcommands()
                .with("gcd", () -> new ServeGcdCommand(console))
                .with("member", () -> new ServeMemberCommand(console))
                .with("pricefeed", () -> new ServePriceFeedCommand(console))
                .with("bitcoin", () -> new ServeBitcoinCommand(console))
                .below(new ServeCommand(), words);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what is to be served");
    }
}
