package dsim.scenarios.cli;

import dsim.actor.Address;
import dsim.scenarios.Scenario;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.live.LivePlan;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve bitcoin}: a full node for clients of our own and of others. */
@Command(
        name = "bitcoin",
        description = "Stands in for a full Bitcoin node: serves real blocks, and takes or refuses what it is sent as a"
                + " family of real nodes does.",
        mixinStandardHelpOptions = true)
final class ServeBitcoinCommand implements Callable<Integer> {

    private static final String NODE = "node";

    private final Console console;

    @Mixin
    private LiveOptions options = new LiveOptions();

    @Option(
            names = "--port",
            paramLabel = "[HOST:]N",
            description =
                    "Listens there, on this machine only if there is no host; 0: any port that is free. Else 8333,"
                            + " or 18444 for regtest.")
    private Optional<String> port = Optional.empty();

    @Option(names = "--family", paramLabel = "core|knots|btcd|bcoin", description = "Whose manners it has; else core.")
    private Optional<String> family = Optional.empty();

    @Option(
            names = "--network",
            paramLabel = "main|regtest",
            description = "The real chain that it serves: main to height 4312, or a regtest chain to 351 (also as"
                    + " regtest-presegwit); else main.")
    private Optional<String> network = Optional.empty();

    @Option(names = "--short-chain", paramLabel = "N", description = "The height at which its chain ends; else all.")
    private Optional<String> shortChain = Optional.empty();

    @Option(names = "--silent-headers", description = "Never answers getheaders.")
    private boolean silentHeaders;

    @Option(
            names = "--random-bytes",
            description = "Answers with bytes that look random, as one that insists on" + " encryption.")
    private boolean randomBytes;

    @Option(names = "--pruned", description = "Has thrown all but its last 288 blocks away.")
    private boolean pruned;

    @Option(names = "--trace", description = "Shows every message.")
    private boolean trace;

    ServeBitcoinCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        GivenParams params = new GivenParams("bitcoin-peer")
                .with("family", family)
                .with("network", network)
                .with("short-chain", shortChain)
                .with("silent-headers", given(silentHeaders))
                .with("random-bytes", given(randomBytes))
                .with("pruned", given(pruned));
        Address listen = Endpoint.toListen("--port", port.orElseGet(this::usualPort));
        LivePlan plan;
        try {
            plan = LivePlan.of(
                            Scenario.named("bitcoin")
                                    .seed(options.seed(console))
                                    .stopWhenQuiescent()
                                    .node(NODE, params.words()),
                            Shipped.catalogue())
                    .listening(NODE, listen);
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
        LiveSession session = new LiveSession(console, options);
        if (trace && !options.isJson()) {
            session.listener(new BitcoinTrace(console.out()));
        }
        return session.run(plan, options.atMost());
    }

    private static Optional<String> given(boolean isGiven) {
        return isGiven ? Optional.of("true") : Optional.empty();
    }

    private String usualPort() {
        return network.orElse("main").startsWith("regtest") ? "18444" : "8333";
    }
}
