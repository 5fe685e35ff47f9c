package dsim.reports.table;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as plain text. Words wider than their column are wrapped; columns that have no place beside the others come in
 * further blocks below, each led by the columns that say what a row is about.
 */
final class PlainText {

    private static final int WIDTH_MAX = 100;
    private static final int WORDS_MIN = 12;
    private static final String GAP = "  ";

    private final Table table;
    private final StringBuilder text = new StringBuilder();

    PlainText(Table table) {
        this.table = table;
        wrap(table.title(), WIDTH_MAX).forEach(this::line);
        int[] widths = widths();
        int from = table.leading();
        do {
            List<Integer> block = block(widths, from);
            rows(block, widths);
            from = block.get(block.size() - 1) + 1;
            if (from < widths.length) {
                line("");
            }
        } while (from < widths.length);
    }

    /** The columns of a block: the leading ones, and those from an index on that fit beside them, one at least. */
    private List<Integer> block(int[] widths, int from) {
        List<Integer> block = new ArrayList<>();
        int width = -GAP.length();
        for (int i = 0; i < table.leading(); i++) {
            width += GAP.length() + widths[i];
            block.add(i);
        }
        for (int i = from; i < widths.length; i++) {
            width += GAP.length() + widths[i];
            if (i > from && width > WIDTH_MAX) {
                break;
            }
            block.add(i);
        }
        return block;
    }

    /** What each column asks for; columns of words, the widest first, get less where all would not fit side by side. */
    private int[] widths() {
        int[] widths = new int[table.columns().size()];
        int sum = -GAP.length();
        for (int i = 0; i < widths.length; i++) {
            widths[i] = length(table.columns().get(i).heading());
            for (ImmutableList<Cell> row : table.rows()) {
                widths[i] = Math.max(widths[i], length(row.get(i).shown()));
            }
            widths[i] = Math.min(widths[i], (WIDTH_MAX - GAP.length()) / 2);
            sum += GAP.length() + widths[i];
        }
        while (sum > WIDTH_MAX) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean mayShrink = !table.columns().get(i).isNumeric() && widths[i] > WORDS_MIN;
                if (mayShrink && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return widths;
            }
            widths[widest]--;
            sum--;
        }
        return widths;
    }

    private void rows(List<Integer> block, int[] widths) {
        List<String> headings = new ArrayList<>();
        List<String> rules = new ArrayList<>();
        for (Column column : table.columns()) {
            headings.add(column.heading());
        }
        for (int width : widths) {
            rules.add("-".repeat(width));
        }
        row(headings, block, widths);
        row(rules, block, widths);
        for (ImmutableList<Cell> row : table.rows()) {
            row(row.stream().map(Cell::shown).toList(), block, widths);
        }
    }

    private void row(List<String> cells, List<Integer> block, int[] widths) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int column : block) {
            List<String> lines = wrap(cells.get(column), widths[column]);
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int y = 0; y < height; y++) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < block.size(); x++) {
                int column = block.get(x);
                String part = y < wrapped.get(x).size() ? wrapped.get(x).get(y) : "";
                String space = " ".repeat(widths[column] - length(part));
                line.append(x == 0 ? "" : GAP)
                        .append(table.columns().get(column).isNumeric() ? space + part : part + space);
            }
            line(line.toString());
        }
    }

    /** Breaks between words, and within a word only where it is wider than the column. */
    private static List<String> wrap(String words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split("\\s+", -1)) {
            String rest = word;
            if (line.length() > 0 && length(line) + 1 + length(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (length(rest) > width) {
                int cut = rest.offsetByCodePoints(0, width);
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            line.append(line.length() > 0 ? " " : "").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int length(CharSequence words) {
        return Character.codePointCount(words, 0, words.length());
    }

    /** Without the spaces at its end. */
    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
