package dsim.scenarios.bitcoin;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.chain.Amount;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.MerkleTree;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.chain.TxOut;
import dsim.algorithms.bitcoin.script.Scripts;
import dsim.algorithms.bitcoin.tamper.Redirection;
import dsim.algorithms.bitcoin.tamper.Step;
import dsim.algorithms.bitcoin.tamper.Tampering;
import dsim.algorithms.bitcoin.tamper.Variant;
import dsim.algorithms.bitcoin.validation.ChainCoins;
import dsim.algorithms.bitcoin.validation.Circumstances;
import dsim.algorithms.bitcoin.validation.Coin;
import dsim.algorithms.bitcoin.validation.CoinbaseScript;
import dsim.algorithms.bitcoin.validation.Coins;
import dsim.algorithms.bitcoin.validation.Finding;
import dsim.algorithms.bitcoin.validation.Finding.Result;
import dsim.algorithms.bitcoin.validation.Reason;
import dsim.algorithms.bitcoin.validation.Validation;
import dsim.scenarios.bitcoin.Part.Comparison;
import dsim.scenarios.bitcoin.Part.Fact;
import dsim.scenarios.bitcoin.Part.Facts;
import dsim.scenarios.bitcoin.Part.Pair;
import dsim.scenarios.bitcoin.Part.Sheet;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that is told of one block.
 *
 * @param block as it came
 * @param circumstances what is known of the chain in which it stands
 * @param validation what the rules say to it
 * @param forged what was changed in it, if anything was
 * @param next the header of the block that stands on it, if known
 * @param peers what peers did who were shown the changed block
 * @param coins all outputs that are known, those of the block itself too
 */
