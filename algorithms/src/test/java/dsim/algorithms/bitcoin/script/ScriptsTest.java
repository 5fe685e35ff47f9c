package dsim.algorithms.bitcoin.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsim.algorithms.bitcoin.RealBlocks;
import dsim.algorithms.bitcoin.chain.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptsTest {

    private static final String KEY = "02" + "11".repeat(32);

    @ParameterizedTest
    @CsvSource({
        "PAY_TO_KEY_HASH, 76a914111111111111111111111111111111111111111188ac",
        "PAY_TO_SCRIPT_HASH, a914111111111111111111111111111111111111111187",
        "PAY_TO_WITNESS_KEY_HASH, 00141111111111111111111111111111111111111111",
        "PAY_TO_WITNESS_SCRIPT_HASH, 00201111111111111111111111111111111111111111111111111111111111111111",
        "PAY_TO_TAPROOT, 51201111111111111111111111111111111111111111111111111111111111111111",
        "WITNESS_UNKNOWN, 5202ffff",
        "WITNESS_UNKNOWN, 0002ffff",
        "DATA, 6a",
        "DATA, 6a0568656c6c6f",
        "OTHER, 51",
        "OTHER, 76a914",
        "OTHER, ac",
        "OTHER, 4d",
    })
    void areOfAKind(ScriptType type, String script) {
        assertEquals(type, Scripts.typeOf(Script.ofHex(script)));
    }

    @Test
    void areMultisigIfTheNumbersAreRight() {
        assertEquals(ScriptType.PAY_TO_KEY, Scripts.typeOf(Script.ofHex("21" + KEY + "ac")));
        assertEquals(ScriptType.MULTISIG, Scripts.typeOf(Script.ofHex("5121" + KEY + "21" + KEY + "52ae")));
        assertEquals(ScriptType.OTHER, Scripts.typeOf(Script.ofHex("5121" + KEY + "21" + KEY + "53ae")));
        assertEquals(ScriptType.OTHER, Scripts.typeOf(Script.ofHex("5321" + KEY + "21" + KEY + "52ae")));
        assertEquals(ScriptType.OTHER, Scripts.typeOf(Script.ofHex("5121" + KEY + "21" + KEY + "5261ae")));
    }

    @Test
    void areToldInWords() {
        assertEquals(
                "OP_DUP OP_HASH160 1111111111111111111111111111111111111111 OP_EQUALVERIFY OP_CHECKSIG",
                Scripts.inWords(Script.ofHex("76a914111111111111111111111111111111111111111188ac")));
        assertEquals("OP_0 OP_16 OP_1NEGATE OP_UNKNOWN_ff", Scripts.inWords(Script.ofHex("00604fff")));
        assertEquals("OP_RETURN [breaks off]", Scripts.inWords(Script.ofHex("6a05ff")));
        assertEquals("", Scripts.inWords(Script.EMPTY));
    }

    @Test
    void areOfAKindWhereverTheyStandInRealBlocks() { // 413567: nearly all outputs of mid-2016 are of a known kind
        long other = RealBlocks.main(413_567).transactions().stream()
                .flatMap(transaction -> transaction.outputs().stream())
                .filter(output -> Scripts.typeOf(output.script()) == ScriptType.OTHER)
                .count();

        assertEquals(0, other);
    }
}
