package dsim.algorithms.bitcoin.script;

import dsim.actor.ByteString;
import dsim.shape.ByteSink;
import java.util.Locale;

/**
 * Addresses of witness programs: a prefix, {@code 1}, the version and the program five bits a letter, six letters of checksum.
 * Version 0 is checked as in BIP 173 (Bech32), all others as in BIP 350 (Bech32m).
 */
final class Bech32 {

    private static final String LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int MARK_OF_VERSION_0 = 1;
    private static final int MARK_OF_OTHERS = 0x2bc830a3;
    private static final int CHECKSUM = 6;
    private static final int LENGTH_MAX = 90;
    private static final int BITS = 5;

    private Bech32() {}

    /** The address of a program. */
    static String print(String prefix, WitnessProgram witness) {
        StringBuilder letters = new StringBuilder();
        letters.append(LETTERS.charAt(witness.version()));
        int held = 0;
        int bits = 0;
        for (byte each : witness.program().toByteArray()) {
            held = held << Byte.SIZE | Byte.toUnsignedInt(each);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                letters.append(LETTERS.charAt(held >>> bits & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            letters.append(LETTERS.charAt(held << (BITS - bits) & 31));
        }
        int checksum = polymod(prefix, letters + "q".repeat(CHECKSUM)) ^ mark(witness.version());
        for (int i = CHECKSUM - 1; i >= 0; i--) {
            letters.append(LETTERS.charAt(checksum >>> (BITS * i) & 31));
        }
        return prefix + "1" + letters;
    }

    /** Whether a text begins like an address of that prefix. */
    static boolean beginsWith(String prefix, String text) {
        return text.toLowerCase(Locale.ROOT).startsWith(prefix + "1");
    }

    /**
     * Reads the address of a program.
     *
     * @param text begins with the prefix
     * @throws IllegalArgumentException if the text is not of that form: says why
     */
    static WitnessProgram parse(String prefix, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.equals(text) && !text.toUpperCase(Locale.ROOT).equals(text)) {
            throw new IllegalArgumentException("it mixes small and capital letters");
        } else if (text.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("no address has " + text.length() + " characters");
        }
        String letters = lower.substring(prefix.length() + 1);
        for (int i = 0; i < letters.length(); i++) {
            if (LETTERS.indexOf(letters.charAt(i)) < 0) {
                throw new IllegalArgumentException(
                        "'" + letters.charAt(i) + "' at place " + (prefix.length() + i + 2) + " is in no address");
            }
        }
        int version = letters.length() > CHECKSUM ? LETTERS.indexOf(letters.charAt(0)) : -1;
        if (version < 0 || polymod(prefix, letters) != mark(version)) {
            throw new IllegalArgumentException("its checksum is wrong: is it copied completely?");
        } else if (version > 16) {
            throw new IllegalArgumentException("there is no witness version " + version);
        }
        ByteString program = program(letters.substring(1, letters.length() - CHECKSUM));
        boolean hasLength = version == 0
                ? Scripts.isHash160(program) || Scripts.isHash256(program)
                : program.size() >= 2 && program.size() <= 40;
        if (!hasLength) {
            throw new IllegalArgumentException(
                    "a witness of version " + version + " has no program of " + program.size() + " bytes");
        }
        return new WitnessProgram(version, program);
    }

    private static ByteString program(String letters) {
        ByteSink program = new ByteSink();
        int held = 0;
        int bits = 0;
        for (int i = 0; i < letters.length(); i++) {
            held = held << BITS | LETTERS.indexOf(letters.charAt(i));
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                program.putByte(held >>> bits);
                held &= (1 << bits) - 1;
            }
        }
        if (bits >= BITS || held != 0) {
            throw new IllegalArgumentException("its last letter says too much");
        }
        return ByteString.of(program.toByteArray());
    }

    private static int mark(int version) {
        return version == 0 ? MARK_OF_VERSION_0 : MARK_OF_OTHERS;
    }

    private static int polymod(String prefix, String letters) {
        int state = 1;
        for (int i = 0; i < prefix.length(); i++) {
            state = step(state, prefix.charAt(i) >>> BITS);
        }
        state = step(state, 0);
        for (int i = 0; i < prefix.length(); i++) {
            state = step(state, prefix.charAt(i) & 31);
        }
        for (int i = 0; i < letters.length(); i++) {
            state = step(state, LETTERS.indexOf(letters.charAt(i)));
        }
        return state;
    }

    private static int step(int before, int value) {
        int top = before >>> 25;
        int state = (before & 0x1ffffff) << BITS ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            state ^= (top >>> i & 1) == 0 ? 0 : GENERATOR[i];
        }
        return state;
    }
}
