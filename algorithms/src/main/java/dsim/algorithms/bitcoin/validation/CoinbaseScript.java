package dsim.algorithms.bitcoin.validation;

import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.Script;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** What miners write into the script of a coinbase: since BIP 34 the height, and any words. */
public final class CoinbaseScript {

    private static final int NAMES_HEIGHT_FROM_VERSION = 2;
    private static final int HEIGHT_SIZE_MAX = 4;
    private static final int PUSH_1 = 0x51;
    private static final int PUSH_16 = 0x60;
    private static final int WORD_MIN = 4;

    private CoinbaseScript() {}

    /** The height that a block names in its coinbase; empty if it names none, or is of a version that does not. */
    public static OptionalInt heightOf(Block block) {
        boolean mayName = block.header().version() >= NAMES_HEIGHT_FROM_VERSION
                && !block.transactions().isEmpty()
                && block.transactions().get(0).isCoinbase();
        if (!mayName) {
            return OptionalInt.empty();
        }
        byte[] bytes =
                block.transactions().get(0).inputs().get(0).script().bytes().toByteArray();
        int first = bytes.length == 0 ? 0 : Byte.toUnsignedInt(bytes[0]);
        if (first >= PUSH_1 && first <= PUSH_16) {
            return OptionalInt.of(first - PUSH_1 + 1);
        } else if (first == 0 || first > HEIGHT_SIZE_MAX || bytes.length <= first || bytes[first] < 0) {
            return OptionalInt.empty();
        }
        int height = 0;
        for (int i = first; i > 0; i--) {
            height = height << Byte.SIZE | Byte.toUnsignedInt(bytes[i]);
        }
        return OptionalInt.of(height);
    }

    /** Whether the script of a coinbase begins as that of a height. */
    static boolean names(int height, Script script) {
        ByteString start = startFor(height);
        byte[] bytes = script.bytes().toByteArray();
        return bytes.length >= start.size() && start.equals(ByteString.of(bytes, 0, start.size()));
    }

    /** With what the script of a coinbase of a height begins: the height is pushed as a number. */
    public static ByteString startFor(int height) {
        if (height >= 1 && height <= 16) {
            return ByteString.of((byte) (PUSH_1 + height - 1));
        }
        int size = height == 0 ? 0 : Integer.SIZE / Byte.SIZE - Integer.numberOfLeadingZeros(height) / Byte.SIZE;
        if (height != 0 && (height >>> (size * Byte.SIZE - 1) & 1) == 1) { // its highest bit would be the sign
            size++;
        }
        byte[] start = new byte[size + 1];
        start[0] = (byte) size;
        for (int i = 0; i < size; i++) {
            start[i + 1] = (byte) (i < Integer.BYTES ? height >>> i * Byte.SIZE : 0);
        }
        return ByteString.of(start);
    }

    /**
     * The words in a script: the longest run that is text in UTF-8, of four characters at least; empty if there is none.
     * Control characters end a run.
     */
    public static String textOf(Script script) {
        byte[] bytes = script.bytes().toByteArray();
        String longest = "";
        int at = 0;
        while (at < bytes.length) {
            int from = at;
            StringBuilder run = new StringBuilder();
            int size = characterSize(bytes, at);
            while (size > 0) {
                run.append(new String(bytes, at, size, StandardCharsets.UTF_8));
                at += size;
                size = characterSize(bytes, at);
            }
            longest = run.length() > longest.length() ? run.toString() : longest;
            at = Math.max(at, from + 1);
        }
        return longest.length() >= WORD_MIN ? longest.strip() : "";
    }

    /** How many bytes the printable character at a place has, else 0. */
    private static int characterSize(byte[] bytes, int at) {
        for (int size = 1; size <= Integer.BYTES && at + size <= bytes.length; size++) {
            OptionalInt character = character(bytes, at, size);
            if (character.isPresent()) {
                return isPrintable(character.getAsInt()) ? size : 0;
            }
        }
        return 0;
    }

    private static OptionalInt character(byte[] bytes, int at, int size) {
        try {
            return OptionalInt.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, size))
                    .toString()
                    .codePointAt(0));
        } catch (CharacterCodingException incomplete) {
            return OptionalInt.empty();
        }
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
