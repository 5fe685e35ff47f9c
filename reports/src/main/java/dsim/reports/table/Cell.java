package dsim.reports.table;

/** What stands at one place of a table. */
public sealed interface Cell {

    /** Words. */
    record Words(String text) implements Cell {

        @Override
        public String shown() {
            return text;
        }

        @Override
        public String exact() {
            return text;
        }
    }

    /** A whole number. */
    record Whole(long value) implements Cell {

        @Override
        public String shown() {
            return Long.toString(value);
        }

        @Override
        public String exact() {
            return Long.toString(value);
        }
    }

    /**
     * A number with a fraction.
     *
     * @param decimals how many digits after the point are shown, 0 or more
     */
    record Real(double value, int decimals) implements Cell {

        @Override
        public String shown() {
            return Numbers.fixed(value, decimals);
        }

        @Override
        public String exact() {
            return Double.isNaN(value) ? "" : Numbers.exact(value);
        }
    }

    /** Nothing, because there is nothing to tell. */
    record Blank() implements Cell {

        @Override
        public String shown() {
            return "–";
        }

        @Override
        public String exact() {
            return "";
        }
    }

    /** For people. */
    String shown();

    /** For programs: all digits. */
    String exact();

    /** Words. */
    static Cell of(String text) {
        return new Words(text);
    }

    /** A whole number. */
    static Cell of(long value) {
        return new Whole(value);
    }

    /** A number shown with so many digits after the point. */
    static Cell of(double value, int decimals) {
        return new Real(value, decimals);
    }

    /** Nothing to tell. */
    static Cell blank() {
        return new Blank();
    }
}
