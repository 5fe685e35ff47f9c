package dsim.reports.table;

/**
 * One column of a table.
 *
 * @param name what stands in it
 * @param unit what its numbers are counted in, such as {@code ms}; may be empty
 * @param isNumeric whether it holds numbers, which stand to the right, and not words
 */
public record Column(String name, String unit, boolean isNumeric) {

    /** A column of words. */
    public static Column words(String name) {
        return new Column(name, "", false);
    }

    /** A column of numbers without a unit. */
    public static Column numbers(String name) {
        return new Column(name, "", true);
    }

    /** A column of numbers that are counted in a unit. */
    public static Column numbers(String name, String unit) {
        return new Column(name, unit, true);
    }

    /** Name and unit, such as {@code delay [ms]}. */
    public String heading() {
        return unit.isEmpty() ? name : name + " [" + unit + "]";
    }
}
