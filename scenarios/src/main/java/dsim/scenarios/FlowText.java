package dsim.scenarios;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A tree in one line, as it could be written. */
final class FlowText {

    /** What needs no quotes, wherever it stands. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+-][A-Za-z0-9_./+%-]*( [A-Za-z0-9_./+%()-]+)*");

    /** What would be read as something else than a text. */
    private static final Pattern SPECIAL = Pattern.compile("~|null|[-+.]|---|-.* .*");

    private FlowText() {}

    static String of(Tree tree) {
        if (tree instanceof Tree.Leaf leaf) {
            return scalar(leaf.text(), leaf.quoted());
        } else if (tree instanceof Tree.Listing listing) {
            return listing.items().stream().map(FlowText::of).collect(Collectors.joining(", ", "[", "]"));
        } else if (tree instanceof Tree.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(entry -> scalar(entry.getKey(), false) + ": " + of(entry.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        throw new AssertionError("unhandled: " + tree);
    }

    /**
     * A text, in quotes where it needs them.
     *
     * @param quoted whether it was in quotes; those stay only where it would otherwise be nothing
     */
    static String scalar(String text, boolean quoted) {
        boolean isSpecial = text.isEmpty() || SPECIAL.matcher(text).matches();
        return PLAIN.matcher(text).matches() && !(quoted && isSpecial) && !text.startsWith("- ") && !text.endsWith(":")
                ? text
                : text.isEmpty() && !quoted ? "" : Json.quoted(text);
    }
}
