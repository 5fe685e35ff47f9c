package dsim.reports.chart;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Draws one chart: from top to bottom the title, the legend, the label of y, the plot, the label of x. */
final class ChartPainter {

    private static final double WIDTH = 760;
    private static final double PLOT_HEIGHT = 330;
    private static final double RIGHT = 22;
    private static final double FONT = 13;
    private static final double TITLE_FONT = 15;
    private static final double LINE_HEIGHT = 19;
    private static final double BAR_OPACITY = 0.45;
    private static final double BAND_OPACITY = 0.2;

    private final String id;
    private final String title;
    private final String description;
    private final Axis xAxis;
    private final Axis yAxis;
    private final ImmutableList<Series> series;
    private final ImmutableList<Rule> standing;
    private final ImmutableList<Rule> lying;

    private final Ticks xTicks;
    private final Ticks yTicks;
    private final double left;
    private final double right = WIDTH - RIGHT;
    private double top;
    private double bottom;

    ChartPainter(
            String id,
            String title,
            String description,
            Axis xAxis,
            Axis yAxis,
            ImmutableList<Series> series,
            ImmutableList<Rule> rules) {
        this.id = id;
        this.title = title;
        this.description = description;
        this.xAxis = xAxis;
        this.yAxis = yAxis;
        this.series = series;
        this.standing = rules.stream()
                .filter(rule -> rule.isVertical() && isShown(xAxis, rule.at()))
                .collect(toImmutableList());
        this.lying = rules.stream()
                .filter(rule -> !rule.isVertical() && isShown(yAxis, rule.at()))
                .collect(toImmutableList());
        Range xRange = new Range(xAxis);
        Range yRange = new Range(yAxis);
        for (Series each : series) {
            each.x().forEach(xRange::add);
            each.to().forEach(xRange::add);
            each.y().forEach(yRange::add);
            each.low().forEach(yRange::add);
            each.high().forEach(yRange::add);
            if (each.shape() == Series.Shape.BARS) {
                yRange.add(0);
            }
        }
        standing.forEach(rule -> xRange.add(rule.at()));
        lying.forEach(rule -> yRange.add(rule.at()));
        xTicks = xRange.ticks();
        yTicks = yRange.ticks();
        double widest = 0;
        for (Ticks.Tick tick : yTicks.labelled()) {
            widest = StrictMath.max(widest, TextWidth.of(tick.label(), FONT));
        }
        left = widest + 20;
    }

    /** The values that an axis has to show; those that it cannot show are passed over. */
    private static final class Range {

        private final Axis axis;
        private double least = Double.POSITIVE_INFINITY;
        private double most = Double.NEGATIVE_INFINITY;

        Range(Axis axis) {
            this.axis = axis;
        }

        void add(double value) {
            if (isShown(axis, value)) {
                least = StrictMath.min(least, value);
                most = StrictMath.max(most, value);
            }
        }

        Ticks ticks() {
            boolean isEmpty = least > most;
            return Ticks.of(axis, isEmpty ? 1 : least, isEmpty ? 1 : most);
        }
    }

    private static boolean isShown(Axis axis, double value) {
        return Double.isFinite(value) && (!axis.isLog() || value > 0);
    }

    private static double share(Axis axis, Ticks ticks, double value) {
        return axis.isLog()
                ? StrictMath.log(value / ticks.low()) / StrictMath.log(ticks.high() / ticks.low())
                : (value - ticks.low()) / (ticks.high() - ticks.low());
    }

    private double toX(double value) {
        return left + share(xAxis, xTicks, value) * (right - left);
    }

    private double toY(double value) {
        return bottom - share(yAxis, yTicks, value) * (bottom - top);
    }

    private boolean isShown(double x, double y) {
        return isShown(xAxis, x) && isShown(yAxis, y);
    }

