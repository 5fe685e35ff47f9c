package dsim.scenarios.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code live}: the commands that let nodes of ours speak to others on real sockets. */
@Command(
        name = "live",
        description = "Lets nodes run on real sockets: among themselves, or with programs of others.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
final class LiveCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LiveCommand() {}

    static CommandLine of(Console console) {
        return new CommandLine(new LiveCommand())
                .addSubcommand(new LiveRunCommand(console))
                .addSubcommand(new BitcoinCommand(console))
                .addSubcommand(new LiveArbitrageCommand(console))
                .addSubcommand(new GossipSeedCommand(console))
                .addSubcommand(new GossipPeerCommand(console));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what is to run live");
    }
}
