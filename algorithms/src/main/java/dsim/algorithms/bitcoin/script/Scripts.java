package dsim.algorithms.bitcoin.script;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.ChainWriter;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.crypto.Secp256k1;
import java.util.Optional;

/** What scripts look like: their kind, what they pay to, and their instructions in words. */
public final class Scripts {

    private static final int HASH160 = 20;
    private static final int HASH256 = 32;
    private static final int KEYS_MAX = 20;

    private Scripts() {}

    /** Pays to the key of a hash of 20 bytes. */
    public static Script toKeyHash(ByteString hash) {
        return new Script(new ChainWriter()
                .putByte(Op.DUP)
                .putByte(Op.HASH160)
                .putCountedBytes(hash)
                .putByte(Op.EQUALVERIFY)
                .putByte(Op.CHECKSIG)
                .toByteString());
    }

    /** Pays to the script of a hash of 20 bytes. */
    public static Script toScriptHash(ByteString hash) {
        return new Script(new ChainWriter()
                .putByte(Op.HASH160)
                .putCountedBytes(hash)
                .putByte(Op.EQUAL)
                .toByteString());
    }

    /**
     * Pays to a witness.
     *
     * @param version 0 to 16
     */
    public static Script toWitness(int version, ByteString program) {
        return new Script(new ChainWriter()
                .putByte(version == 0 ? Op.PUSH_0 : Op.PUSH_1 + version - 1)
                .putCountedBytes(program)
                .toByteString());
    }

    /** The kind of an output's script. */
    public static ScriptType typeOf(Script script) {
        ByteString bytes = script.bytes();
        Optional<WitnessProgram> witness = WitnessProgram.of(script);
        if (isScriptHash(bytes)) {
            return ScriptType.PAY_TO_SCRIPT_HASH;
        } else if (witness.isPresent()) {
            return witness.get().type();
        } else if (bytes.size() > 0 && opAt(bytes, 0) == Op.RETURN) {
            return ScriptType.DATA;
        } else if (isKeyHash(bytes)) {
            return ScriptType.PAY_TO_KEY_HASH;
        } else if (isKey(bytes)) {
            return ScriptType.PAY_TO_KEY;
        }
        return multisigKeys(script).isEmpty() ? ScriptType.OTHER : ScriptType.MULTISIG;
    }

    /** What the script pays to: the key, the hash or the program in it; empty if it is of another kind. */
    public static Optional<ByteString> targetOf(Script script) {
        ByteString bytes = script.bytes();
        return switch (typeOf(script)) {
            case PAY_TO_KEY -> Optional.of(part(bytes, 1, bytes.size() - 2));
            case PAY_TO_KEY_HASH -> Optional.of(part(bytes, 3, HASH160));
            case PAY_TO_SCRIPT_HASH -> Optional.of(part(bytes, 2, HASH160));
            case PAY_TO_WITNESS_KEY_HASH, PAY_TO_WITNESS_SCRIPT_HASH, PAY_TO_TAPROOT, WITNESS_UNKNOWN ->
                WitnessProgram.of(script).map(WitnessProgram::program);
            case MULTISIG, DATA, OTHER -> Optional.empty();
        };
    }

    static boolean isScriptHash(ByteString bytes) {
        return bytes.size() == HASH160 + 3
                && opAt(bytes, 0) == Op.HASH160
                && opAt(bytes, 1) == HASH160
                && opAt(bytes, HASH160 + 2) == Op.EQUAL;
    }

    private static boolean isKeyHash(ByteString bytes) {
        return bytes.size() == HASH160 + 5
                && opAt(bytes, 0) == Op.DUP
                && opAt(bytes, 1) == Op.HASH160
                && opAt(bytes, 2) == HASH160
                && opAt(bytes, HASH160 + 3) == Op.EQUALVERIFY
                && opAt(bytes, HASH160 + 4) == Op.CHECKSIG;
    }

    private static boolean isKey(ByteString bytes) {
        int last = bytes.size() - 1;
        return last > 1
                && opAt(bytes, last) == Op.CHECKSIG
                && opAt(bytes, 0) == last - 1
                && Secp256k1.isKey(part(bytes, 1, last - 1));
    }

