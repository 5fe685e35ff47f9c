package dsim.scenarios.cli;

import dsim.actor.Address;
import dsim.algorithms.arbitrage.ArbitrageFact.Silent;
import dsim.scenarios.Scenario;
import dsim.scenarios.ScenarioBuilder;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.live.LivePlan;
import dsim.trace.TraceEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code live arbitrage}: looks for arbitrage in the quotes of a feed, or of a file. */
@Command(
        name = "arbitrage",
        description =
                "Subscribes to a price feed, or reads quotes from a file (--offline), and tells each opportunity for"
                        + " arbitrage once: in trading order, with its profit and how long it lasts.",
        mixinStandardHelpOptions = true)
final class LiveArbitrageCommand implements Callable<Integer> {

    private static final String DETECTOR = "detector";

    /** A feed from which nothing at all has come for so long is not there. */
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private final Console console;

    @Mixin
    private LiveOptions options = new LiveOptions();

    @Parameters(paramLabel = "FEED_HOST:PORT", arity = "0..1", description = "Where the feed takes requests.")
    private Optional<String> feed = Optional.empty();

    @Option(
            names = "--offline",
            paramLabel = "FILE",
            description = "Takes quotes from a file instead: rows time,base,quote,price, or datagrams in hexadecimal.")
    private Optional<Path> offline = Optional.empty();

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            defaultValue = "0",
            description = "Where quotes are to come in; else any port, at the address from which the feed is reached.")
    private String listen = "0";

    @Option(
            names = "--layout",
            paramLabel = "either|old|new",
            description = "How quotes stand in their records; else told apart by the datagram.")
    private Optional<String> layout = Optional.empty();

    @Option(
            names = "--renew",
            paramLabel = "TIME",
            description = "How often the subscription is renewed; else every 9min, for feeds that remember 10min.")
    private Optional<String> renew = Optional.empty();

    @Option(
            names = "--silence-after",
            paramLabel = "TIME",
            description = "So long without a datagram, the feed is asked again; else 3s.")
    private Optional<String> silenceAfter = Optional.empty();

    @Option(names = "--max-age", paramLabel = "TIME", description = "How old a quote may be; else 1.5s.")
    private Optional<String> maxAge = Optional.empty();

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description = "How much the logarithm of a factor has to be above 0; else 1e-12.")
    private Optional<String> tolerance = Optional.empty();

    @Option(
            names = "--clock",
            paramLabel = "own|feed",
            description = "By which clock quotes age: this machine's, or the newest timestamp; else own.")
    private Optional<String> clock = Optional.empty();

    @Option(
            names = "--inverse",
            paramLabel = "unless-quoted|always|never",
            description = "Whether a/b prices going from b to a as well; else unless b/a is quoted itself.")
    private Optional<String> inverse = Optional.empty();

    LiveArbitrageCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (feed.isPresent() == offline.isPresent()) {
            throw new Refusal(
                    "say either where the feed is, as in 'live arbitrage 127.0.0.1:50403', or --offline FILE");
        }
        GivenParams params = new GivenParams("arbitrage")
                .with("layout", layout)
                .with("renew", renew)
                .with("silence-after", silenceAfter)
                .with("max-age", maxAge)
                .with("tolerance", tolerance)
                .with("clock", clock)
                .with("inverse", inverse);
        return offline.isPresent()
                ? new OfflineArbitrage(console, options, offline.get()).run(scenario(params))
                : subscribe(params, Endpoint.toCall("the feed", feed.get(), "127.0.0.1:50403"));
    }

    private ScenarioBuilder scenario(GivenParams params) {
        return Scenario.named("arbitrage")
                .seed(options.seed(console))
                .stopWhenQuiescent()
                .node(DETECTOR, params.words())
                .always(params.check("loops-pay"));
    }

    private int subscribe(GivenParams params, Address at) {
        Address own = listen.indexOf(':') >= 0
                ? Endpoint.toListen("--listen", listen)
                : Endpoint.toListen("--listen", Endpoint.ownHostTowards(at) + ":" + listen);
        LivePlan plan = LivePlan.of(scenario(params.with("feed", Optional.of(at.toString()))), Shipped.catalogue())
                .listening(DETECTOR, own);
        OpportunityLog log = new OpportunityLog(console.clock());
        return new LiveSession(console, options)
                .listener(log)
                .until(event -> !log.hasHeard() && isLongSilence(event))
                .adding("alarms", log::alarms)
                .adding("isCutShort", log::isCutShort)
                .adding("opportunities", log::opportunities)
                .unreachable(() -> log.hasHeard() ? Optional.empty() : Optional.of(nothingFrom(at)))
                .run(plan, options.atMost());
    }

    private static String nothingFrom(Address feed) {
        return "nothing has come from the feed at " + feed + ": it is down, or cannot send to where it is asked to";
    }

    private static boolean isLongSilence(TraceEvent event) {
        return event.kind() == TraceEvent.Kind.NOTE
                && event.subject() instanceof Silent silent
                && silent.since().compareTo(PATIENCE) >= 0;
    }
}
