package dsim.scenarios.cli;

import dsim.scenarios.Reading;
import dsim.scenarios.live.LivePlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code live gossip-seed}: a seed of the gossip network on a socket of this machine. */
@Command(
        name = "gossip-seed",
        description = "Runs a seed of the gossip network: registers peers, hands out lists, removes the dead.",
        mixinStandardHelpOptions = true)
final class GossipSeedCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private LiveOptions options = new LiveOptions();

    @Mixin
    private GossipLive gossip = new GossipLive();

    GossipSeedCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Reading reading =
                gossip.read(console, options, "seed", "stop: {when: quiescent}\nnodes: {seed: {run: gossip-seed}}\n");
        console.err().print(reading.problemReport());
        if (reading.scenario().isEmpty()) {
            return ExitCode.USAGE;
        }
        LivePlan plan = LivePlan.of(reading).listening("seed", gossip.listen());
        return new LiveSession(console, options).run(plan, options.atMost());
    }
}
