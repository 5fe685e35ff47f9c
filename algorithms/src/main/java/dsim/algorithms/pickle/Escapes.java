package dsim.algorithms.pickle;

import dsim.shape.MalformedMessageException;

/** Texts as the lines of protocol 0 write them. */
final class Escapes {

    private Escapes() {}

    /** Python's {@code raw-unicode-escape}: Latin-1, and four or eight hexadecimal digits behind a backslash and {@code u} or {@code U}. */
    static String rawUnicode(String line) throws MalformedMessageException {
        StringBuilder text = new StringBuilder();
        int backslashes = 0;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            boolean isEscape = backslashes % 2 == 1 && (character == 'u' || character == 'U');
            backslashes = character == '\\' ? backslashes + 1 : 0;
            if (isEscape) {
                int digits = character == 'u' ? 4 : 8;
                text.setLength(text.length() - 1);
                text.appendCodePoint(codePoint(line, i + 1, digits));
                i += digits;
            } else {
                text.append(character);
            }
        }
        return wellFormed(text.toString());
    }

    /** A text in quotes, as Python 2 wrote its {@code str}. */
    static String quoted(String line) throws MalformedMessageException {
        String stripped = line.strip();
        char quote = stripped.isEmpty() ? ' ' : stripped.charAt(0);
        if (stripped.length() < 2 || "'\"".indexOf(quote) < 0 || stripped.charAt(stripped.length() - 1) != quote) {
            throw new MalformedMessageException("STRING: a text in quotes is expected");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < stripped.length() - 1; i++) {
            char character = stripped.charAt(i);
            if (character != '\\') {
                text.append(character);
                continue;
            }
            char escaped = stripped.charAt(++i);
            switch (escaped) {
                case '\\', '\'', '"' -> text.append(escaped);
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'x' -> {
                    text.appendCodePoint(codePoint(stripped, i + 1, 2));
                    i += 2;
                }
                default -> throw new MalformedMessageException("STRING: no escape \\" + escaped);
            }
        }
        return text.toString();
    }

    private static int codePoint(String line, int from, int digits) throws MalformedMessageException {
        try {
            int codePoint = Integer.parseUnsignedInt(line.substring(from, from + digits), 16);
            if (Character.isValidCodePoint(codePoint)) {
                return codePoint;
            }
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new MalformedMessageException("an escape of " + digits + " hexadecimal digits is expected", e);
        }
        throw new MalformedMessageException("no character: " + line.substring(from, from + digits));
    }

    private static String wellFormed(String text) throws MalformedMessageException {
        if (text.codePoints().anyMatch(each -> each <= 0xffff && Character.isSurrogate((char) each))) {
            throw new MalformedMessageException("half a character: a surrogate stands alone");
        }
        return text;
    }
}
