package dsim.scenarios;

import dsim.check.Metric;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A number that a scenario may name.
 *
 * @param name as it is written, such as {@code messages.sent}
 * @param doc what it counts or measures, in one line
 * @param unit of {@link Metric#value()}
 * @param metric makes a new one for each run, from what the metrics of that run look at together
 */
public record Measure(String name, String doc, Unit unit, Function<Views, Metric> metric) {

    /** One that looks at the steps by itself. */
    public Measure(String name, String doc, Unit unit, Supplier<Metric> metric) {
        this(name, doc, unit, views -> metric.get());
    }

    /** What one of it is. Bounds on durations, ratios and sizes have to be written with a unit. */
    public enum Unit {
        COUNT(""),
        NANOSECONDS("ns"),
        MILLISECONDS("ms"),
        SECONDS("s"),
        RATIO(""),
        BYTES("bytes");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        /** What stands behind a number, such as {@code ms}; empty if nothing does. */
        public String symbol() {
            return symbol;
        }
    }
}
