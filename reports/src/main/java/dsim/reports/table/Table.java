package dsim.reports.table;

import com.google.common.collect.ImmutableList;

/**
 * A table as a value: what it says, apart from how it is printed. Immutable.
 *
 * @param title what the table is about
 * @param columns at least one
 * @param leading how many columns, from the first on, say what a row is about: where there is no place for all columns side
 *     by side, they stand before each part
 * @param rows each with a cell for every column
 */
public record Table(String title, ImmutableList<Column> columns, int leading, ImmutableList<ImmutableList<Cell>> rows) {

    /**
     * @throws IllegalArgumentException if there is no column, or a row has more or fewer cells than there are columns
     */
    public Table {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table has 1 column or more");
        } else if (leading < 1 || leading > columns.size()) {
            throw new IllegalArgumentException("of " + columns.size() + " columns 1 or more lead, not " + leading);
        }
        for (ImmutableList<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has a cell for each of " + columns.size() + " columns, not " + row.size());
            }
        }
    }

    /** A table still without rows. */
    public static Builder titled(String title, Column... columns) {
        return new Builder(title, ImmutableList.copyOf(columns));
    }

    /** As plain text of at most 100 columns. */
    public String toText() {
        return new PlainText(this).toString();
    }

    /** As Markdown with the pipes of GitHub, without the title. */
    public String toMarkdown() {
        StringBuilder text = new StringBuilder();
        for (Column column : columns) {
            text.append("| ").append(markdown(column.heading())).append(' ');
        }
        text.append("|\n");
        for (Column column : columns) {
            text.append(column.isNumeric() ? "| ---: " : "| --- ");
        }
        text.append("|\n");
        for (ImmutableList<Cell> row : rows) {
            for (Cell cell : row) {
                text.append("| ").append(markdown(cell.shown())).append(' ');
            }
            text.append("|\n");
        }
        return text.toString();
    }

    private static String markdown(String words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == '\n' || c == '\r') {
                text.append(' ');
            } else {
                if ("\\`*_[]<>|#".indexOf(c) >= 0) {
                    text.append('\\');
                }
                text.append(c);
            }
        }
        return text.toString();
    }

    /** As CSV (RFC 4180): a line of headings, numbers with all their digits, lines ended by CR LF. */
    public String toCsv() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            text.append(i == 0 ? "" : ",").append(csv(columns.get(i).heading()));
        }
        text.append("\r\n");
        for (ImmutableList<Cell> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                text.append(i == 0 ? "" : ",").append(csv(row.get(i).exact()));
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    private static String csv(String field) {
        boolean isPlain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return isPlain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    /** Gathers the rows of a table. */
    public static final class Builder {

        private final String title;
        private final ImmutableList<Column> columns;
        private final ImmutableList.Builder<ImmutableList<Cell>> rows = ImmutableList.builder();
        private int leading = 1;

        private Builder(String title, ImmutableList<Column> columns) {
            this.title = title;
            this.columns = columns;
        }

        /** So many columns say what a row is about; else the first one. */
        public Builder leading(int count) {
            leading = count;
            return this;
        }

        /** Adds a row below the others. */
        public Builder row(Cell... cells) {
            rows.add(ImmutableList.copyOf(cells));
            return this;
        }

        /**
         * The table.
         *
         * @throws IllegalArgumentException if there is no column, or a row has more or fewer cells than there are columns
         */
        public Table build() {
            return new Table(title, columns, leading, rows.build());
        }
    }
}
