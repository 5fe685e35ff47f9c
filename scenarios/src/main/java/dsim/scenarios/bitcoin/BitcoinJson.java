package dsim.scenarios.bitcoin;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.MerkleTree;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.chain.TxOut;
import dsim.algorithms.bitcoin.script.Scripts;
import dsim.algorithms.bitcoin.tamper.Redirection;
import dsim.algorithms.bitcoin.tamper.Tampering;
import dsim.algorithms.bitcoin.tamper.Variant;
import dsim.algorithms.bitcoin.validation.Finding;
import dsim.algorithms.bitcoin.validation.Reason;
import dsim.algorithms.bitcoin.validation.Validation;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The report for programs: whole, whatever a page leaves out. Hashes as they are shown to people, scripts and headers as
 * bytes, values in satoshi.
 */
public final class BitcoinJson {

    private final BitcoinReport report;

    private BitcoinJson(BitcoinReport report) {
        this.report = report;
    }

    /** The object. */
    public static ImmutableMap<String, Object> of(BitcoinReport report) {
        return new BitcoinJson(report).whole();
    }

    private ImmutableMap<String, Object> whole() {
        ImmutableMap.Builder<String, Object> json = ImmutableMap.builder();
        json.put("network", report.network().word());
        json.put("height", report.height());
        json.put("block", block(report.block()));
        json.put("coinbase-text", report.coinbaseText());
        json.put("transactions", list(report.block().transactions(), this::transaction));
        json.put("valid", report.isValid());
        json.put("rules", rules(report.validation()));
        json.put("tampering", report.forged().map(this::forged));
        json.put("next", report.next().map(BitcoinJson::header));
        json.put("peers", list(report.peers(), BitcoinJson::peer));
        json.put("verdicts", report.verdicts());
        return json.buildOrThrow();
    }

    private static ImmutableMap<String, Object> block(Block block) {
        return ImmutableMap.<String, Object>builder()
                .putAll(header(block.header()))
                .put("size", block.size())
                .put("stripped-size", block.strippedSize())
                .put("weight", block.weight())
                .put("transaction-count", block.transactions().size())
                .buildOrThrow();
    }

    private static ImmutableMap<String, Object> header(BlockHeader header) {
        return ImmutableMap.<String, Object>builder()
                .put("hash", header.hash().toString())
                .put("version", header.version())
                .put("previous", header.previous().toString())
                .put("merkle-root", header.merkleRoot().toString())
                .put("time", header.time())
                .put("bits", header.target().toString())
                .put("target", header.target().digits())
                .put("nonce", header.nonce())
                .put("pow-ok", header.hasItsWork())
                .put("header", HexFormat.of().formatHex(header.toByteArray()))
                .buildOrThrow();
    }

    private ImmutableMap<String, Object> transaction(Transaction transaction) {
        return ImmutableMap.<String, Object>builder()
                .put("txid", transaction.txid().toString())
                .put("wtxid", transaction.wtxid().toString())
                .put("version", transaction.version())
                .put("size", transaction.size())
                .put("coinbase", transaction.isCoinbase())
                .put("inputs", list(transaction.inputs(), this::input))
                .put("outputs", list(transaction.outputs(), this::output))
                .put("lock-time", transaction.lockTime())
                .buildOrThrow();
    }

    private ImmutableMap<String, Object> input(TxIn input) {
        return ImmutableMap.<String, Object>builder()
                .put("txid", input.spends().txid().toString())
                .put("index", input.spends().index())
                .put("script", input.script().toString())
                .put("sequence", input.sequence())
                .put("witness", list(input.witness(), ByteString::toHex))
                .put("spent", report.coin(input).map(this::output))
                .buildOrThrow();
    }

    private ImmutableMap<String, Object> output(TxOut output) {
        return ImmutableMap.<String, Object>builder()
                .put("value", output.value())
                .put("script", output.script().toString())
                .put("type", Scripts.typeOf(output.script()).word())
                .put("address", OutputWords.address(output.script(), report.network()))
                .buildOrThrow();
    }

