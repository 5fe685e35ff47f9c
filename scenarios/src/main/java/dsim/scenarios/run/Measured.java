package dsim.scenarios.run;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Doubles;
import dsim.check.Metric;
import dsim.scenarios.Measure;
import java.util.OptionalDouble;

/**
 * What was measured under one name.
 *
 * @param unit of {@code value}
 * @param samples how often it was measured; 0: there is nothing to report
 * @param value the one number, if there is one
 * @param isParted whether it is several named numbers
 * @param parts the named numbers in a fixed order
 */
public record Measured(
        Measure.Unit unit, long samples, OptionalDouble value, boolean isParted, ImmutableMap<String, Double> parts) {

    /** Whether its parts are the points of a curve: each is named by where it is, a number such as {@code 0.25}. */
    public boolean isCurve() {
        return !parts.isEmpty() && parts.keySet().stream().allMatch(part -> Doubles.tryParse(part) != null);
    }

    static Measured of(Measure.Unit unit, Metric metric) {
        return new Measured(unit, metric.samples(), metric.value(), metric.isParted(), metric.parts());
    }
}
