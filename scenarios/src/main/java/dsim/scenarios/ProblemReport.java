package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Problems as people read them: for each text how many there are, then each with its place, the line it stands in, and a
 * caret under what is meant. No line is wider than {@value #WIDTH} characters, unless the name of a file is.
 */
public final class ProblemReport {

    private static final int WIDTH = 100;

    /** What a sentence needs beside its carets; where there is less, it goes below them. */
    private static final int SENTENCE_MIN = 40;

    /** So many are shown of each text. */
    private static final int SHOWN = 50;

    private static final String CUT = "...";

    private ProblemReport() {}

    /**
     * The text, with a line end after its last line; empty if there are no problems.
     *
     * @param noun what one of them is called, such as {@code warning}
     */
    public static String of(Collection<Problem> problems, String noun) {
        ImmutableListMultimap<String, Problem> byOrigin =
                Multimaps.index(problems, problem -> problem.place().origin().name());
        return byOrigin.asMap().entrySet().stream()
                .map(each -> block(each.getKey(), ImmutableList.copyOf(each.getValue()), noun))
                .collect(Collectors.joining("\n"));
    }

    private static String block(String name, ImmutableList<Problem> all, String noun) {
        ImmutableList<Problem> shown = all.subList(0, Math.min(SHOWN, all.size()));
        int lineWidth = 0;
        int columnWidth = 0;
        for (Problem each : shown) {
            if (isInFile(each)) {
                lineWidth =
                        Math.max(lineWidth, String.valueOf(each.place().line()).length());
                columnWidth = Math.max(
                        columnWidth, String.valueOf(each.place().column()).length());
            }
        }
        StringBuilder text = new StringBuilder();
        text.append(name).append(": ").append(all.size()).append(' ').append(noun);
        text.append(all.size() == 1 ? "\n\n" : "s\n\n");
        for (Problem each : shown) {
            String where = isInFile(each)
                    ? String.format(
                            Locale.ROOT,
                            " %" + lineWidth + "d:%-" + columnWidth + "d  ",
                            each.place().line(),
                            each.place().column())
                    : "  ";
            append(text, where, each);
        }
        if (shown.size() < all.size()) {
            text.append("  and ").append(all.size() - shown.size()).append(" more\n");
        }
        return text.toString();
    }

    private static boolean isInFile(Problem problem) {
        return problem.place().origin().kind() == Origin.Kind.FILE;
    }

    private static void append(StringBuilder text, String where, Problem problem) {
        Excerpt excerpt = Excerpt.of(problem.place(), WIDTH - where.length());
        String margin = " ".repeat(where.length());
        String carets = margin + " ".repeat(excerpt.indent) + "^".repeat(excerpt.length);
        text.append((where + excerpt.line).stripTrailing()).append('\n').append(carets);
        int room = WIDTH - carets.length() - 1;
        String sentence = Excerpt.printable(problem.sentence());
        if (sentence.codePointCount(0, sentence.length()) <= room) {
            text.append(' ').append(sentence).append('\n');
        } else if (room >= SENTENCE_MIN) {
            text.append(' ').append(wrapped(sentence, room, " ".repeat(carets.length() + 1)));
        } else {
            text.append('\n').append(margin).append(wrapped(sentence, WIDTH - margin.length(), margin));
        }
    }

    /** The words of a sentence in lines of a width, all lines but the first behind a margin. */
    private static String wrapped(String sentence, int width, String margin) {
        StringBuilder lines = new StringBuilder();
        int used = 0;
        for (String whole : sentence.split(" ", -1)) {
            String word = whole.length() > width ? whole.substring(0, width - CUT.length()) + CUT : whole;
            int length = word.codePointCount(0, word.length());
            if (used > 0 && used + 1 + length > width) {
                lines.append('\n').append(margin);
                used = 0;
            } else if (used > 0) {
                lines.append(' ');
                used++;
            }
            lines.append(word);
            used += length;
        }
        return lines.append('\n').toString();
    }

    /**
     * The line around a place, as far as there is room for it.
     *
     * @param line without indentation and dashes; with the lines before it since the bracket around the place opened
     * @param indent how many characters stand before the place
     * @param length how many characters of the place are shown
     */
    private record Excerpt(String line, int indent, int length) {

        static Excerpt of(Place place, int room) {
            String before = IntStream.range(place.opening(), place.line())
                    .mapToObj(number -> place.origin().line(number).strip())
                    .filter(line -> !line.isEmpty())
                    .map(line -> line + " ")
                    .collect(Collectors.joining());
            String own = place.origin().line(place.line());
            String left = cut(own, 0, place.column() - 1).stripLeading();
            String right = cut(own, place.column() - 1, own.codePointCount(0, own.length()))
                    .stripTrailing();
            int[] all = printable(before + left + right).codePoints().toArray();
            int dashes = dashes(all, size(before + left));
            int[] line = Arrays.copyOfRange(all, dashes, all.length);
            return fitted(line, size(before + left) - dashes, place.length(), room);
        }

        private static Excerpt fitted(int[] line, int indent, int length, int room) {
            int shown = Math.max(1, Math.min(length, line.length - indent));
            if (line.length <= room) {
                return new Excerpt(new String(line, 0, line.length), indent, shown);
            }
            int inner = room - 2 * CUT.length();
            shown = Math.min(shown, inner);
            int from = Math.max(0, Math.min(indent - (inner - shown) / 2, line.length - inner));
            int until = Math.min(line.length, from + inner);
            String left = from == 0 ? "" : CUT;
            String right = until == line.length ? "" : CUT;
            return new Excerpt(
                    left + new String(line, from, until - from) + right, left.length() + indent - from, shown);
        }

        private static String cut(String line, int fromColumn, int toColumn) {
            return line.substring(line.offsetByCodePoints(0, fromColumn), line.offsetByCodePoints(0, toColumn));
        }

        private static int size(String text) {
            return text.codePointCount(0, text.length());
        }

        /** The same number of characters, each of which can be shown. */
        private static String printable(String text) {
            return text.codePoints()
                    .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        /** How many characters the dashes of a list take that stand before a place. */
        private static int dashes(int[] line, int before) {
            int dashes = 0;
            while (dashes + 1 < before && line[dashes] == '-' && line[dashes + 1] == ' ') {
                dashes += 2;
                while (dashes < before && line[dashes] == ' ') {
                    dashes++;
                }
            }
            return dashes;
        }
    }
}
