package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON (RFC 8259) into maps, lists, texts, {@link BigDecimal}s, truth values, and {@link Optional#empty()} for null: what
 * {@link dsim.scenarios.Json} prints. Takes no key twice, and at most {@value #DEPTH} levels.
 */
public final class JsonReader {

    private static final int DEPTH = 64;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{4}");

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * The value of a whole text.
     *
     * @throws BrokenRecordException if it is no JSON
     */
    public static Object read(String text) throws BrokenRecordException {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value(DEPTH);
        reader.blank();
        if (reader.at < text.length()) {
            throw reader.broken("something follows it");
        }
        return value;
    }

    private Object value(int depth) throws BrokenRecordException {
        if (depth == 0) {
            throw broken("it has too many levels");
        }
        blank();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", Optional.empty());
            default -> number();
        };
    }

    private ImmutableMap<String, Object> object(int depth) throws BrokenRecordException {
        Map<String, Object> entries = new LinkedHashMap<>();
        at++;
        for (boolean isFirst = true; !ends('}', isFirst); isFirst = false) {
            blank();
            String key = string();
            blank();
            take(':');
            if (entries.put(key, value(depth - 1)) != null) {
                throw broken("'" + key + "' is there twice");
            }
        }
        return ImmutableMap.copyOf(entries);
    }

    private ImmutableList<Object> array(int depth) throws BrokenRecordException {
        ImmutableList.Builder<Object> items = ImmutableList.builder();
        at++;
        for (boolean isFirst = true; !ends(']', isFirst); isFirst = false) {
            items.add(value(depth - 1));
        }
        return items.build();
    }

    /** Steps over the end of a list, or over the comma before its next item. */
    private boolean ends(char end, boolean isFirst) throws BrokenRecordException {
        blank();
        if (peek() == end) {
            at++;
            return true;
        }
        if (!isFirst) {
            take(',');
        }
        return false;
    }

    private String string() throws BrokenRecordException {
        take('"');
        StringBuilder string = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw broken("a text has a control character");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() throws BrokenRecordException {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) Integer.parseInt(match(HEX, "four hexadecimal digits are"), 16);
            default -> throw broken("'\\" + c + "' is no escape");
        };
    }

    private BigDecimal number() throws BrokenRecordException {
        return new BigDecimal(match(NUMBER, "a value is"));
    }

    private Object word(String word, Object value) throws BrokenRecordException {
        if (!text.startsWith(word, at)) {
            throw broken("a value is missing");
        }
        at += word.length();
        return value;
    }

    private String match(Pattern pattern, String what) throws BrokenRecordException {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw broken(what + " missing");
        }
        at = matcher.end();
        return matcher.group();
    }

    private void blank() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws BrokenRecordException {
        if (at == text.length()) {
            throw broken("it breaks off");
        }
        return text.charAt(at);
    }

    private char next() throws BrokenRecordException {
        char c = peek();
        at++;
        return c;
    }

    private void take(char wanted) throws BrokenRecordException {
        if (peek() != wanted) {
            throw broken("'" + wanted + "' is missing");
        }
        at++;
    }

    private BrokenRecordException broken(String what) {
        long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return new BrokenRecordException("it is no JSON, in line " + line + ": " + what);
    }
}
