package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.scenarios.Json;
import dsim.scenarios.bitcoin.BitcoinHtml;
import dsim.scenarios.bitcoin.BitcoinJson;
import dsim.scenarios.bitcoin.BitcoinReport;
import dsim.scenarios.bitcoin.Forged;
import dsim.scenarios.bitcoin.ForgeryPlan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            description = "main, test3, test4, signet or regtest; else what the file tells.")
    private Optional<String> network = Optional.empty();

    @Mixin
    private ForgeryOptions forgery = new ForgeryOptions();

    @Option(names = "--all", description = "Shows all transactions, not just the first five and the changed one.")
    private boolean all;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes a page that needs nothing else.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--json", description = "Prints one JSON object and nothing else.")
    private boolean json;

    BitcoinCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<ResultFile> page = html.map(file -> ResultFile.at(console, file));
        String file = offline.orElseThrow(() -> new Refusal("which block? As in: "
                + console.call().with("live bitcoin --offline " + OfflineBlock.SHIPPED + " --height 170")));
        height.filter(given -> given < 0).ifPresent(given -> {
            throw new Refusal("--height " + given + ": heights begin at 0");
        });
        OfflineBlock read = OfflineBlock.read(console, file, network(), height, index);
        try (Interruption interruption = new Interruption(console)) {
            Optional<Forged> forged =
                    forgery.plan(read.circumstances().network()).map(plan -> forge(plan, read, interruption));
            BitcoinReport report =
                    BitcoinReport.of(read.block(), read.circumstances(), forged, read.next(), ImmutableList.of());
            print(report, page, file);
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

    private Forged forge(ForgeryPlan plan, OfflineBlock read, Interruption interruption) {
        try (Percent progress = new Percent(console, "times 65,536 hashes", 1 + plan.minesUpTo() / HASHES_PER_STEP)) {
            return plan.forge(read.block(), read.circumstances(), tries -> {
                if (tries > 0) {
                    progress.step();
                }
                return !interruption.isWanted();
            });
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private void print(BitcoinReport report, Optional<ResultFile> page, String file) {
        String again = console.call()
                .with("live bitcoin --offline " + file
                        + network.map(given -> " --network " + given).orElse("")
                        + height.map(given -> " --height " + given).orElse("")
                        + index.map(given -> " --index " + given).orElse("")
                        + forgery.again());
        if (json) {
            console.out().print(Json.print(BitcoinJson.of(report)));
        } else {
            Page text = BitcoinPage.of(report, all ? Integer.MAX_VALUE : TRANSACTIONS_SHOWN);
            text.rows("next", ImmutableList.of(again + (html.isPresent() ? " --json" : " --html block.html")));
            console.out().print(text);
        }
        page.ifPresent(it -> it.write(BitcoinHtml.of(report, all ? Integer.MAX_VALUE : TRANSACTIONS_ON_A_PAGE, again)));
    }
}
