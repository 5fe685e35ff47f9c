package dsim.algorithms.bitcoin.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.script.ScriptRule;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Closed forms: BIP 16 counts the inner script, a multisig as many as it has keys; BIP 141 counts 1 in witnesses and 4 elsewhere. */
class SigopCostTest {

    private static final String HASH = "14" + "11".repeat(20);
    private static final String P2SH = "a9" + HASH + "87";
    private static final String P2WPKH = "00" + HASH;
    private static final String P2WSH = "0020" + "22".repeat(32);
    private static final String P2PKH = "76a9" + HASH + "88ac";

    /** OP_2, three keys of one byte, OP_3, OP_CHECKMULTISIG. */
    private static final String TWO_OF_THREE = "52" + "010a010b010c" + "53" + "ae";

    private static String pushed(String hex) {
        return String.format("%02x", hex.length() / 2) + hex;
    }

    private static TxIn input(String script, String witness) {
        ImmutableList<ByteString> items = Arrays.stream(witness.split(" "))
                .filter(item -> !item.isEmpty())
                .map(ByteString::ofHex)
                .collect(ImmutableList.toImmutableList());
        return new TxIn(new OutPoint(Hash256.ZERO, 0), Script.ofHex(script), 0, items);
    }

    private static String named(String text) {
        return switch (text) {
            case "2of3" -> TWO_OF_THREE;
            case "p2sh" -> P2SH;
            case "p2wpkh" -> P2WPKH;
            case "p2wsh" -> P2WSH;
            case "p2pkh" -> P2PKH;
            case "<2of3>" -> pushed(TWO_OF_THREE);
            case "<p2wpkh>" -> pushed(P2WPKH);
            case "<p2wsh>" -> pushed(P2WSH);
            case "none" -> "";
            default -> text;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "p2pkh,  none,     none,  0, 0",
        "p2sh,   <2of3>,   none, 12, 12",
        "p2sh,   none,     none,  0, 0",
        "p2sh,   01aeac,   none,  0, 0", // not pushes alone
        "p2sh,   01ae,     none, 80, 80", // keys unknown: 20
        "p2wpkh, none,     none,  0, 1",
        "p2wsh,  none,     2of3,  0, 3",
        "p2wsh,  none,     none,  0, 0",
        "p2sh,   <p2wpkh>, none,  0, 1",
        "p2sh,   <p2wsh>,  2of3,  0, 3"
    })
    void isThatOfTheScriptThatIsAnswered(String spent, String script, String witness, int before, int since) {
        TxIn input = input(named(script), named(witness));
        Script answered = Script.ofHex(named(spent));

        assertEquals(0, SigopCost.ofSpending(input, answered, ImmutableSet.of()));
        assertEquals(before, SigopCost.ofSpending(input, answered, ImmutableSet.of(ScriptRule.SCRIPT_HASH)));
        assertEquals(
                since,
                SigopCost.ofSpending(input, answered, ImmutableSet.of(ScriptRule.SCRIPT_HASH, ScriptRule.WITNESS)));
    }
}
