package dsim.reports.chart;

/**
 * What tells one series from another: a colour, a dash and a mark. After six they come again.
 *
 * @param colour a CSS variable
 * @param dash of lines, as SVG has it; {@code none} for a whole line
 * @param outline of a mark around 0, 0, as an SVG path
 */
record Look(String colour, String dash, String outline) {

    private static final String[] DASHES = {"none", "8 4", "2 3", "10 3 2 3", "5 2", "1 4"};

    private static final String[] OUTLINES = {
        "m-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0z",
        "m-3.3 -3.3h6.6v6.6h-6.6z",
        "m0 -4.4l4.2 7.4h-8.4z",
        "m0 -4.6l4.6 4.6l-4.6 4.6l-4.6 -4.6z",
        "m0 4.4l4.2 -7.4h-8.4z",
        "m-3.4 -3.4l6.8 6.8m0 -6.8l-6.8 6.8",
    };

    /** The look of the index-th series, from 0. */
    static Look of(int index) {
        int turn = index % OUTLINES.length;
        return new Look("var(--c" + turn + ")", DASHES[turn], OUTLINES[turn]);
    }

    /** Draws a line. */
    void path(Svg svg, String kind, String path) {
        svg.element("path", "class", kind, "d", path, "style", "stroke:" + colour + ";stroke-dasharray:" + dash);
    }

    /** Draws marks, each a move to a place and the outline. */
    void marks(Svg svg, String path) {
        svg.element("path", "class", "mark", "d", path, "style", "stroke:" + colour);
    }

    /** Draws whiskers: lines that are never dashed. */
    void whiskers(Svg svg, String path) {
        svg.element("path", "class", "line", "d", path, "style", "stroke:" + colour);
    }

    /** Fills an area. */
    void area(Svg svg, String path, double opacity) {
        svg.element("path", "d", path, "style", "fill:" + colour + ";fill-opacity:" + Svg.number(opacity));
    }

    /** Fills a rectangle. */
    void area(Svg svg, double x, double y, double width, double height, double opacity) {
        area(
                svg,
                "M" + Svg.number(x) + " " + Svg.number(y) + "h" + Svg.number(width) + "v" + Svg.number(height) + "h"
                        + Svg.number(-width) + "z",
                opacity);
    }
}
