package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dsim.actor.Address;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.client.ClientFact.Failed;
import dsim.algorithms.bitcoin.client.ClientFact.Fetched;
import dsim.algorithms.bitcoin.client.ClientFact.Judged;
import dsim.algorithms.bitcoin.client.ClientFact.Met;
import dsim.algorithms.bitcoin.client.ClientFact.NotShown;
import dsim.algorithms.bitcoin.client.ClientFact.NothingToShow;
import dsim.algorithms.bitcoin.validation.Circumstances;
import dsim.algorithms.bitcoin.validation.Coin;
import dsim.algorithms.bitcoin.validation.Coins;
import dsim.algorithms.bitcoin.watch.BitcoinNarration;
import dsim.scenarios.bitcoin.PeerWord;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a client brings from its peers: the block, or why there is none, and what they did about what they were shown. */
final class OnlineBlock implements TraceSink {

    private final BitcoinNetwork network;
    private final List<Failed> failures = new ArrayList<>();
    private final List<PeerWord> words = new ArrayList<>();
    private final Map<Address, Met> met = new LinkedHashMap<>();
    private Optional<Fetched> fetched = Optional.empty();
    private Optional<String> nothingToShow = Optional.empty();

    OnlineBlock(BitcoinNetwork network) {
        this.network = network;
    }

    @Override
    public void on(TraceEvent event) {
        if (event.kind() != TraceEvent.Kind.NOTE) {
            return;
        }
        Object fact = event.subject();
        if (fact instanceof Failed failed) {
            failures.add(failed);
        } else if (fact instanceof Met one) {
            met.put(one.peer(), one);
        } else if (fact instanceof Fetched block) {
            fetched = Optional.of(block);
        } else if (fact instanceof NothingToShow nothing) {
            nothingToShow = Optional.of(nothing.sentence());
        } else if (fact instanceof Judged judged) {
            words.add(word(judged));
        } else if (fact instanceof NotShown not) {
            words.add(new PeerWord(
                    not.peer().toString(),
                    not.offer(),
                    "not-shown",
                    "it could not be shown: " + not.sentence(),
                    ImmutableMap.of("failure", not.failure().word())));
        }
    }

    private static PeerWord word(Judged judged) {
        ImmutableMap.Builder<String, Object> evidence = ImmutableMap.builder();
        evidence.put("hash", judged.hash().toString());
        evidence.put("asked-for", judged.wasAskedFor());
        judged.reject()
                .ifPresent(reject -> evidence.put(
                        "reject",
                        ImmutableMap.of("code", reject.code(), "name", reject.codeName(), "reason", reject.reason())));
        judged.hungUpAfter().ifPresent(after -> evidence.put("disconnected-after-seconds", after.toNanos() / 1e9));
        evidence.put("announced", judged.wasAnnounced());
        evidence.put("kept", judged.kept().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return new PeerWord(
                judged.peer().toString(),
                judged.offer(),
                judged.reception().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                BitcoinNarration.judged(judged),
                evidence.buildOrThrow());
    }

    /** The block, if a peer had it. */
    Optional<Fetched> fetched() {
        return fetched;
    }

    /** Why nothing could be shown to a peer. */
    Optional<String> nothingToShow() {
        return nothingToShow;
    }

    /** What peers did who were shown the changed block. */
    ImmutableList<PeerWord> words() {
        return ImmutableList.copyOf(words);
    }

    /** The peers that were of no use, and why. */
    ImmutableList<ImmutableMap<String, Object>> failures() {
        return failures.stream()
                .map(failed -> ImmutableMap.<String, Object>of(
                        "peer", failed.peer().toString(),
                        "failure", failed.failure().word(),
                        "sentence", failed.sentence()))
                .collect(ImmutableList.toImmutableList());
    }

    /** Each peer that was of no use, in a line. */
    ImmutableList<String> failureLines() {
        return failures.stream()
                .map(failed -> failed.peer() + " (" + failed.failure().word() + "): " + failed.sentence())
                .collect(ImmutableList.toImmutableList());
    }

    /** Where the block is from, for people. */
    ImmutableList<String> sourceLines() {
        Fetched it = fetched.orElseThrow();
        Met peer = met.get(it.peer());
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        lines.add(it.peer() + (peer == null ? "" : ", " + BitcoinNarration.printable(peer.userAgent())));
        lines.add(
                it.isLinked()
                        ? "its height is proven: " + it.height()
                                + " headers link it to the genesis block, each with its" + " proof of work"
                        : "its height is the word of the peer, which tells no headers; the block itself is proven");
        if (it.wanted() > 0) {
            lines.add(it.spent().size() + " of " + it.wanted() + " spent outputs of earlier blocks were found, "
                    + it.searched() + " blocks back" + (it.limit().isEmpty() ? "" : ": " + it.limit()));
        }
        return lines.build();
    }

    /** Where the block is from, for programs. */
    ImmutableMap<String, Object> source() {
        Fetched it = fetched.orElseThrow();
        return ImmutableMap.of(
                "peer", it.peer().toString(),
                "user-agent",
                        Optional.ofNullable(met.get(it.peer()))
                                .map(Met::userAgent)
                                .orElse(""),
                "linked", it.isLinked(),
                "spent-outputs",
                        ImmutableMap.of(
                                "found", it.spent().size(),
                                "wanted", it.wanted(),
                                "blocks-searched", it.searched(),
                                "limit", it.limit()));
    }

    /** What is known of the chain in which the block stands. */
    Circumstances circumstances() {
        Fetched it = fetched.orElseThrow();
        return new Circumstances(
                network,
                OptionalInt.of(it.height()),
                it.previous(),
                it.medianTime(),
                new Found(it.spent(), it.isComplete() ? spends(it.block()) : ImmutableSet.of()));
    }

    private static ImmutableSet<OutPoint> spends(Block block) {
        return block.transactions().stream()
                .flatMap(transaction -> transaction.inputs().stream())
                .map(TxIn::spends)
                .collect(ImmutableSet.toImmutableSet());
    }

    /**
     * The outputs that were found in earlier blocks.
     *
     * @param sought those that were looked for in all of them
     */
    private record Found(ImmutableMap<OutPoint, Coin> coins, ImmutableSet<OutPoint> sought) implements Coins {

        @Override
        public Optional<Coin> coin(OutPoint at) {
            return Optional.ofNullable(coins.get(at));
        }

        @Override
        public Optional<Hash256> spender(OutPoint at) {
            return Optional.empty();
        }

        @Override
        public boolean isMissing(OutPoint at) {
            return sought.contains(at) && !coins.containsKey(at);
        }
    }
}