    private static ImmutableList<Object> rules(Validation validation) {
        return list(validation.findings(), BitcoinJson::finding);
    }

    private static ImmutableMap<String, Object> finding(Finding finding) {
        return ImmutableMap.of(
                "rule", finding.rule().title(),
                "result", finding.result().word(),
                "evidence", finding.sentence(),
                "reasons", list(finding.reasons(), BitcoinJson::reason));
    }

    private static ImmutableMap<String, Object> reason(Reason reason) {
        return ImmutableMap.of("reject", reason.rejectName(), "evidence", reason.sentence());
    }

    private ImmutableMap<String, Object> forged(Forged it) {
        Tampering tampering = it.tampering();
        Redirection change = tampering.redirection();
        TxOut before = tampering
                .original()
                .transactions()
                .get(change.transaction())
                .outputs()
                .get(change.output());
        ImmutableMap.Builder<String, Object> json = ImmutableMap.builder();
        json.put("transaction", change.transaction())
                .put("output", change.output())
                .put("choice", it.choice())
                .put("value", before.value())
                .put("old-script", before.script().toString())
                .put("new-script", change.script().toString())
                .put("old-txid", tampering.oldTxid().toString())
                .put("new-txid", tampering.newTxid().toString())
                .put(
                        "old-merkle-root",
                        tampering.original().header().merkleRoot().toString())
                .put("new-merkle-root", root(tampering))
                .put("old-hash", tampering.original().hash().toString())
                .put("new-hash", tampering.last().block().hash().toString())
                .put("old-header", hex(tampering.original()))
                .put("new-header", hex(tampering.last().block()))
                .put("merkle-path", path(tampering))
                .put("mining", it.mining());
        ImmutableList.Builder<Object> steps = ImmutableList.builder();
        for (int i = 0; i < it.validations().size(); i++) {
            steps.add(step(tampering.variants().get(i), it.validations().get(i)));
        }
        return json.put("steps", steps.build()).buildOrThrow();
    }

    private static String root(Tampering tampering) {
        return tampering.last().block().header().merkleRoot().toString();
    }

    private static String hex(Block block) {
        return HexFormat.of().formatHex(block.header().toByteArray());
    }

    private static ImmutableList<Object> path(Tampering tampering) {
        int leaf = tampering.redirection().transaction();
        ImmutableList<MerkleTree.Step> after =
                tampering.last().block().merkleTree().path(leaf);
        return list(
                tampering.original().merkleTree().path(leaf),
                step -> ImmutableMap.of(
                        "level", step.level(),
                        "index", step.index(),
                        "old", step.hash().toString(),
                        "new", after.get(step.level()).hash().toString(),
                        "sibling", after.get(step.level()).sibling().toString()));
    }

    private static ImmutableMap<String, Object> step(Variant variant, Validation validation) {
        Hash256 hash = variant.block().hash();
        return ImmutableMap.<String, Object>builder()
                .put("step", variant.step().word())
                .put("hash", hash.toString())
                .put("size", variant.block().size())
                .put(
                        "merkle-ok",
                        variant.block()
                                .header()
                                .merkleRoot()
                                .equals(variant.block().merkleTree().root()))
                .put("pow-ok", variant.block().header().hasItsWork())
                .put("reject", validation.reasons().stream().findFirst().map(Reason::rejectName))
                .put("reasons", list(validation.reasons(), BitcoinJson::reason))
                .put("rules", rules(validation))
                .buildOrThrow();
    }

    private static Map<String, Object> peer(PeerWord word) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("peer", word.peer());
        json.put("block", word.offer());
        json.put("reaction", word.reaction());
        json.put("sentence", word.sentence());
        word.evidence().forEach(json::putIfAbsent);
        return json;
    }

    private static <T> ImmutableList<Object> list(List<T> elements, Function<T, Object> of) {
        return elements.stream().map(of).collect(ImmutableList.toImmutableList());
    }
}
