package dsim.algorithms.bitcoin.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.RealBlocks;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.chain.TxOut;
import dsim.shape.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scripts, signatures and transactions on which all implementations of Bitcoin agree: Bitcoin Core's own test vectors. */
class ScriptVectorsTest {

    @Test
    void judgesEveryScriptAsBitcoinCoreDoes() {
        long judged = rows("script-tests.tsv").peek(ScriptVectorsTest::judge).count();

        assertEquals(1061, judged);
    }

    private static void judge(List<String> row) {
        ImmutableList<ByteString> witness = row.get(0).equals("-")
                ? ImmutableList.of()
                : Splitter.on(',')
                        .splitToStream(row.get(0))
                        .map(ByteString::ofHex)
                        .collect(ImmutableList.toImmutableList());
        TxOut coin = new TxOut(Long.parseLong(row.get(1)), script(row.get(3)));
        Transaction credit = new Transaction(
                1,
                ImmutableList.of(new TxIn(OutPoint.NONE, Script.ofHex("0000"), TxIn.FINAL, ImmutableList.of())),
                ImmutableList.of(coin),
                0);
        Transaction spend = new Transaction(
                1,
                ImmutableList.of(new TxIn(new OutPoint(credit.txid(), 0), script(row.get(2)), TxIn.FINAL, witness)),
                ImmutableList.of(new TxOut(coin.value(), Script.EMPTY)),
                0);

        Optional<ScriptFault> fault = new Spending(spend, rules(row.get(4))).faultOf(0, coin);

        assertEquals(row.get(5), fault.map(ScriptVectorsTest::nameThen).orElse("OK"), () -> String.join(" | ", row));
    }

    /** The vectors are older than the name of one fault. */
    private static String nameThen(ScriptFault fault) {
        return fault == ScriptFault.CLEANSTACK ? "EVAL_FALSE" : fault.name();
    }

    @Test
    void signsWhatBitcoinCoreSigns() {
        long signed = rows("sighash.tsv")
                .peek(row -> {
                    SignedTransaction transaction = new SignedTransaction(transaction(row.get(0)));

                    Hash256 hash = transaction.signatureHash(
                            Integer.parseInt(row.get(2)), script(row.get(1)).bytes(), Integer.parseInt(row.get(3)));

                    assertEquals(row.get(4), hash.toString(), () -> String.join(" | ", row));
                })
                .count();

        assertEquals(500, signed);
    }

    @Test
    void findsNoFaultInTransactionsThatHaveNone() {
        long found = rows("tx-valid.tsv")
                .peek(row -> assertEquals(ImmutableList.of(), faults(row), () -> String.join(" | ", row)))
                .count();

        assertEquals(50, found);
    }

    @Test
    void findsAFaultInEveryTransactionThatIsMeantToHaveOne() {
        long found =
                rows("tx-invalid.tsv").filter(row -> !faults(row).isEmpty()).count();

        assertTrue(found >= 26, "the others are broken in their form: " + found);
    }

    private static ImmutableList<ScriptFault> faults(List<String> row) {
        Map<OutPoint, TxOut> coins = new LinkedHashMap<>();
        for (String coin : Splitter.on(';').split(row.get(0))) {
            List<String> parts = Splitter.on(':').splitToList(coin);
            coins.put(
                    new OutPoint(Hash256.of(parts.get(0)), Long.parseLong(parts.get(1))),
                    new TxOut(Long.parseLong(parts.get(3)), Script.ofHex(parts.get(2))));
        }
        Transaction transaction = transaction(row.get(1));
        Spending spending = new Spending(transaction, rules(row.get(2)));
        ImmutableList.Builder<ScriptFault> faults = ImmutableList.builder();
        for (int i = 0; i < transaction.inputs().size(); i++) {
            TxOut coin = coins.get(transaction.inputs().get(i).spends());
            if (coin != null) {
                spending.faultOf(i, coin).ifPresent(faults::add);
            }
        }
        return faults.build();
    }

    private static Stream<List<String>> rows(String file) {
        return new String(RealBlocks.bytes(file), StandardCharsets.UTF_8)
                .lines()
                .map(line -> Splitter.on('\t').splitToList(line));
    }

    private static Script script(String digits) {
        return digits.equals("-") ? Script.EMPTY : Script.ofHex(digits);
    }

    private static Transaction transaction(String digits) {
        try {
            return Transaction.of(ByteString.ofHex(digits));
        } catch (MalformedMessageException e) {
            throw new AssertionError(digits, e);
        }
    }

    private static ImmutableSet<ScriptRule> rules(String flags) {
        return flags.equals("-")
                ? ImmutableSet.of()
                : Splitter.on(',')
                        .splitToStream(flags)
                        .map(ScriptVectorsTest::rule)
                        .collect(ImmutableSet.toImmutableSet());
    }

    private static ScriptRule rule(String flag) {
        return switch (flag) {
            case "P2SH" -> ScriptRule.SCRIPT_HASH;
            case "DERSIG" -> ScriptRule.STRICT_DER;
            case "CHECKLOCKTIMEVERIFY" -> ScriptRule.CHECK_LOCK_TIME;
            case "CHECKSEQUENCEVERIFY" -> ScriptRule.CHECK_SEQUENCE;
            case "WITNESS" -> ScriptRule.WITNESS;
            case "NULLDUMMY" -> ScriptRule.NULL_DUMMY;
            default -> throw new AssertionError(flag);
        };
    }
}
