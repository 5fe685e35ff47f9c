package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.client.ClientFact;
import dsim.algorithms.bitcoin.client.ClientFact.Fetched;
import dsim.algorithms.bitcoin.tamper.Step;
import dsim.algorithms.bitcoin.validation.Circumstances;
import dsim.scenarios.Json;
import dsim.scenarios.Scenario;
import dsim.scenarios.bitcoin.BitcoinHtml;
import dsim.scenarios.bitcoin.BitcoinJson;
import dsim.scenarios.bitcoin.BitcoinReport;
import dsim.scenarios.bitcoin.Forged;
import dsim.scenarios.bitcoin.ForgeryPlan;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.live.LivePlan;
import dsim.trace.TraceEvent;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code live bitcoin}: a block, what is in it, and why nodes refuse it once it is changed. */
@Command(
        name = "bitcoin",
        description =
                "Shows a Bitcoin block, lets one of its outputs pay somebody else, mends what can be mended, and tells"
                        + " why nodes refuse it all the same.",
        mixinStandardHelpOptions = true)
final class BitcoinCommand implements Callable<Integer> {

    private static final int TRANSACTIONS_SHOWN = 5;
    private static final int TRANSACTIONS_ON_A_PAGE = 50;
    private static final int SOURCE_WIDTH = 88;
    private static final int HASHES_PER_STEP = 1 << 16;

    private final Console console;

    @Option(
            names = "--offline",
            paramLabel = "FILE",
            description = "Takes the block out of a file: one block or a blk file, raw or in hexadecimal digits; - is"
                    + " standard input, 'shipped' the first 4313 blocks of the main network.")
    private Optional<String> offline = Optional.empty();

    @Option(names = "--height", paramLabel = "N", description = "The height of the block.")
    private Optional<Integer> height = Optional.empty();

    @Option(names = "--index", paramLabel = "I", description = "The place of the block in the file, from 0.")
    private Optional<Integer> index = Optional.empty();

    @Option(
            names = "--network",
            paramLabel = "NAME",
            description = "main, test3, test4, signet or regtest; else what the file tells, and main with peers.")
    private Optional<String> network = Optional.empty();

    @Mixin
    private ForgeryOptions forgery = new ForgeryOptions();

    @Option(names = "--all", description = "Shows all transactions, not just the first five and the changed one.")
    private boolean all;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes a page that needs nothing else.")
    private Optional<Path> html = Optional.empty();

    @Mixin
    private PeerOptions peers = new PeerOptions();

    @Mixin
    private LiveOptions live = new LiveOptions();

    BitcoinCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<ResultFile> page = html.map(file -> ResultFile.at(console, file));
        height.filter(given -> given < 0).ifPresent(given -> {
            throw new Refusal("--height " + given + ": heights begin at 0");
        });
        if (peers.areGiven() == offline.isPresent()) {
            throw new Refusal("say either whom to ask, as in '"
                    + console.call().with("live bitcoin 127.0.0.1:8333 --height 170") + "', or --offline FILE, as in '"
                    + console.call().with("live bitcoin --offline " + OfflineBlock.SHIPPED + " --height 170") + "'");
        }
        return offline.isPresent() ? read(offline.get(), page) : fetch(page);
    }

    private int read(String file, Optional<ResultFile> page) {
        live.refuseLive("--offline");
        peers.refuse("--offline");
        OfflineBlock read = OfflineBlock.read(console, file, network(), height, index);
        return tell(read.block(), read.circumstances(), read.next(), Optional.empty(), page, "--offline " + file);
    }

    private int fetch(Optional<ResultFile> page) {
        if (index.isPresent()) {
            throw new Refusal("--index is the place in a file: of peers, a block is asked by --height or --su-id");
        }
        BitcoinNetwork asked = network().orElse(BitcoinNetwork.MAIN);
        int wanted = peers.height(height);
        Optional<ForgeryPlan> plan = forgery.plan(asked);
        OnlineBlock found = new OnlineBlock(asked);
        GivenParams params = new GivenParams("bitcoin-client")
                .with("network", Optional.of(asked.word()))
                .with("peers", peers.peers(asked))
                .with("height", Optional.of(Integer.toString(wanted)))
                .with("answer-within", peers.answerWithin());
        if (peers.submits(asked, plan.isPresent())) {
            shows(plan.orElseThrow(), params);
        }
        int exitCode = session(found).run(plan(params), live.atMost());
        found.nothingToShow().ifPresent(sentence -> {
            throw new Refusal(sentence);
        });
        if (found.fetched().isEmpty()) {
            return tellFailure(found, exitCode);
        }
        Fetched fetched = found.fetched().get();
        int told =
                tell(fetched.block(), found.circumstances(), fetched.next(), Optional.of(found), page, peers.again());
        return exitCode == ExitCode.INTERRUPTED ? exitCode : told;
    }

    private LiveSession session(OnlineBlock found) {
        LiveSession session = new LiveSession(console, live)
                .unjudged()
                .listener(found)
                .until(event -> event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof ClientFact.Done);
        return peers.traces()
                ? session.listener(new BitcoinTrace(live.isJson() ? console.err() : console.out()))
                : session;
    }

    private LivePlan plan(GivenParams params) {
        try {
            return LivePlan.of(
                    Scenario.named("bitcoin")
                            .seed(live.seed(console))
                            .stopWhenQuiescent()
                            .node("client", params.words()),
                    Shipped.catalogue());
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private static void shows(ForgeryPlan plan, GivenParams params) {
        params.with(
                        "show",
                        Stream.of(Step.values())
                                .filter(step -> step != Step.MINED || plan.minesUpTo() > 0)
                                .map(Step::word)
                                .collect(ImmutableList.toImmutableList()))
                .with(
                        "tx",
                        plan.transaction().isPresent()
                                ? Optional.of(
                                        Integer.toString(plan.transaction().getAsInt()))
                                : Optional.empty())
                .with("output", Optional.of(Integer.toString(plan.output())))
                .with("to", Optional.of(plan.script().toString()));
    }

    private int tellFailure(OnlineBlock found, int exitCode) {
        if (live.isJson()) {
            console.out().print(Json.print(ImmutableMap.of("fetched", false, "failed-peers", found.failures())));
        }
        if (exitCode == ExitCode.INTERRUPTED) {
            return exitCode;
        }
        console.tell("no peer sent the block");
        found.failureLines().forEach(line -> Page.folded("  " + line, 4).forEach(console.err()::println));
        return ExitCode.UNREACHABLE;
    }

    private int tell(
            Block block,
            Circumstances circumstances,
            Optional<BlockHeader> next,
            Optional<OnlineBlock> source,
            Optional<ResultFile> page,
            String from) {
        try (Interruption interruption = new Interruption(console)) {
            Optional<Forged> forged =
                    forgery.plan(circumstances.network()).map(plan -> forge(plan, block, circumstances, interruption));
            BitcoinReport report = BitcoinReport.of(
                    block,
                    circumstances,
                    forged,
                    next,
                    source.map(OnlineBlock::words).orElse(ImmutableList.of()));
            print(report, source, page, from);
            return interruption.isWanted() ? ExitCode.INTERRUPTED : report.isValid() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private Optional<BitcoinNetwork> network() {
        try {
            return network.map(BitcoinNetwork::of);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--network: " + e.getMessage());
        }
    }

    private Forged forge(ForgeryPlan plan, Block block, Circumstances circumstances, Interruption interruption) {
        try (Percent progress = new Percent(console, "times 65,536 hashes", 1 + plan.minesUpTo() / HASHES_PER_STEP)) {
            return plan.forge(block, circumstances, tries -> {
                if (tries > 0) {
                    progress.step();
                }
                return !interruption.isWanted();
            });
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private void print(BitcoinReport report, Optional<OnlineBlock> source, Optional<ResultFile> page, String from) {
        String again = console.call()
                .with("live bitcoin " + from
                        + network.map(given -> " --network " + given).orElse("")
                        + height.map(given -> " --height " + given).orElse("")
                        + index.map(given -> " --index " + given).orElse("")
                        + forgery.again());
        if (live.isJson()) {
            ImmutableMap.Builder<String, Object> object = ImmutableMap.builder();
            object.putAll(BitcoinJson.of(report));
            source.ifPresent(it -> object.put("source", it.source()).put("failed-peers", it.failures()));
            console.out().print(Json.print(object.buildOrThrow()));
        } else {
            Page text = BitcoinPage.of(report, all ? Integer.MAX_VALUE : TRANSACTIONS_SHOWN);
            source.ifPresent(it -> text.rows(
                    "source",
                    it.sourceLines().stream()
                            .flatMap(line -> Page.wrapped(line, SOURCE_WIDTH).stream())
                            .collect(ImmutableList.toImmutableList())));
            text.rows("next", ImmutableList.of(again + (html.isPresent() ? " --json" : " --html block.html")));
            console.out().print(text);
        }
        page.ifPresent(it -> it.write(BitcoinHtml.of(report, all ? Integer.MAX_VALUE : TRANSACTIONS_ON_A_PAGE, again)));
    }
}