    String painted() {
        List<String> titleLines = TextWidth.wrap(title, TITLE_FONT, WIDTH - 20);
        Legend legend = new Legend(
                Stream.concat(series.stream().map(Series::name), lying.stream().map(Rule::label))
                        .collect(toImmutableList()),
                WIDTH);
        RuleLabels labels = new RuleLabels();
        double titleBottom = 12 + titleLines.size() * (LINE_HEIGHT + 1);
        top = titleBottom + legend.height() + LINE_HEIGHT + 12 + labels.rows.size() * LINE_HEIGHT;
        bottom = top + PLOT_HEIGHT;
        Svg svg = new Svg(id, WIDTH, bottom + 46, title, description);
        for (int i = 0; i < titleLines.size(); i++) {
            svg.words("title", 0, 22 + i * (LINE_HEIGHT + 1), "start", titleLines.get(i));
        }
        legend.draw(svg, titleBottom, (index, x, middle) -> symbol(svg, index, x, middle));
        axes(svg, titleBottom + legend.height() + LINE_HEIGHT);
        svg.begin("clipPath", "id", id + "-plot");
        svg.element(
                "rect",
                "x",
                Svg.number(left - 5),
                "y",
                Svg.number(top - 5),
                "width",
                Svg.number(right - left + 10),
                "height",
                Svg.number(bottom - top + 5));
        svg.end("clipPath");
        svg.begin("g", "clip-path", "url(#" + id + "-plot)");
        for (int i = 0; i < series.size(); i++) {
            draw(svg, series.get(i), Look.of(i));
        }
        for (Rule rule : lying) {
            svg.line("rule", left, toY(rule.at()), right, toY(rule.at()));
        }
        for (Rule rule : standing) {
            svg.line("rule", toX(rule.at()), top - 4, toX(rule.at()), bottom);
        }
        svg.end("g");
        labels.draw(svg);
        return svg.finished();
    }

    private void symbol(Svg svg, int index, double x, double middle) {
        if (index >= series.size()) {
            svg.line("rule", x, middle, x + Legend.SYMBOL, middle);
        } else {
            symbol(svg, series.get(index).shape(), Look.of(index), x, middle);
        }
    }

    private static void symbol(Svg svg, Series.Shape shape, Look look, double x, double middle) {
        String stroke = "M" + point(x, middle) + "H" + Svg.number(x + Legend.SYMBOL);
        String mark = "M" + point(x + Legend.SYMBOL / 2, middle) + look.outline();
        switch (shape) {
            case BARS -> look.area(svg, x, middle - 5, Legend.SYMBOL, 10, BAR_OPACITY);
            case BAND -> look.area(svg, x, middle - 5, Legend.SYMBOL, 10, BAND_OPACITY);
            case POINTS -> look.marks(svg, mark);
            case LINE, STEPS -> look.path(svg, "line", stroke);
            case ESTIMATES -> {
                look.path(svg, "line thin", stroke);
                look.marks(svg, mark);
            }
            case BANDED -> {
                look.area(svg, x, middle - 5, Legend.SYMBOL, 10, BAND_OPACITY);
                look.path(svg, "line", stroke);
            }
        }
    }

    private void axes(Svg svg, double yLabel) {
        for (Ticks.Tick tick : yTicks.labelled()) {
            double y = toY(tick.value());
            svg.line("grid", left, y, right, y);
            svg.words("faint", left - 8, y + 4.5, "end", tick.label());
        }
        for (double value : yTicks.small()) {
            svg.line("axis", left - 3, toY(value), left, toY(value));
        }
        double free = Double.NEGATIVE_INFINITY;
        for (Ticks.Tick tick : xTicks.labelled()) {
            double x = toX(tick.value());
            double half = TextWidth.of(tick.label(), FONT) / 2;
            svg.line("grid", x, top, x, bottom);
            if (x - half > free) {
                double inside = StrictMath.min(x, WIDTH - 2 - half);
                svg.words("faint", inside, bottom + 19, "middle", tick.label());
                free = x + half + 6;
            }
        }
        for (double value : xTicks.small()) {
            svg.line("axis", toX(value), bottom, toX(value), bottom + 3);
        }
        svg.line("axis", left, bottom, right, bottom);
        svg.line("axis", left, top, left, bottom);
        svg.words("", 0, yLabel, "start", yAxis.label());
        svg.words("", right, bottom + 38, "end", xAxis.label());
    }

    /** The words of the standing lines, above the plot: each in the lowest row where it touches no other. */
    private final class RuleLabels {

        private final List<List<Rule>> rows = new ArrayList<>();

        RuleLabels() {
            for (Rule rule : standing) {
                int row = 0;
                while (row < rows.size() && rows.get(row).stream().anyMatch(other -> touches(rule, other))) {
                    row++;
                }
                if (row == rows.size()) {
                    rows.add(new ArrayList<>());
                }
                rows.get(row).add(rule);
            }
        }

        private double width(Rule rule) {
            return TextWidth.of(rule.label(), FONT);
        }

        private double middle(Rule rule) {
            double half = width(rule) / 2;
            return StrictMath.max(half, StrictMath.min(WIDTH - half, toX(rule.at())));
        }

        private boolean touches(Rule one, Rule other) {
            return StrictMath.abs(middle(one) - middle(other)) < (width(one) + width(other)) / 2 + 8;
        }

