package dsim.scenarios;

import java.util.stream.Collectors;

/** A tree in one line, as it could be written. */
final class FlowText {

    /** What a text without quotes may have besides letters and digits; some of it not at the beginning. */
    private static final String INSIDE = "_./+-% ()";

    private static final String FIRST = "_./+-";

    private FlowText() {}

    static String of(Tree tree) {
        if (tree instanceof Tree.Leaf leaf) {
            return scalar(leaf.text(), leaf.quoted());
        } else if (tree instanceof Tree.Listing listing) {
            return listing.items().stream().map(FlowText::of).collect(Collectors.joining(", ", "[", "]"));
        } else if (tree instanceof Tree.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(entry -> scalar(entry.getKey(), false) + ": "
                            + of(entry.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        throw new AssertionError("unhandled: " + tree);
    }

    /**
     * A text, in quotes where it needs them.
     *
     * @param quoted whether it was in quotes: then it is a text even if it looks like nothing
     */
    static String scalar(String text, boolean quoted) {
        boolean isNothing = text.isEmpty() || text.equals("~") || text.equals("null");
        if (isNothing) {
            return quoted ? Json.quoted(text) : text;
        }
        return isPlain(text) ? text : Json.quoted(text);
    }

    private static boolean isPlain(String text) {
        char first = text.charAt(0);
        boolean isDash = first == '-' && (text.length() == 1 || text.charAt(1) == ' ' || text.charAt(1) == '-');
        return (isLetterOrDigit(first) || FIRST.indexOf(first) >= 0)
                && !isDash
                && !text.startsWith("...")
                && !text.endsWith(" ")
                && !text.contains("  ")
                && text.chars().allMatch(c -> isLetterOrDigit(c) || INSIDE.indexOf(c) >= 0);
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
