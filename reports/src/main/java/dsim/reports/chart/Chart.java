package dsim.reports.chart;

import com.google.common.collect.ImmutableList;

/**
 * A chart with two axes: points, lines, steps, bars, bands and intervals. Immutable; same values, same bytes.
 */
public final class Chart implements Drawing {

    private final String title;
    private final String description;
    private final Axis x;
    private final Axis y;
    private final ImmutableList<Series> series;
    private final ImmutableList<Rule> rules;

    private Chart(Builder builder) {
        this.title = builder.title;
        this.description = builder.description;
        this.x = builder.x;
        this.y = builder.y;
        this.series = builder.series.build();
        this.rules = builder.rules.build();
    }

    /** A chart still without series. */
    public static Builder titled(String title, Axis x, Axis y) {
        return new Builder(title, x, y);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String toSvg(String id) {
        return new ChartPainter(id, title, description, x, y, series, rules).painted();
    }

    /** Gathers the parts of a chart. */
    public static final class Builder {

        private final String title;
        private final Axis x;
        private final Axis y;
        private String description;
        private final ImmutableList.Builder<Series> series = ImmutableList.builder();
        private final ImmutableList.Builder<Rule> rules = ImmutableList.builder();

        private Builder(String title, Axis x, Axis y) {
            this.title = title;
            this.description = y.label() + " over " + x.label();
            this.x = x;
            this.y = y;
        }

        /** Says in words what is to be seen, for those who cannot see it; else only the axes are named. */
        public Builder describedAs(String words) {
            description = words;
            return this;
        }

        /** Adds a series, drawn over those before it. */
        public Builder with(Series added) {
            series.add(added);
            return this;
        }

        /** Adds a vertical line at a value of x. */
        public Builder at(double value, String label) {
            rules.add(new Rule(true, value, label));
            return this;
        }

        /** Adds a horizontal line at a value of y. */
        public Builder level(double value, String label) {
            rules.add(new Rule(false, value, label));
            return this;
        }

        /** The chart. */
        public Chart build() {
            return new Chart(this);
        }
    }
}