        void draw(Svg svg) {
            for (int row = 0; row < rows.size(); row++) {
                for (Rule rule : rows.get(row)) {
                    svg.words("", middle(rule), top - 8 - row * LINE_HEIGHT, "middle", rule.label());
                }
            }
        }
    }

    private void draw(Svg svg, Series each, Look look) {
        switch (each.shape()) {
            case POINTS -> marks(svg, each, look);
            case LINE -> look.path(svg, "line", path(each.x(), each.y(), false));
            case STEPS -> look.path(svg, "line", path(each.x(), each.y(), true));
            case BARS -> bars(svg, each, look);
            case BAND -> area(svg, each, look);
            case ESTIMATES -> {
                look.path(svg, "line thin", path(each.x(), each.y(), false));
                whiskers(svg, each, look);
                marks(svg, each, look);
            }
            case BANDED -> {
                area(svg, each, look);
                look.path(svg, "line", path(each.x(), each.y(), false));
            }
        }
    }

    private static String point(double x, double y) {
        return Svg.number(x) + " " + Svg.number(y);
    }

    /** Marks that fall on the same half pixel are drawn once. */
    private void marks(Svg svg, Series each, Look look) {
        Set<String> drawn = new HashSet<>();
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < each.x().length(); i++) {
            if (isShown(each.x().get(i), each.y().get(i))) {
                double x = StrictMath.rint(toX(each.x().get(i)) * 2) / 2;
                double y = StrictMath.rint(toY(each.y().get(i)) * 2) / 2;
                if (drawn.add(point(x, y))) {
                    path.append('M').append(point(x, y)).append(look.outline());
                }
            }
        }
        look.marks(svg, path.toString());
    }

    /** A path through the values, with gaps where one cannot be shown; steps of less than a third of a pixel are passed. */
    private String path(ImmutableDoubleArray xs, ImmutableDoubleArray ys, boolean isStepped) {
        StringBuilder path = new StringBuilder();
        boolean isDown = false;
        double lastX = 0;
        double lastY = 0;
        for (int i = 0; i < xs.length(); i++) {
            if (!isShown(xs.get(i), ys.get(i))) {
                isDown = false;
                continue;
            }
            double x = toX(xs.get(i));
            double y = toY(ys.get(i));
            boolean isClose = StrictMath.abs(x - lastX) < 0.33 && StrictMath.abs(y - lastY) < 0.33;
            if (isDown && isClose && i + 1 < xs.length()) {
                continue;
            }
            path.append(isDown ? "L" : "M");
            if (isDown && isStepped) {
                path.append(point(x, lastY)).append('L');
            }
            path.append(point(x, y));
            isDown = true;
            lastX = x;
            lastY = y;
        }
        return path.toString();
    }

    private void bars(Svg svg, Series each, Look look) {
        for (int i = 0; i < each.x().length(); i++) {
            if (isShown(each.x().get(i), each.y().get(i))
                    && isShown(xAxis, each.to().get(i))) {
                double from = toX(each.x().get(i));
                double to = toX(each.to().get(i));
                double base = yAxis.isLog() ? bottom : toY(0);
                double y = toY(each.y().get(i));
                double width = StrictMath.max(1, to - from - 0.8);
                look.area(svg, from, StrictMath.min(y, base), width, StrictMath.abs(base - y), BAR_OPACITY);
            }
        }
    }

    private void area(Svg svg, Series each, Look look) {
        StringBuilder there = new StringBuilder();
        StringBuilder back = new StringBuilder();
        for (int i = 0; i < each.x().length(); i++) {
            if (isShown(each.x().get(i), each.low().get(i))
                    && isShown(each.x().get(i), each.high().get(i))) {
                double x = toX(each.x().get(i));
                there.append(there.length() == 0 ? "M" : "L")
                        .append(point(x, toY(each.high().get(i))));
                back.insert(0, "L" + point(x, toY(each.low().get(i))));
            }
        }
        look.area(svg, there.append(back).append('Z').toString(), BAND_OPACITY);
    }

    private void whiskers(Svg svg, Series each, Look look) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < each.x().length(); i++) {
            boolean isShown = isShown(each.x().get(i), each.low().get(i))
                    && isShown(yAxis, each.high().get(i));
            if (isShown) {
                double x = toX(each.x().get(i));
                double low = toY(each.low().get(i));
                double high = toY(each.high().get(i));
                path.append('M').append(point(x - 4, low)).append('H').append(Svg.number(x + 4));
                path.append('M').append(point(x - 4, high)).append('H').append(Svg.number(x + 4));
                path.append('M').append(point(x, low)).append('V').append(Svg.number(high));
            }
        }
        look.whiskers(svg, path.toString());
    }
}