    /** The keys of a multisig script; empty if it is none. */
    public static ImmutableList<ByteString> multisigKeys(Script script) {
        ByteString bytes = script.bytes();
        int last = bytes.size() - 1;
        if (last < 3 || opAt(bytes, last) != Op.CHECKMULTISIG) {
            return ImmutableList.of();
        }
        ImmutableList.Builder<ByteString> keys = ImmutableList.builder();
        Instructions instructions = new Instructions(script);
        int count = 0;
        if (!instructions.next() || small(instructions) < 1) {
            return ImmutableList.of();
        }
        int needed = small(instructions);
        while (instructions.next() && Secp256k1.isKey(instructions.pushed())) {
            keys.add(instructions.pushed());
            count++;
        }
        boolean isWhole =
                small(instructions) == count && instructions.position() == last && count <= KEYS_MAX && needed <= count;
        return isWhole ? keys.build() : ImmutableList.of();
    }

    /** How many of the keys of a multisig script must sign. */
    public static int multisigNeeds(Script script) {
        Instructions instructions = new Instructions(script);
        return instructions.next() ? small(instructions) : 0;
    }

    /** The number of 1 to 16 that an instruction pushes, else -1. */
    private static int small(Instructions instructions) {
        int op = instructions.op();
        return op >= Op.PUSH_1 && op <= Op.PUSH_16 ? op - Op.PUSH_1 + 1 : -1;
    }

    /** Whether a script does nothing but push. */
    static boolean isPushOnly(Script script) {
        Instructions instructions = new Instructions(script);
        while (instructions.next()) {
            if (instructions.op() > Op.PUSH_16) {
                return false;
            }
        }
        return !instructions.isBroken();
    }

    /** The script that pushes some bytes, in as few as they take. */
    static ByteString pushOf(ByteString pushed) {
        ChainWriter out = new ChainWriter();
        int size = pushed.size();
        if (size >= Op.PUSHDATA1 && size <= 0xff) {
            out.putByte(Op.PUSHDATA1);
        } else if (size > 0xff) {
            return out.putByte(Op.PUSHDATA2)
                    .putByte(size)
                    .putByte(size >>> Byte.SIZE)
                    .putBytes(pushed)
                    .toByteString();
        }
        return out.putByte(size).putBytes(pushed).toByteString();
    }

    /**
     * How many signatures a script may have to check, as the limit of blocks counts them.
     *
     * @param countsKeys whether a multisig counts as many as it has keys, where they are known; else it counts 20
     */
    public static int sigops(Script script, boolean countsKeys) {
        int count = 0;
        int before = -1;
        Instructions instructions = new Instructions(script);
        while (instructions.next()) {
            switch (instructions.op()) {
                case Op.CHECKSIG, Op.CHECKSIGVERIFY -> count++;
                case Op.CHECKMULTISIG, Op.CHECKMULTISIGVERIFY -> count += countsKeys && before > 0 ? before : KEYS_MAX;
                default -> {}
            }
            before = small(instructions);
        }
        return count;
    }

    /** What the last instruction of a script that does nothing but push pushes: the script of a hash, in an input. */
    public static Optional<Script> lastPush(Script script) {
        Optional<Script> last = Optional.empty();
        Instructions instructions = new Instructions(script);
        while (instructions.next()) {
            if (instructions.op() > Op.PUSH_16) {
                return Optional.empty();
            }
            last = Optional.of(new Script(instructions.pushed()));
        }
        return instructions.isBroken() ? Optional.empty() : last;
    }

    /** The instructions in words, such as {@code OP_DUP OP_HASH160 62e907b1… OP_EQUALVERIFY OP_CHECKSIG}, with all digits. */
    public static String inWords(Script script) {
        StringBuilder words = new StringBuilder();
        Instructions instructions = new Instructions(script);
        while (instructions.next()) {
            words.append(words.length() > 0 ? " " : "");
            words.append(instructions.pushedSize() > 0 ? instructions.pushed().toHex() : Op.name(instructions.op()));
        }
        if (instructions.isBroken()) {
            words.append(words.length() > 0 ? " " : "").append("[breaks off]");
        }
        return words.toString();
    }

    static int opAt(ByteString bytes, int index) {
        return Byte.toUnsignedInt(bytes.at(index));
    }

    static ByteString part(ByteString bytes, int from, int length) {
        return ByteString.of(bytes.toByteArray(), from, length);
    }

    static boolean isHash160(ByteString program) {
        return program.size() == HASH160;
    }

    static boolean isHash256(ByteString program) {
        return program.size() == HASH256;
    }
}
