package dsim.scenarios;

import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/**
 * A mistake in YAML itself, in plain words.
 *
 * @param mark where it shows
 * @param sentence what it is
 */
record YamlMistake(Optional<Mark> mark, String sentence) {

    /** What the parser noticed is often not where the author went wrong. */
    static YamlMistake of(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        String context = Optional.ofNullable(e.getContext()).orElse("");
        Optional<Mark> here = e.getProblemMark().or(e::getContextMark);
        Optional<Mark> begun = e.getContextMark();
        boolean isLater = begun.isPresent()
                && here.isPresent()
                && begun.get().getLine() < here.get().getLine();
        boolean atEnd = problem.contains("stream end") || problem.contains("end of stream");
        if (context.contains("flow sequence") || context.contains("flow mapping")) {
            String open = context.contains("mapping") ? "{" : "[";
            String close = context.contains("mapping") ? "}" : "]";
            return isLater || atEnd
                    ? new YamlMistake(begun, "this '" + open + "' is not closed")
                    : new YamlMistake(here, "a ',' or '" + close + "' is missing before this");
        } else if (context.contains("quoted scalar") && atEnd) {
            return new YamlMistake(begun, "this quote is not closed");
        } else if (problem.contains("unknown escape character")) {
            return new YamlMistake(here, "this is no escape: write \\\\ for a backslash, or use single quotes");
        } else if (problem.contains("\\t(TAB)")) {
            return new YamlMistake(here, "lines are indented with spaces, not with tabs");
        } else if (problem.contains("cannot start any token")) {
            return new YamlMistake(here, "a text that begins with this character has to stand in quotes");
        } else if (problem.contains("mapping values are not allowed")) {
            return new YamlMistake(
                    here,
                    "no key can stand here: the line is indented too far, a ':' is missing above it, or the text has to"
                            + " stand in quotes");
        } else if (problem.contains("sequence entries are not allowed")) {
            return new YamlMistake(here, "a list begins on a line of its own, or is written [a, b]");
        } else if (problem.contains("could not find expected ':'")) {
            return new YamlMistake(begun, "a ':' and a space are missing after this key");
        } else if (problem.contains("found '}'") || problem.contains("found ']'")) {
            return new YamlMistake(here, "this closes nothing");
        } else if (problem.contains("expected <block end>")) {
            return new YamlMistake(here, notIndentedLike(begun));
        } else if (problem.contains("expected the node content")) {
            return new YamlMistake(
                    here, atEnd ? "a bracket is not closed before the end" : "a value is missing before this");
        } else if (problem.contains("<document start>")) {
            return new YamlMistake(here, "the scenario ends before this");
        } else if (context.contains("block scalar")) {
            return new YamlMistake(here, "behind '|' or '>' the line ends; a text with them has to stand in quotes");
        } else {
            return new YamlMistake(here, "this is no YAML: " + problem.toLowerCase(Locale.ROOT));
        }
    }

    static String sentence(ReaderException e) {
        return String.format(Locale.ROOT, "the character U+%04X is not allowed in YAML", e.getCodePoint());
    }

    private static String notIndentedLike(Optional<Mark> begun) {
        return begun.map(mark -> "this line is not indented like the others that began with line "
                        + (mark.getLine() + 1) + ", or mixes keys with a list")
                .orElse("this line is not indented like the others");
    }
}
