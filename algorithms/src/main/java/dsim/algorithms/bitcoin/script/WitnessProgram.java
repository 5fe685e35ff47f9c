package dsim.algorithms.bitcoin.script;

import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Script;
import java.util.Optional;

/**
 * What an output's script says if it is to be answered by a witness (BIP 141).
 *
 * @param version 0 to 16
 * @param program 2 to 40 bytes
 */
record WitnessProgram(int version, ByteString program) {

    /** The program of a script, if it is of that form. */
    static Optional<WitnessProgram> of(Script script) {
        ByteString bytes = script.bytes();
        if (bytes.size() < 4 || bytes.size() > 42 || Scripts.opAt(bytes, 1) != bytes.size() - 2) {
            return Optional.empty();
        }
        int op = Scripts.opAt(bytes, 0);
        if (op != Op.PUSH_0 && (op < Op.PUSH_1 || op > Op.PUSH_16)) {
            return Optional.empty();
        }
        int version = op == Op.PUSH_0 ? 0 : op - Op.PUSH_1 + 1;
        return Optional.of(new WitnessProgram(version, Scripts.part(bytes, 2, bytes.size() - 2)));
    }

    ScriptType type() {
        if (version == 0 && Scripts.isHash160(program)) {
            return ScriptType.PAY_TO_WITNESS_KEY_HASH;
        } else if (version == 0 && Scripts.isHash256(program)) {
            return ScriptType.PAY_TO_WITNESS_SCRIPT_HASH;
        } else if (version == 1 && Scripts.isHash256(program)) {
            return ScriptType.PAY_TO_TAPROOT;
        }
        return ScriptType.WITNESS_UNKNOWN;
    }
}
