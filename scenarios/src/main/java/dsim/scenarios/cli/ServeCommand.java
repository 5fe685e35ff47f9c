package dsim.scenarios.cli;

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

    static CommandLine of(Console console) {
        return new CommandLine(new ServeCommand())
                .addSubcommand(new ServePriceFeedCommand(console))
                .addSubcommand(new ServeBitcoinCommand(console));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what is to be served");
    }
}
