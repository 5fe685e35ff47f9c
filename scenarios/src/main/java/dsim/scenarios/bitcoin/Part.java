package dsim.scenarios.bitcoin;

import com.google.common.collect.ImmutableList;

/** A piece of a report, apart from how it is printed. */
public sealed interface Part {

    /** A title above it; may be empty. */
    String title();

    /** Labels of nine characters at most, and what belongs to each. */
    record Facts(String title, ImmutableList<Fact> facts) implements Part {}

    /**
     * Something with a label.
     *
     * @param lines each of which begins anew
     */
    record Fact(String label, ImmutableList<String> lines) {

        static Fact of(String label, String... lines) {
            return new Fact(label, ImmutableList.copyOf(lines));
        }
    }

    /** What was, and what is, side by side. */
    record Comparison(String title, ImmutableList<Pair> pairs) implements Part {}

    /** One thing before and after. */
    record Pair(String label, String before, String after) {

        /** Whether it differs. */
        public boolean isChanged() {
            return !before.equals(after);
        }
    }

    /**
     * Rows of cells.
     *
     * @param columns their headings; the last column holds sentences
     * @param rows each with a cell for every column
     */
    record Sheet(String title, ImmutableList<String> columns, ImmutableList<ImmutableList<String>> rows)
            implements Part {}
}
