package dsim.scenarios.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say from which peers a block is fetched, and whether they are shown what became of it. */
final class PeerOptions {

    private static final int MODULO = 10_000;

    @Parameters(
            arity = "0..*",
            paramLabel = "HOST:PORT",
            description = "Full nodes that are tried in this order until one sends the block, also with commas between"
                    + " them. Without a port: the usual one of the network.")
    private List<String> peers = new ArrayList<>();

    @Option(names = "--su-id", paramLabel = "ID", description = "Takes the height ID modulo 10,000.")
    private Optional<Long> suId = Optional.empty();

    @Option(names = "--modulo", paramLabel = "M", description = "Takes the height ID modulo M instead.")
    private Optional<Integer> modulo = Optional.empty();

    @Option(
            names = "--submit",
            description = "Shows the changed block to the peer, a step at a time, and tells what it does about it.")
    private boolean submits;

    @Option(names = "--yes-on-main", description = "Does so on a public network, too; else only on regtest.")
    private boolean yesOnMain;

    @Option(names = "--trace", description = "Shows every message.")
    private boolean trace;

    @Option(
            names = "--answer-within",
            paramLabel = "TIME",
            description = "How long a peer has for its handshake, and for each answer; else 10s.")
    private Optional<String> answerWithin = Optional.empty();

    /** Whether peers are to be asked at all. */
    boolean areGiven() {
        return !peers.isEmpty();
    }

    /**
     * Refuses what makes sense with peers only.
     *
     * @throws Refusal if any of it was given
     */
    void refuse(String because) {
        if (suId.isPresent() || modulo.isPresent() || submits || trace || answerWithin.isPresent()) {
            throw new Refusal("--su-id, --modulo, --submit, --trace and --answer-within make no sense with " + because);
        }
    }

    /**
     * Whom to ask.
     *
     * @throws Refusal if one of them is no address
     */
    ImmutableList<String> peers(BitcoinNetwork network) {
        ImmutableList.Builder<String> all = ImmutableList.builder();
        for (String given : peers) {
            for (String peer : Splitter.on(',').trimResults().omitEmptyStrings().split(given)) {
                String address = peer.indexOf(':') < 0 ? peer + ":" + network.port() : peer;
                all.add(Endpoint.toCall("the peer", address, "127.0.0.1:" + network.port())
                        .toString());
            }
        }
        return all.build();
    }

    /**
     * The height of the block.
     *
     * @throws Refusal if it was not said, or twice
     */
    int height(Optional<Integer> given) {
        int divisor = modulo.orElse(MODULO);
        if (given.isPresent() == suId.isPresent()) {
            throw new Refusal("say either --height N or --su-id ID");
        } else if (modulo.isPresent() && suId.isEmpty()) {
            throw new Refusal("--modulo is for --su-id: a height is taken as it is");
        } else if (divisor < 1) {
            throw new Refusal("--modulo " + divisor + ": nothing is taken modulo less than 1");
        } else if (suId.isPresent() && suId.get() < 0) {
            throw new Refusal("--su-id " + suId.get() + ": an id is not negative");
        }
        return given.orElseGet(() -> (int) (suId.orElse(0L) % divisor));
    }

    /**
     * Whether the changed block is to be shown to the peer.
     *
     * @throws Refusal if that is not done on this network unless one insists
     */
    boolean submits(BitcoinNetwork network, boolean isTampered) {
        if (yesOnMain && !submits) {
            throw new Refusal("--yes-on-main is for --submit: nothing is shown to anybody without it");
        } else if (submits && !isTampered) {
            throw new Refusal("--submit shows the changed block: leave out --no-tamper");
        } else if (submits && !network.isMinedAtOnce() && !yesOnMain) {
            throw new Refusal("--submit would show real nodes of the network " + network.word()
                    + " an invalid block, and they may shun this address for it: add --yes-on-main if you mean it");
        }
        return submits;
    }

    /** Whether every message is shown. */
    boolean traces() {
        return trace;
    }

    /** How patient the client is, if that was said. */
    Optional<String> answerWithin() {
        return answerWithin;
    }

    /** How to ask the same peers again. */
    String again() {
        return String.join(" ", peers)
                + suId.map(given -> " --su-id " + given).orElse("")
                + modulo.map(given -> " --modulo " + given).orElse("")
                + (submits ? " --submit" : "")
                + (yesOnMain ? " --yes-on-main" : "");
    }
}
