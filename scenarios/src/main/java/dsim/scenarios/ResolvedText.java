package dsim.scenarios;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/** A scenario with all that it says, as YAML. */
final class ResolvedText {

    private static final String INDENT = "  ";

    /** Where comments begin, if there is room. */
    private static final int COMMENT = 44;

    private final StringBuilder text = new StringBuilder();

    private final boolean saysSources;

    private ResolvedText(boolean saysSources) {
        this.saysSources = saysSources;
    }

    static String of(Tree.Mapping scenario) {
        return new ResolvedText(false).print(scenario);
    }

    /** With a comment behind each value that says where it comes from. */
    static String withSources(Tree.Mapping scenario) {
        return new ResolvedText(true).print(scenario);
    }

    private String print(Tree.Mapping scenario) {
        mapping(scenario, "", "");
        return text.toString();
    }

    /** Where each value comes from by its path. */
    static ImmutableMap<String, Place> sources(Tree.Mapping scenario) {
        ImmutableMap.Builder<String, Place> sources = ImmutableMap.builder();
        sources(scenario, "", sources);
        return sources.buildKeepingLast();
    }

    private static void sources(Tree tree, String path, ImmutableMap.Builder<String, Place> sources) {
        if (tree instanceof Tree.Mapping mapping) {
            mapping.entries()
                    .forEach((key, entry) -> sources(entry.value(), path.isEmpty() ? key : path + "." + key, sources));
        } else if (tree instanceof Tree.Listing listing && !listing.items().isEmpty()) {
            for (int i = 0; i < listing.items().size(); i++) {
                sources(listing.items().get(i), path + "[" + i + "]", sources);
            }
        } else {
            sources.put(path, tree.place());
        }
    }

    /**
     * Prints keys with values.
     *
     * @param first what stands before the first of them
     * @param rest what stands before the others
     */
    private void mapping(Tree.Mapping mapping, String first, String rest) {
        String indent = first;
        for (Map.Entry<String, Tree.Mapping.Entry> entry : mapping.entries().entrySet()) {
            String key = indent + FlowText.scalar(entry.getKey(), true) + ":";
            value(key, entry.getValue().value(), rest + INDENT);
            indent = rest;
        }
    }

    private void value(String before, Tree value, String indent) {
        if (value instanceof Tree.Mapping mapping && !mapping.entries().isEmpty()) {
            text.append(before).append('\n');
            mapping(mapping, indent, indent);
        } else if (value instanceof Tree.Listing listing && hasMappings(listing)) {
            text.append(before).append('\n');
            for (Tree item : listing.items()) {
                item(item, indent);
            }
        } else {
            line(before + " " + FlowText.of(value), value.place());
        }
    }

    private void item(Tree item, String indent) {
        if (item instanceof Tree.Mapping mapping && !mapping.entries().isEmpty()) {
            mapping(mapping, indent + "- ", indent + INDENT);
        } else {
            line(indent + "- " + FlowText.of(item), item.place());
        }
    }

    private static boolean hasMappings(Tree.Listing listing) {
        return listing.items().stream().anyMatch(Tree.Mapping.class::isInstance);
    }

    private void line(String line, Place from) {
        if (!saysSources) {
            text.append(line.stripTrailing()).append('\n');
            return;
        }
        String comment = from.toString().replaceAll("\\p{Cntrl}", " ");
        int gap = Math.max(2, COMMENT - line.codePointCount(0, line.length()));
        text.append(line).append(" ".repeat(gap)).append("# ").append(comment).append('\n');
    }
}
