package dsim.scenarios.cli;

import dsim.algorithms.pricefeed.QuoteScript;
import dsim.scenarios.Scenario;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.live.LivePlan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve pricefeed}: a price feed for subscribers of our own and of others. */
@Command(
        name = "pricefeed",
        description = "Publishes quotes by UDP to whoever subscribes, and tells what it has planted in them.",
        mixinStandardHelpOptions = true)
final class ServePriceFeedCommand implements Callable<Integer> {

    private static final String FEED = "feed";

    private final Console console;

    @Mixin
    private LiveOptions options = new LiveOptions();

    @Option(
            names = "--port",
            paramLabel = "[HOST:]N",
            defaultValue = "50403",
            description = "Takes requests there, on this machine only if there is no host; 0: any port that is free."
                    + " ${DEFAULT-VALUE} if not said.")
    private String port = "";

    @Option(names = "--layout", paramLabel = "old|new", description = "How quotes stand in their records; else new.")
    private Optional<String> layout = Optional.empty();

    @Option(names = "--every", paramLabel = "TIME", description = "From one publication to the next; else 1s.")
    private Optional<String> every = Optional.empty();

    @Option(
            names = "--arbitrage",
            paramLabel = "P",
            description = "How likely a publication brings an opportunity; else 30%%.")
    private Optional<String> arbitrage = Optional.empty();

    @Option(names = "--cycle", paramLabel = "3|4", description = "How many steps its loop has; else either.")
    private Optional<String> cycle = Optional.empty();

    @Option(
            names = "--out-of-order",
            paramLabel = "P",
            description = "How likely the quotes of a publication are ten seconds old or so; else 10%%.")
    private Optional<String> outOfOrder = Optional.empty();

    @Option(names = "--gap", paramLabel = "P", description = "How likely each quote is left out; else 5%%.")
    private Optional<String> gap = Optional.empty();

    @Option(
            names = "--lifetime",
            paramLabel = "TIME",
            description = "How long after its last request a subscriber is published to; else 10min.")
    private Optional<String> lifetime = Optional.empty();

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "Publishes the rows time,base,quote,price of this file instead, from the first request on.")
    private Optional<Path> script = Optional.empty();

    ServePriceFeedCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        GivenParams params = new GivenParams("pricefeed")
                .with("layout", layout)
                .with("every", every)
                .with("arbitrage", arbitrage)
                .with("cycle", cycle)
                .with("out-of-order", outOfOrder)
                .with("gap", gap)
                .with("lifetime", lifetime)
                .with("script", script.map(this::script));
        LivePlan plan;
        try {
            plan = LivePlan.of(
                            Scenario.named("pricefeed")
                                    .seed(options.seed(console))
                                    .stopWhenQuiescent()
                                    .node(FEED, params.words()),
                            Shipped.catalogue())
                    .listening(FEED, Endpoint.toListen("--port", port));
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
        return new LiveSession(console, options).run(plan, options.atMost());
    }

    private String script(Path file) {
        String text = QuoteFile.text(console, file);
        try {
            QuoteScript.parse(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new Refusal(file + ": " + e.getMessage());
        }
    }
}
