package dsim.reports.chart;

import java.util.OptionalDouble;

/**
 * One axis of a chart.
 *
 * @param label what is shown along it, with the unit, such as {@code delay [ms]}
 * @param isLog whether equal steps are equal factors; then only positive values are shown
 * @param from where it begins at the latest; empty: where the data do
 * @param to where it ends at the earliest; empty: where the data do
 */
public record Axis(String label, boolean isLog, OptionalDouble from, OptionalDouble to) {

    /**
     * @throws IllegalArgumentException if the axis is logarithmic and an end is not positive
     */
    public Axis {
        if (isLog && (from.orElse(1) <= 0 || to.orElse(1) <= 0)) {
            throw new IllegalArgumentException("a logarithmic axis is of positive values");
        }
    }

    /** Equal steps are equal differences. */
    public static Axis linear(String label) {
        return new Axis(label, false, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** Equal steps are equal factors. */
    public static Axis log(String label) {
        return new Axis(label, true, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** An axis that shows at least this range. */
    public Axis holding(double low, double high) {
        return new Axis(label, isLog, OptionalDouble.of(low), OptionalDouble.of(high));
    }
}
