package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** Text in two columns, a label and what belongs to it, at most {@value #WIDTH} characters wide. */
final class Page {

    /** As many characters has a line at most, unless a single word is longer. */
    static final int WIDTH = 100;

    private static final int LABEL = 12;
    private static final String QUOTE = "    ";

    private final StringBuilder text = new StringBuilder();

    /** A line as it is. */
    Page line(String line) {
        text.append(line.stripTrailing()).append('\n');
        return this;
    }

    /** An empty line between what stands above and what comes: one, where two were asked for, and none at the beginning. */
    Page gap() {
        boolean isApart = text.length() == 0 || endsWithGap();
        return isApart ? this : line("");
    }

    private boolean endsWithGap() {
        int end = text.length();
        return end > 1 && text.charAt(end - 1) == '\n' && text.charAt(end - 2) == '\n';
    }

    /** A paragraph, its words in as many lines as it takes. Nothing if it is empty. */
    Page paragraph(String label, String paragraph) {
        return paragraph.isBlank() ? this : rows(label, wrapped(paragraph, WIDTH - LABEL));
    }

    /** Lines, the first behind the label. Nothing if there are none. */
    Page rows(String label, List<String> rows) {
        String margin = "  " + label;
        for (String row : rows) {
            line(padded(margin, LABEL) + row);
            margin = "";
        }
        return this;
    }

    /** A line as it is, indented; folded if it is too long. */
    Page quote(String line) {
        folded(QUOTE + line, 2 * QUOTE.length()).forEach(this::line);
        return this;
    }

    /**
     * A line in lines that are not too long: as it is, but that it goes on below where it would be.
     *
     * @param indent of the lines that go on
     */
    static ImmutableList<String> folded(String line, int indent) {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        String rest = line;
        while (size(rest) > WIDTH) {
            int end = rest.offsetByCodePoints(0, WIDTH);
            int space = rest.lastIndexOf(' ', end);
            int cut = space > indent ? space : end;
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = " ".repeat(indent) + rest.substring(cut).stripLeading();
        }
        return lines.add(rest).build();
    }

    /**
     * Rows of cells, the columns as wide as their widest cell; the last column is wrapped into what is left. Nothing if there
     * are none.
     */
    Page table(String label, List<ImmutableList<String>> rows) {
        return rows(label, columns(rows, WIDTH - LABEL));
    }

    /** The lines of a table. */
    static ImmutableList<String> columns(List<ImmutableList<String>> rows, int width) {
        if (rows.isEmpty()) {
            return ImmutableList.of();
        }
        int last = rows.get(0).size() - 1;
        int[] widths = new int[last];
        for (ImmutableList<String> row : rows) {
            for (int column = 0; column < last; column++) {
                widths[column] = Math.max(widths[column], size(row.get(column)) + 2);
            }
        }
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        for (ImmutableList<String> row : rows) {
            StringBuilder line = new StringBuilder();
            int margin = 0;
            for (int column = 0; column < last; column++) {
                margin += widths[column];
                line.append(row.get(column));
                line.append(" ".repeat(margin - size(line.toString())));
            }
            for (String part : wrapped(row.get(last), Math.max(width - margin, WIDTH / 4))) {
                lines.add(line.append(part).toString().stripTrailing());
                line.setLength(0);
                line.append(" ".repeat(margin));
            }
        }
        return lines.build();
    }

    /** The words of a text in lines of a width; at least one line. */
    static ImmutableList<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() > 0 && size(line.toString()) + 1 + size(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return ImmutableList.copyOf(lines);
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - size(text)));
    }

    static String rightBound(String text, int width) {
        return " ".repeat(Math.max(0, width - size(text))) + text;
    }

    private static int size(String text) {
        return text.codePointCount(0, text.length());
    }

    boolean isEmpty() {
        return text.length() == 0;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
