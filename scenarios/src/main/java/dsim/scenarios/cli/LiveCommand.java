package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
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

    static CommandLine of(Console console, ImmutableList<String> words) {
        return new Subcommands()
                .with("run", () -> new LiveRunCommand(console))
                .with("gcd", () -> new LiveGcdCommand(console))
                .with("bully", () -> new LiveBullyCommand(console))
                .with("bitcoin", () -> new BitcoinCommand(console))
                .with("arbitrage", () -> new LiveArbitrageCommand(console))
                .with("gossip-seed", () -> new GossipSeedCommand(console))
                .with("gossip-peer", () -> new GossipPeerCommand(console))
                .below(new LiveCommand(), words);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what is to run live");
    }
}
