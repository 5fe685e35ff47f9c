package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.algorithms.gossip.GossipFact.Joined;
import dsim.scenarios.Reading;
import dsim.scenarios.live.LivePlan;
import dsim.trace.TraceEvent;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code live gossip-peer}: peers of the gossip network on sockets of this machine. */
@Command(
        name = "gossip-peer",
        description =
                "Runs a peer of the gossip network, or several: joins by the seeds, gossips, watches its neighbours.",
        mixinStandardHelpOptions = true)
final class GossipPeerCommand implements Callable<Integer> {

    private static final int MOST_PEERS = 1000;

    private final Console console;

    @Mixin
    private LiveOptions options = new LiveOptions();

    @Mixin
    private GossipLive gossip = new GossipLive();

    @Option(
            names = "--seeds",
            paramLabel = "FILE",
            required = true,
            description = "The seeds, one IP:PORT a line; what stands behind a # is a comment.")
    private String seeds = "";

    @Option(names = "--count", paramLabel = "N", description = "How many peers; one if not said.")
    private int count = 1;

    GossipPeerCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (count < 1 || count > MOST_PEERS) {
            throw new Refusal("--count " + count + ": 1 to " + MOST_PEERS + " is possible");
        }
        Address listen = gossip.listen();
        if (count > 1 && listen.port() != 0) {
            throw new Refusal(
                    "--listen " + listen + ": only one of " + count + " peers can have that port; give port 0");
        }
        Reading reading = gossip.read(console, options, "peer", definition());
        console.err().print(reading.problemReport());
        if (reading.scenario().isEmpty()) {
            return ExitCode.USAGE;
        }
        LivePlan plan = LivePlan.of(reading);
        for (Address node : reading.orThrow().groups().get(0).addresses()) {
            plan = plan.listening(node.host(), listen);
        }
        AtomicBoolean hasJoined = new AtomicBoolean();
        return new LiveSession(console, options)
                .listener(event -> {
                    if (event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof Joined) {
                        hasJoined.set(true);
                    }
                })
                .unreachable(() -> hasJoined.get()
                        ? Optional.empty()
                        : Optional.of("not enough of the seeds in " + seeds + " have answered"))
                .run(plan, options.atMost());
    }

    private String definition() {
        ImmutableList<Address> addresses = SeedsFile.read(console, seeds);
        return "stop: {when: quiescent}\n"
                + "nodes:\n"
                + "  peer:\n"
                + "    run: gossip-peer\n"
                + (count > 1 ? "    count: " + count + "\n    start: {every: 100ms}\n" : "")
                + "    params:\n"
                + "      seeds:\n"
                + addresses.stream().map(seed -> "        - '" + seed + "'\n").collect(Collectors.joining());
    }
}