public record BitcoinReport(
        Block block,
        Circumstances circumstances,
        Validation validation,
        Optional<Forged> forged,
        Optional<BlockHeader> next,
        ImmutableList<PeerWord> peers,
        Coins coins) {

    /** So many reasons of one kind are told, and how many there are. */
    private static final int REASONS_SHOWN = 3;

    /** Holds a block against the rules, and tells of it. */
    public static BitcoinReport of(
            Block block,
            Circumstances circumstances,
            Optional<Forged> forged,
            Optional<BlockHeader> next,
            ImmutableList<PeerWord> peers) {
        ChainCoins coins = new ChainCoins(circumstances.coins(), false);
        coins.add(block, circumstances.height());
        return new BitcoinReport(block, circumstances, Validation.of(block, circumstances), forged, next, peers, coins);
    }

    /** What it is about, in a line. */
    public String title() {
        return "block " + (height().isPresent() ? height().get() + " " : "") + "of the network "
                + network().word() + ", " + block.transactions().size()
                + (block.transactions().size() == 1 ? " transaction" : " transactions");
    }

    BitcoinNetwork network() {
        return circumstances.network();
    }

    Optional<Integer> height() {
        return circumstances.height().isPresent()
                ? Optional.of(circumstances.height().getAsInt())
                : Optional.empty();
    }

    /** Whether the block as it came keeps all rules, as far as they could be checked. */
    public boolean isValid() {
        return validation.isValid();
    }

    // What it comes to.

    /** What it comes to: of the block as it came, and of what was made of it. */
    public ImmutableList<String> verdicts() {
        ImmutableList.Builder<String> verdicts = ImmutableList.builder();
        verdicts.add(
                isValid()
                        ? "the block as it came keeps all rules" + openRules(validation)
                        : "nodes refuse the block as it came: " + firstReason(validation));
        forged.ifPresent(it -> verdicts.add(verdict(it)));
        return verdicts.build();
    }

    private static String openRules(Validation validation) {
        ImmutableList<String> open = validation.findings().stream()
                .filter(finding -> finding.result() == Result.NOT_CHECKED || finding.result() == Result.HOLDS_IN_PART)
                .map(finding -> finding.rule().title())
                .collect(ImmutableList.toImmutableList());
        return open.isEmpty()
                ? ""
                : ", as far as they could be checked (not, or in part: " + String.join(", ", open) + ")";
    }

    private static String firstReason(Validation validation) {
        Reason first = validation.reasons().get(0);
        return first.rejectName() + ", " + first.sentence();
    }

    private String verdict(Forged it) {
        Step step = it.tampering().last().step();
        if (it.tampering().changesNothing()) {
            return "nothing was changed: the output paid that script already";
        } else if (!it.last().isValid()) {
            int count = it.last().reasons().size();
            return "the changed block, mended as far as " + step.word() + ", is refused: " + firstReason(it.last())
                    + (count == 1 ? "" : "; and for " + (count - 1) + (count == 2 ? " reason" : " reasons") + " more");
        } else if (it.tampering().redirection().isOfCoinbase()) {
            return "real nodes accept the changed block: what a coinbase pays is covered by no signature, and merkle"
                    + " root and work are right again. "
                    + (next.isPresent()
                            ? "But no later block stands on it"
                            : "What" + " protects a coinbase is the work alone");
        }
        return "nothing was found that is wrong with the changed block" + openRules(it.last());
    }

    // The parts.

    /**
     * The report from top to bottom.
     *
     * @param transactionsMax so many transactions are shown, and the one that was changed
     */
    public ImmutableList<Part> parts(int transactionsMax) {
        ImmutableList.Builder<Part> parts = ImmutableList.builder();
        parts.add(blockPart());
        transactions(transactionsMax, parts);
        parts.add(rules("rules kept by the block as it came", validation));
        forged.ifPresent(it -> {
            parts.add(change(it));
            parts.add(comparison(it));
            parts.add(merklePath(it));
            parts.add(header(it));
            parts.add(steps(it));
            parts.add(rules(
                    "rules kept by the changed block, mended as far as "
                            + it.tampering().last().step().word(),
                    it.last()));
            parts.add(laterBlocks(it));
        });
        if (!peers.isEmpty()) {
            parts.add(peersPart());
        }
        return parts.build();
    }

    private Part blockPart() {
        BlockHeader header = block.header();
        ImmutableList.Builder<Fact> facts = ImmutableList.<Fact>builder()
                .add(Fact.of("hash", header.hash().toString()))
                .add(Fact.of("previous", header.previous().toString()))
                .add(Fact.of("merkle", header.merkleRoot().toString()))
                .add(Fact.of("time", Instant.ofEpochSecond(header.time()).toString() + " (" + header.time() + ")"))
                .add(Fact.of("target", header.target().digits(), "bits " + header.target()))
                .add(Fact.of("nonce", Long.toString(header.nonce())))
                .add(Fact.of("version", version(header)))
                .add(Fact.of("size", size()));
        String text = coinbaseText();
        if (!text.isEmpty()) {
            facts.add(Fact.of("coinbase", "says \"" + text + "\""));
        }
        return new Facts("", facts.build());
    }

    private static String version(BlockHeader header) {
        return header.version() + " (0x" + HexFormat.of().toHexDigits(header.version()) + ")";
    }

    private String size() {
        return block.size() + " bytes"
                + (block.hasWitness() ? ", " + block.strippedSize() + " without witnesses" : "") + ", weight "
                + block.weight();
    }

    String coinbaseText() {
        return block.transactions().isEmpty() || !block.transactions().get(0).isCoinbase()
                ? ""
                : CoinbaseScript.textOf(
                        block.transactions().get(0).inputs().get(0).script());
    }

    private void transactions(int max, ImmutableList.Builder<Part> parts) {
        int changed =
                forged.map(it -> it.tampering().redirection().transaction()).orElse(0);
        int count = block.transactions().size();
        for (int i = 0; i < count; i++) {
            if (i < max || i == changed) {
                parts.add(transaction(i, block.transactions().get(i)));
            }
        }
        int left = count - Math.min(max, count) - (changed >= max ? 1 : 0);
        if (left > 0) {
            parts.add(new Facts(
                    "", ImmutableList.of(Fact.of("more", left + " more transactions: --all shows them, --json too"))));
        }
    }

    private Part transaction(int index, Transaction transaction) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("txid", transaction.txid().toString()));
        if (transaction.hasWitness()) {
            facts.add(Fact.of("wtxid", transaction.wtxid().toString()));
        }
        for (int i = 0; i < transaction.inputs().size(); i++) {
            facts.add(new Fact(
                    "input " + i, input(transaction, transaction.inputs().get(i))));
        }
        for (int i = 0; i < transaction.outputs().size(); i++) {
            facts.add(
                    Fact.of("output " + i, OutputWords.of(transaction.outputs().get(i), network())));
        }
        String kind = transaction.isCoinbase() ? ", the coinbase" : "";
        return new Facts(
                "transaction " + index + kind + ", " + transaction.size() + " bytes", ImmutableList.copyOf(facts));
    }

    private ImmutableList<String> input(Transaction transaction, TxIn input) {
        if (transaction.isCoinbase()) {
            return ImmutableList.of("new coins, script " + input.script());
        }
        Optional<TxOut> coin = coin(input);
        return ImmutableList.of(
                input.spends().toString(),
                coin.map(it -> "spends " + OutputWords.of(it, network()))
                        .orElse("spends an output that is not at hand"));
    }

    /** The output that is spent, of an earlier block or of this one. */
    Optional<TxOut> coin(TxIn input) {
        return coins.coin(input.spends()).map(Coin::output);
    }

    private static Part rules(String title, Validation validation) {
        ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();
        for (Finding finding : validation.findings()) {
            rows.add(ImmutableList.of(finding.rule().title(), finding.result().word(), sentence(finding)));
        }
        return new Sheet(title, ImmutableList.of("rule", "result", "evidence"), rows.build());
    }

    private static String sentence(Finding finding) {
        if (finding.reasons().isEmpty()) {
            return finding.sentence();
        }
        StringBuilder sentence = new StringBuilder();
        for (Reason reason : finding.reasons()
                .subList(0, Math.min(REASONS_SHOWN, finding.reasons().size()))) {
            sentence.append(sentence.length() == 0 ? "" : "; ")
                    .append(reason.rejectName())
                    .append(": ")
                    .append(reason.sentence());
        }
        int left = finding.reasons().size() - REASONS_SHOWN;
        return sentence + (left > 0 ? "; and " + left + " more of the kind" : "");
    }

    // What was changed.

    private Part change(Forged it) {
        Redirection change = it.tampering().redirection();
        TxOut before = output(it.tampering().original(), change);
        return new Facts(
                "what was changed",
                ImmutableList.of(
                        Fact.of(
                                "output",
                                "output " + change.output() + " of transaction " + change.transaction() + ", "
                                        + Amount.inBitcoins(before.value()) + " BTC: " + it.choice()),
                        Fact.of("from", OutputWords.payee(before.script(), network())),
                        Fact.of("to", OutputWords.payee(change.script(), network())),
                        Fact.of("mining", it.mining())));
    }

    private static TxOut output(Block block, Redirection change) {
        return block.transactions().get(change.transaction()).outputs().get(change.output());
    }

    private Part comparison(Forged it) {
        Tampering tampering = it.tampering();
        Redirection change = tampering.redirection();
        Block before = tampering.original();
        Block after = tampering.last().block();
        TxOut old = output(before, change);
        TxOut now = output(after, change);
        ImmutableList.Builder<Pair> pairs = ImmutableList.builder();
        pairs.add(new Pair("script", old.script().toString(), now.script().toString()))
                .add(new Pair("in words", Scripts.inWords(old.script()), Scripts.inWords(now.script())))
                .add(new Pair(
                        "address",
                        OutputWords.address(old.script(), network()).orElse("none"),
                        OutputWords.address(now.script(), network()).orElse("none")))
                .add(new Pair(
                        "value", Amount.inBitcoins(old.value()) + " BTC", Amount.inBitcoins(now.value()) + " BTC"))
                .add(new Pair(
                        "txid",
                        tampering.oldTxid().toString(),
                        tampering.newTxid().toString()))
                .add(new Pair(
                        "root",
                        before.header().merkleRoot().toString(),
                        after.header().merkleRoot().toString()))
                .add(new Pair("hash", before.hash().toString(), after.hash().toString()))
                .add(new Pair(
                        "target",
                        before.header().target().digits(),
                        after.header().target().digits()))
                .add(new Pair(
                        "met",
                        before.header().hasItsWork() ? "yes" : "no",
                        after.header().hasItsWork() ? "yes" : "no"))
                .add(new Pair("size", before.size() + " bytes", after.size() + " bytes"));
        return new Comparison(
                "before and after, mended as far as " + tampering.last().step().word(), pairs.build());
    }

    private static Part merklePath(Forged it) {
        Tampering tampering = it.tampering();
        int leaf = tampering.redirection().transaction();
        MerkleTree before = tampering.original().merkleTree();
        MerkleTree after = tampering.last().block().merkleTree();
        ImmutableList.Builder<Pair> pairs = ImmutableList.builder();
        for (MerkleTree.Step step : before.path(leaf)) {
            MerkleTree.Step now = after.path(leaf).get(step.level());
            pairs.add(new Pair(
                    "level " + step.level(), step.hash().toString(), now.hash().toString()));
            String with = step.sibling().equals(step.hash())
                    ? "itself"
                    : step.sibling().toString();
            String withNow =
                    now.sibling().equals(now.hash()) ? "itself" : now.sibling().toString();
            pairs.add(new Pair(step.index() % 2 == 0 ? "and right" : "and left", with, withNow));
        }
        pairs.add(new Pair("root", before.root().toString(), after.root().toString()));
        return new Comparison("the way from the transaction to the merkle root", pairs.build());
    }

    private static Part header(Forged it) {
        String before = hex(it.tampering().original().header());
        String after = hex(it.tampering().last().block().header());
        ImmutableList.Builder<Pair> pairs = ImmutableList.builder();
        int from = 0;
        for (HeaderField field : HeaderField.values()) {
            int to = from + 2 * field.size();
            pairs.add(new Pair(field.word(), before.substring(from, to), after.substring(from, to)));
            from = to;
        }
        return new Comparison("the 80 bytes of the header, field by field as they are hashed", pairs.build());
    }

    private static String hex(BlockHeader header) {
        return HexFormat.of().formatHex(header.toByteArray());
    }

    private static Part steps(Forged it) {
        ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();
        for (int i = 0; i < it.validations().size(); i++) {
            Variant variant = it.tampering().variants().get(i);
            Validation validation = it.validations().get(i);
            String says = validation.isValid()
                    ? "nothing found that is wrong" + openRules(validation)
                    : firstReason(validation) + others(validation);
            rows.add(ImmutableList.of(variant.step().word(), says));
        }
        return new Sheet(
                "why nodes refuse it, step by step", ImmutableList.of("step", "what a node finds first"), rows.build());
    }

    /** The other rules that a block breaks, by name. */
    private static String others(Validation validation) {
        String names = validation.reasons().stream()
                .map(Reason::rejectName)
                .distinct()
                .skip(1)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return names.isEmpty() ? "" : "; behind that " + names;
    }

    private Part laterBlocks(Forged it) {
        Hash256 old = it.tampering().original().hash();
        Hash256 now = it.tampering().last().block().hash();
        ImmutableList.Builder<Fact> facts = ImmutableList.builder();
        if (next.isEmpty()) {
            facts.add(Fact.of("next", "the block that stands on this one is not at hand"));
        } else {
            facts.add(Fact.of(
                            "next",
                            next.get().hash().toString(),
                            "names as the one before it",
                            next.get().previous().toString()))
                    .add(Fact.of("old hash", old + (old.equals(next.get().previous()) ? " (named)" : " (not named)")))
                    .add(Fact.of("new hash", now + (now.equals(next.get().previous()) ? " (named)" : " (not named)")))
                    .add(Fact.of(
                            "so",
                            "no later block stands on the changed one. Nodes follow the chain of most work: even mined"
                                    + " again, it is a side branch, put aside, its scripts not even run"));
        }
        BigInteger work = it.tampering().original().header().target().work();
        facts.add(Fact.of(
                "work",
                "a new nonce takes " + String.format(Locale.ROOT, "%,d", work)
                        + (work.equals(BigInteger.ONE) ? " hash" : " hashes")
                        + " on average, and so do all later blocks"));
        return new Facts("the blocks that follow", facts.build());
    }

    private Part peersPart() {
        return new Sheet(
                "what peers did who were shown it",
                ImmutableList.of("peer", "block", "reaction", "what was seen"),
                peers.stream()
                        .map(word -> ImmutableList.of(word.peer(), word.offer(), word.reaction(), word.sentence()))
                        .collect(ImmutableList.toImmutableList()));
    }
}
