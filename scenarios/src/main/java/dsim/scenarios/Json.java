package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dsim.reports.table.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** JSON of maps, lists, texts, numbers and truth values; an empty {@link Optional} is null. */
public final class Json {

    private static final String INDENT = "  ";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");

    private Json() {}

    static ImmutableMap<String, Object> object(String key, Object value) {
        return ImmutableMap.of(key, value);
    }

    static ImmutableMap<String, Object> object(String key, Object value, String other, Object otherValue) {
        return ImmutableMap.of(key, value, other, otherValue);
    }

    static ImmutableMap<String, Object> anyOf(ImmutableMap<String, Object> schema, ImmutableMap<String, Object> other) {
        return anyOf(ImmutableList.of(schema, other));
    }

    static ImmutableMap<String, Object> anyOf(List<ImmutableMap<String, Object>> schemas) {
        return ImmutableMap.of("anyOf", ImmutableList.copyOf(schemas));
    }

    /** A text that matches a pattern as a whole. */
    static ImmutableMap<String, Object> text(String pattern) {
        return ImmutableMap.of("type", "string", "pattern", "^(?:" + pattern + ")$");
    }

    /** What a tree is in JSON, by the core schema of YAML 1.2. */
    static Object of(Tree tree) {
        if (tree instanceof Tree.Leaf leaf) {
            return leaf.quoted() ? leaf.text() : plain(leaf.text());
        } else if (tree instanceof Tree.Listing listing) {
            return listing.items().stream().map(Json::of).toList();
        } else if (tree instanceof Tree.Mapping mapping) {
            return Maps.transformValues(mapping.entries(), entry -> of(entry.value()));
        }
        throw new AssertionError("unhandled: " + tree);
    }

    private static Object plain(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
    }

    /** Several lines, the last with a line end. */
    public static String print(Object value) {
        StringBuilder json = new StringBuilder();
        print(value, "\n", INDENT, json);
        return json.append('\n').toString();
    }

    /** One line, without a line end. */
    public static String line(Object value) {
        StringBuilder json = new StringBuilder();
        print(value, "", "", json);
        return json.toString();
    }

    /**
     * Prints a value.
     *
     * @param lineEnd what ends a line, with the indent of the next
     * @param indent how much further what is inside stands
     */
    private static void print(Object value, String lineEnd, String indent, StringBuilder json) {
        String inner = lineEnd + indent;
        String separator = inner;
        if (value instanceof Map<?, ?> map) {
            json.append('{');
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.append(separator).append(quoted(entry.getKey().toString())).append(": ");
                print(entry.getValue(), inner, indent, json);
                separator = "," + inner;
            }
            json.append(map.isEmpty() ? "" : lineEnd).append('}');
        } else if (value instanceof Iterable<?> list) {
            json.append('[');
            for (Object item : list) {
                json.append(separator);
                print(item, inner, indent, json);
                separator = "," + inner;
            }
            json.append(separator.equals(inner) ? "" : lineEnd).append(']');
        } else if (value instanceof String text) {
            json.append(quoted(text));
        } else if (value instanceof Optional<?> maybe) {
            maybe.ifPresentOrElse(present -> print(present, lineEnd, indent, json), () -> json.append("null"));
        } else if (value instanceof Double number) {
            json.append(Double.isFinite(number) ? Numbers.exact(number) : "null");
        } else {
            json.append(value);
        }
    }

    /** A text in quotes, as JSON and YAML both read it. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c == '\n') {
                quoted.append("\\n");
            } else if (isPlain(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> c > 0xffff;
            default -> true;
        };
    }
}
