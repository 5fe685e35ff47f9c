package dsim.reports.chart;

/**
 * A straight line across a chart, with words at its end: where something begins, or what is expected.
 *
 * @param isVertical whether it stands at a value of x, and not lies at a value of y
 * @param at the value
 * @param label the words
 */
record Rule(boolean isVertical, double at, String label) {}
