package dsim.reports.chart;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

/**
 * What happened when and to whom: a lane for each node, bars for states that last, marks for what happens at an instant.
 * Immutable; same values, same bytes.
 */
public final class Timeline implements Drawing {

    private static final double WIDTH = 760;
    private static final double RIGHT = 22;
    private static final double LANE = 24;
    private static final double FONT = 13;

    private record Span(String lane, double from, double to, String kind) {}

    private record Mark(String lane, double at, String kind) {}

    private final String title;
    private final String description;
    private final Axis axis;
    private final ImmutableList<String> lanes;
    private final ImmutableList<Span> spans;
    private final ImmutableList<Mark> marks;
    private final ImmutableList<String> kinds;

    private Timeline(Builder builder) {
        this.title = builder.title;
        this.description = builder.description;
        this.axis = builder.axis;
        this.lanes = builder.lanes.build().asList();
        this.spans = builder.spans.build();
        this.marks = builder.marks.build();
        this.kinds = builder.kinds.build().asList();
    }

    /**
     * A time line still without anything on it.
     *
     * @param label of time, with its unit, such as {@code virtual time [s]}
     */
    public static Builder titled(String title, String label) {
        return new Builder(title, Axis.linear(label));
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String toSvg(String id) {
        double widest = 0;
        for (String lane : lanes) {
            widest = StrictMath.max(widest, TextWidth.of(lane, FONT));
        }
        double left = StrictMath.min(widest, WIDTH / 3) + 20;
        double right = WIDTH - RIGHT;
        Legend legend = new Legend(kinds, WIDTH);
        double top = 38 + legend.height();
        double bottom = top + lanes.size() * LANE;
        Ticks ticks = ticks();
        Svg svg = new Svg(id, WIDTH, bottom + 46, title, description);
        svg.words("title", 0, 22, "start", title);
        legend.draw(svg, 28, (index, x, middle) -> symbol(svg, kinds.get(index), x, middle));
        for (Ticks.Tick tick : ticks.labelled()) {
            double x = toX(ticks, tick.value(), left, right);
            svg.line("grid", x, top, x, bottom);
            svg.words("faint", x, bottom + 19, "middle", tick.label());
        }
        svg.line("axis", left, bottom, right, bottom);
        svg.words("", right, bottom + 38, "end", axis.label());
        for (int i = 0; i < lanes.size(); i++) {
            double middle = top + (i + 0.5) * LANE;
            svg.words("", left - 8, middle + 4.5, "end", lanes.get(i));
            svg.line("grid", left, middle, right, middle);
        }
        for (Span span : spans) {
            double from = toX(ticks, span.from(), left, right);
            double to = toX(ticks, span.to(), left, right);
            double y = top + lanes.indexOf(span.lane()) * LANE + 5;
            bar(svg, span.kind(), from, y, StrictMath.max(1.5, to - from), LANE - 10);
        }
        for (Mark mark : marks) {
            double x = toX(ticks, mark.at(), left, right);
            double y = top + (lanes.indexOf(mark.lane()) + 0.5) * LANE;
            mark(svg, mark.kind(), x, y);
        }
        return svg.finished();
    }

    private Ticks ticks() {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Span span : spans) {
            least = StrictMath.min(least, span.from());
            most = StrictMath.max(most, span.to());
        }
        for (Mark mark : marks) {
            least = StrictMath.min(least, mark.at());
            most = StrictMath.max(most, mark.at());
        }
        boolean isEmpty = least > most;
        double from = axis.from().orElse(0);
        return isEmpty ? Ticks.of(axis, from, axis.to().orElse(from + 1)) : Ticks.of(axis, least, most);
    }

    private static double toX(Ticks ticks, double time, double left, double right) {
        return left + (time - ticks.low()) / (ticks.high() - ticks.low()) * (right - left);
    }

    private Look look(String kind) {
        return Look.of(kinds.indexOf(kind));
    }

    private boolean isState(String kind) {
        return spans.stream().anyMatch(span -> span.kind().equals(kind));
    }

    private void symbol(Svg svg, String kind, double x, double middle) {
        if (isState(kind)) {
            bar(svg, kind, x, middle - 5.5, Legend.SYMBOL, 11);
        } else {
            mark(svg, kind, x + Legend.SYMBOL / 2, middle);
        }
    }

    private void mark(Svg svg, String kind, double x, double y) {
        Look look = look(kind);
        look.marks(svg, "M" + Svg.number(x) + " " + Svg.number(y) + look.outline());
    }

    private void bar(Svg svg, String kind, double x, double y, double width, double height) {
        Look look = look(kind);
        svg.element(
                "rect",
                "x",
                Svg.number(x),
                "y",
                Svg.number(y),
                "width",
                Svg.number(width),
                "height",
                Svg.number(height),
                "style",
                "fill:" + look.colour() + ";fill-opacity:0.35;stroke:" + look.colour() + ";stroke-dasharray:"
                        + look.dash());
    }

    /** Gathers the parts of a time line. */
    public static final class Builder {

        private final String title;
        private Axis axis;
        private String description;
        private final ImmutableSet.Builder<String> lanes = ImmutableSet.builder();
        private final ImmutableList.Builder<Span> spans = ImmutableList.builder();
        private final ImmutableList.Builder<Mark> marks = ImmutableList.builder();
        private final ImmutableSet.Builder<String> kinds = ImmutableSet.builder();

        private Builder(String title, Axis axis) {
            this.title = title;
            this.description = "What happened on each lane over " + axis.label();
            this.axis = axis;
        }

        /** Says in words what is to be seen, for those who cannot see it. */
        public Builder describedAs(String words) {
            description = words;
            return this;
        }

        /** Shows at least this stretch of time; else only the one in which something happens. */
        public Builder over(double from, double to) {
            axis = axis.holding(from, to);
            return this;
        }

        /** Adds a lane below the others; one that is only named by its bars and marks comes at their turn. */
        public Builder lane(String lane) {
            lanes.add(lane);
            return this;
        }

        /**
         * Adds a state that lasts.
         *
         * @param kind of state, as the legend says
         */
        public Builder span(String lane, double from, double to, String kind) {
            lanes.add(lane);
            kinds.add(kind);
            spans.add(new Span(lane, from, to, kind));
            return this;
        }

        /**
         * Adds something that happens at an instant.
         *
         * @param kind of what happens, as the legend says
         */
        public Builder mark(String lane, double at, String kind) {
            lanes.add(lane);
            kinds.add(kind);
            marks.add(new Mark(lane, at, kind));
            return this;
        }

        /** The time line. */
        public Timeline build() {
            return new Timeline(this);
        }
    }
}
